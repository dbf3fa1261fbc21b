import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * The folder in which the pages of a journal are edited: one for each journal in the folder for running programs, which
 * lies in memory and is gone after a restart; the journal's own folder where there is none that only this user can enter.
 * @param runtimeFolder the value of `XDG_RUNTIME_DIR`
 * @param journalFolder an absolute path
 */
export function editsFolder(runtimeFolder: string | undefined, journalFolder: string): string {
  if (!runtimeFolder || !isAbsolute(runtimeFolder) || !isPrivate(runtimeFolder)) return journalFolder;
  const name = `journal-${createHash('sha256').update(journalFolder).digest('hex').slice(0, 16)}`;
  const [parent, folder] = [join(runtimeFolder, 'nearfar'), join(runtimeFolder, 'nearfar', name)];
  try {
    return [parent, folder].every(ensurePrivate) ? folder : journalFolder;
  } catch {
    return journalFolder;
  }
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
