import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LAST_DAY } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { isOurs } from '../../files/private-folder.ts';
import type { JournalKey } from '../journal-location.ts';
import { hasLockChanged, lockChangedError } from '../lock/locked-file.ts';
import { newestBackup, readableBackupFiles } from './backup-files.ts';
import { lockHolder } from './lock-holder.ts';
import { hasNoInodes, ownerOf, writeObstacle } from './write-obstacle.ts';

/** The other way out of most failures, for a file in the folder of the journal. */
const OTHER_FOLDER = 'or choose another folder with --home';

type Explanation = [sentence: string, hint: string];

/** The sentence and the hint for a code of the file system. */
const SYSTEM_CAUSES: Readonly<Record<string, (file: string, otherWay: string) => Explanation>> = {
  EIO: (file) => [`The disk of ${file} gave an error.`, 'Check the disk, and copy what is on it to another.'],
  EROFS: (file, otherWay) => [
    `${file} cannot be written: its file system is read-only.`,
    `Mount it for writing, ${otherWay}. A disk with errors is often made read-only.`,
  ],
  ELOOP: (file, otherWay) => [
    `${file} cannot be opened: a symbolic link on the way to it leads in a circle.`,
    `Mend the link, ${otherWay}.`,
  ],
  ENOSPC: (file) =>
    hasNoInodes(dirname(file))
      ? [
          `There is no room for another file on the disk of ${file}: its inodes are used up.`,
          'Remove some small files and try again.',
        ]
      : [`There is no room left on the disk of ${file}.`, 'Free some room and try again.'],
  EDQUOT: (file) => [`Your quota on the disk of ${file} is used up.`, 'Free some room and try again.'],
  EFBIG: (file) => [`${file} would grow larger than a file may be here.`, 'Raise the limit (ulimit -f) and try again.'],
  ENAMETOOLONG: (file) => [`${file} cannot be opened: its path is too long.`, 'Choose a shorter one with --home.'],
  EACCES: explainMissingRight,
  EPERM: (file, otherWay) => [
    `${file} cannot be written: the system does not permit it. Its folder belongs to ${ownerOf(dirname(file))}.`,
    `Check who owns the folder and whether the file is marked immutable, ${otherWay}.`,
  ],
  EISDIR: (file, otherWay) => [`${file} cannot be opened: it is a folder.`, `Move the folder away, ${otherWay}.`],
  ENOTDIR: (file, otherWay) => [
    `${file} cannot be opened: what should be its folder is a file.`,
    `Move that file away, ${otherWay}.`,
  ],
  EEXIST: (file, otherWay) => [
    `${file} cannot be opened: a file is at the place of its folder, or of the folder of its copies.`,
    `Move it away, ${otherWay}.`,
  ],
  ENOENT: (file, otherWay) => [
    `${file} cannot be written: its folder is not there and cannot be created.`,
    `Check the path, ${otherWay}.`,
  ],
  EMFILE: (file) => [`${file} cannot be opened: too many files are open.`, 'Close some programs and try again.'],
};

/** What SQLite says of a file that was encrypted or decrypted, or replaced by such a file, under an open connection. */
const OF_CHANGED_LOCK = /^SQLITE_(?:NOTADB|CORRUPT|READONLY_DBMOVED)/;

/**
 * A UserError that names the true cause of an error of SQLite or of the file system; any other error is returned
 * unchanged. SQLite names only the kind of a failure, so the file and its folder are tried to find the cause.
 * @param key of the journal, null for a plain one, if the file is one that was open
 * @param otherWay what else can be done than to put the cause right, as the end of a sentence
 */
export function explainJournalError(
  error: unknown,
  file: string,
  key?: JournalKey | null,
  otherWay = OTHER_FOLDER,
): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string') return error;
  if (key !== undefined && OF_CHANGED_LOCK.test(code) && hasLockChanged(file, key)) return lockChangedError(file);
  const explained = SYSTEM_CAUSES[code]?.(file, otherWay) ?? explainSqliteError(code, String(message), file, otherWay);
  return explained ? new UserError(...explained) : error;
}

