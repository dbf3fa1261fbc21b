import { join } from 'node:path';
import { type Day, isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { readNames } from '../../files/names-in.ts';
import { reasonOfReading } from '../../files/reason-in-words.ts';

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

/**
 * The copies in `backups`: the daily ones first, the newest of them at the top; none if the folder is missing.
 * @throws UserError if the folder cannot be read, as there may be copies in it all the same
 */
export function backupFiles(folder: string): BackupFile[] {
  const files = namesOfBackups(backupFolder(folder)).flatMap((name) => {
    const [, label] = /^journal-(.+)\.db$/.exec(name) ?? [];
    if (label === undefined) return [];
    return [{ name, path: join(backupFolder(folder), name), day: isDay(label) ? label : null }];
  });
  // By name, from the end: days come in order, and 'before...' is told apart by its missing day.
  const newestFirst = files.reverse();
  return [...newestFirst.filter(({ day }) => day !== null), ...newestFirst.filter(({ day }) => day === null)];
}

/** The same for a caller that goes on without copies; none also if the folder cannot be read. */
export function readableBackupFiles(folder: string): BackupFile[] {
  try {
    return backupFiles(folder);
  } catch {
    return [];
  }
}

function namesOfBackups(backups: string): string[] {
  try {
    return readNames(backups);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw code === 'ENOTDIR'
      ? new UserError(`${backups} is no folder, and should hold the copies of the journal.`, 'Move it away.')
      : new UserError(
          `The copies of the journal in ${backups} cannot be looked at: ${reasonOfReading(code)}.`,
          `Check who owns the folder; if it is yours, this opens it to you: chmod u+rwx ${backups}`,
        );
  }
}

/**
 * The newest daily copy of or before a day, or else of the copies after it the oldest; without daily copies any other.
 * Later ones come last because a clock that was wrong may have dated them.
 */
export function newestBackup(files: readonly BackupFile[], upTo: Day): BackupFile | undefined {
  const daily = files.filter(({ day }) => day !== null);
  return daily.find(({ day }) => day! <= upTo) ?? daily.at(-1) ?? files[0];
}
