import type { Day } from '../domain/day.ts';
import { formatDay } from '../domain/day.ts';
import { backupFiles, newestBackup } from '../journal/file/backup-files.ts';
import { escapeControls, joinWithAnd } from '../render/text.ts';
import { dateAt, type World } from '../world.ts';

/** Most days that are named; the rest is counted. */
const NAMED = 5;

/** Says on standard error which of the days that were read are not as they were written, and what has them whole. */
export function warnOfDamage(world: World, days: readonly Day[]): void {
  if (days.length === 0) return;
  const dates = days.slice(0, NAMED).map((day) => formatDay(day, 'd MMMM yyyy'));
  const which = joinWithAnd(days.length > NAMED ? [...dates, `${days.length - NAMED} more`] : dates);
  const copy = newestBackup(backupFiles(world.folder), dateAt(world, world.now()));
  const newest = copy ? ` The newest copy is ${copy.path}.` : '';
  world.stderr.write(
    `What was written for ${which} was changed on the disk: a word or a number may be wrong.${escapeControls(newest)} See: nearfar doctor\n`,
  );
}
