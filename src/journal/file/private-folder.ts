import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A folder that nobody else can enter, made when it is missing. */
export function ensurePrivateFolder(folder: string): void {
  makeFolder(folder);
  restrictToOwner(folder);
}

/** Takes the rights of others away. A file system without modes, or somebody else's file, is left as it is. */
export function restrictToOwner(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o077) === 0) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {}
}

/** Node's own `recursive` never ends where the system answers "no such place" to a new folder, as in /proc. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
    keepName(folder);
  } catch (error) {
    // Another nearfar may have been quicker.
    if (!isFolder(folder)) throw error;
  }
}

/** The name of a new folder outlives a power cut once the folder around it is synced. SQLite sees to its own files. */
function keepName(folder: string): void {
  try {
    const around = openSync(dirname(folder), 'r');
    fsyncSync(around);
    closeSync(around);
  } catch {
    // Windows syncs no folders, and some folders may not be opened.
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
