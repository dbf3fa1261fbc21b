import { type Day, formatDay } from '../domain/day.ts';
import { newestWholeCopy } from '../journal/backups/newest-whole-copy.ts';
import { nameSome } from '../language/name-some.ts';
import { escapeControls, joinWithAnd } from '../render/text.ts';
import { dateAt, type World } from '../world.ts';

/** Most days that are named; the rest is counted. */
const NAMED = 5;

/** Which days are not as they were written, and the newest copy that has them whole. */
export function damageSentence(world: World, days: readonly Day[]): string {
  const dates = [...days].sort().map((day) => formatDay(day, 'd MMMM yyyy'));
  const which = joinWithAnd(nameSome(dates, NAMED));
  const copy = newestWholeCopy(world, days, dateAt(world, world.now()));
  const them = days.length === 1 ? 'it' : 'them';
  const whole = copy ? `The newest copy that has ${them} whole is ${copy.path}.` : `No copy has ${them} whole.`;
  return `What was written for ${which} was changed on the disk: a word or a number may be wrong. ${escapeControls(whole)} See: nearfar doctor`;
}
