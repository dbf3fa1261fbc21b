import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Creates a folder if it is missing, and closes it to other users (mode 0700). */
export function ensurePrivateFolder(folder: string): void {
  createFolder(folder);
  restrictToOwner(folder);
}

/** Removes the rights of group and others. Does nothing where the mode cannot be changed: another owner, no modes. */
export function restrictToOwner(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o077) === 0) return;
  try {
    chmodSync(path, mode & 0o700);
  } catch {}
}

/** Creates a folder with mode 0700, and its parents. Not `mkdirSync` with `recursive`: it never returns where mkdir gives ENOENT, as in /proc. */
export function createFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) createFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
    syncParent(folder);
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

/** Syncs the parent folder, so that the new folder survives a power cut. SQLite syncs its own files. */
function syncParent(folder: string): void {
  try {
    const parent = openSync(dirname(folder), 'r');
    fsyncSync(parent);
    closeSync(parent);
  } catch {
    // Windows cannot sync a folder, and the parent may not be readable.
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