function explainSqliteError(code: string, message: string, file: string, otherWay: string): Explanation | null {
  if (/^SQLITE_(?:BUSY|LOCKED)/.test(code))
    return [`${file} is in use by ${lockHolder(file)}.`, 'Close the other one and try again.'];
  if (code === 'SQLITE_CORRUPT_INDEX')
    return [`${file} is damaged: an index in it was changed on the disk.`, waysBack(file)];
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) return [`${file} is not a journal that can be read.`, waysBack(file)];
  if (code === 'SQLITE_READONLY_DBMOVED')
    return existsSync(file)
      ? [`${file} was replaced by another file while it was open.`, 'Check what replaced it, and try again.']
      : [`${file} was removed or moved while it was open.`, 'Put it back, and try again.'];
  // SQLite reads the tables of a file that was cut to nothing as missing.
  if (code === 'SQLITE_ERROR' && /^no such table: (?:main\.)?(?:entries|drafts|settings)$/.test(message))
    return [`${file} was emptied or replaced while it was open.`, 'Put a backup in its place, and try again.'];
  if (!/^SQLITE_(?:FULL|READONLY|CANTOPEN|IOERR|PERM)/.test(code)) return null;
  const obstacle = code === 'SQLITE_FULL' ? 'ENOSPC' : writeObstacle(file);
  const known = obstacle === null ? undefined : SYSTEM_CAUSES[obstacle];
  if (known) return known(file, otherWay);
  return code.startsWith('SQLITE_IOERR')
    ? SYSTEM_CAUSES.EIO!(file, otherWay)
    : [`${file} cannot be written (${obstacle ?? code}).`, `Check who owns the folder, ${otherWay}.`];
}

/** Which right is missing on the way to a file, and how this user gives it to themselves where the file is theirs. */
function explainMissingRight(file: string, otherWay: string): Explanation {
  const folder = dirname(file);
  const closed = closedFolder(folder);
  const explain = (what: string, path: string): Explanation =>
    isOwn(path)
      ? [
          `${file} cannot be ${what}, though it is yours.`,
          `Give yourself the right (chmod u+rwX ${path}), ${otherWay}.`,
        ]
      : [`${file} cannot be ${what}, which belongs to ${ownerOf(path)}.`, `Check who owns it, ${otherWay}.`];
  if (closed !== null) return explain(`opened: you may not enter ${closed}`, closed);
  const isThere = existsSync(file);
  if (isThere && lacks(file, constants.R_OK)) return explain('read: you have no right to this file', file);
  if (isThere && lacks(file, constants.W_OK)) return explain('written: you may not change this file', file);
  return explain(`written: you may not write into ${folder}`, folder);
}

/** The first folder on the way to a path that this user may not enter; null if there is none. */
function closedFolder(folder: string): string | null {
  const above = dirname(folder) === folder ? null : closedFolder(dirname(folder));
  return above ?? (lacks(folder, constants.X_OK) ? folder : null);
}

function lacks(path: string, right: number): boolean {
  try {
    accessSync(path, right);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function isOwn(path: string): boolean {
  return existsSync(path) && isOurs(statSync(path));
}

/** How the entries of a damaged file come back. */
function waysBack(file: string): string {
  const newest = newestBackup(readableBackupFiles(dirname(file)), LAST_DAY);
  const salvage = `nearfar doctor --salvage ${file} brings together what can still be read in it.`;
  return newest === undefined
    ? `There is no copy beside it. ${salvage} nearfar restore FILE puts a copy from elsewhere in its place.`
    : `The newest copy is ${newest.name}: nearfar restore lists the copies and brings one back. ${salvage}`;
}

/** Runs a step, whose known errors become a UserError. @throws as the step does otherwise */
export async function orExplain<T>(file: string, step: () => T | Promise<T>, otherWay?: string): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw explainJournalError(error, file, undefined, otherWay);
  }
}
