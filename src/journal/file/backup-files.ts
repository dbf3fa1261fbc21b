import { join } from 'node:path';
import { type Day, isDay } from '../../domain/day.ts';
import { namesIn } from '../../files/names-in.ts';

/** A copy of the journal in its folder `backups`. */
export interface BackupFile {
  name: string;
  path: string;
  /** The day on which it was made, for a daily copy; null for one made before a migration or before a restore. */
  day: Day | null;
}

/** The folder of the copies of the journal in `folder`. */
export function backupFolder(folder: string): string {
  return join(folder, 'backups');
}

/** The copy of a day. */
export function dailyBackup(folder: string, day: Day): string {
  return join(backupFolder(folder), `journal-${day}.db`);
}

/** Where the journal is kept before a restore replaces it. */
export function backupBeforeRestore(folder: string, at: Date): string {
  return backupBefore('restore', folder, at);
}

/** Where the newest copy of a journal is kept when a new journal begins. */
export function backupBeforeBeginAnew(folder: string, at: Date): string {
  return backupBefore('begin-anew', folder, at);
}

function backupBefore(what: string, folder: string, at: Date): string {
  // Windows allows no colon in a name.
  return join(backupFolder(folder), `journal-before-${what}-${at.toISOString().replaceAll(/[:.]/g, '-')}.db`);
}

/** The copies in `backups`: the daily ones first, the newest of them at the top. Empty if the folder cannot be read. */
export function backupFiles(folder: string): BackupFile[] {
  const files = namesIn(backupFolder(folder)).flatMap((name) => {
    const [, label] = /^journal-(.+)\.db$/.exec(name) ?? [];
    if (label === undefined) return [];
    return [{ name, path: join(backupFolder(folder), name), day: isDay(label) ? label : null }];
  });
  // By name, from the end: days come in order, and 'before...' is told apart by its missing day.
  const newestFirst = files.reverse();
  return [...newestFirst.filter(({ day }) => day !== null), ...newestFirst.filter(({ day }) => day === null)];
}

/**
 * The newest daily copy of or before a day, or else of the copies after it the oldest; without daily copies any other.
 * Later ones come last because a clock that was wrong may have dated them.
 */
export function newestBackup(files: readonly BackupFile[], upTo: Day): BackupFile | undefined {
  const daily = files.filter(({ day }) => day !== null);
  return daily.find(({ day }) => day! <= upTo) ?? daily.at(-1) ?? files[0];
}
