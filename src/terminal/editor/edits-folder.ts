import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder in which the pages of a journal are edited: one for each journal in the folder for running programs, which
 * lies in memory and is gone after a restart; the journal's own folder where there is none that only this user can enter.
 * @param runtimeFolder `nearfar` in the folder for running programs, which must belong to this user alone; null for none
 * @param journalFolder an absolute path
 */
export function editsFolder(runtimeFolder: string | null, journalFolder: string): string {
  if (runtimeFolder === null || !isPrivate(dirname(runtimeFolder))) return journalFolder;
  const folder = runtimeEditsFolder(runtimeFolder, journalFolder);
  try {
    return [runtimeFolder, folder].every(ensurePrivate) ? folder : journalFolder;
  } catch {
    return journalFolder;
  }
}

/** The folder for the pages of a journal inside that for running programs; whether it exists is not asked. */
export function runtimeEditsFolder(runtimeFolder: string, journalFolder: string): string {
  return join(runtimeFolder, `journal-${createHash('sha256').update(journalFolder).digest('hex').slice(0, 16)}`);
}

/** Creates a folder that is missing, and closes it to others. @returns whether it is private now */
function ensurePrivate(path: string): boolean {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!isOurs(path)) return false;
  chmodSync(path, 0o700);
  return isPrivate(path);
}

/** Whether a path is a folder, no link, that belongs to this user and that nobody else can enter. */
function isPrivate(path: string): boolean {
  return isOurs(path) && (lstatSync(path).mode & 0o077) === 0;
}

function isOurs(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && stats.uid === process.geteuid?.();
}
