import { chmodSync, lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { namesIn } from './names-in.ts';
import { BESIDE_JOURNAL, isNameOf } from './our-names.ts';
import { syncFolder } from './writing/sync-file.ts';

/** Creates a folder if it is missing, and closes it to other users (mode 0700) if it is nearfar's. */
export function ensurePrivateFolder(folder: string): void {
  createFolder(folder);
  if (mayBeClosed(folder)) restrictToOwner(folder);
}

/**
 * Whether closing a folder takes it from nobody: it is empty or holds only what nearfar writes, and is not shared on purpose,
 * which the sticky bit says.
 */
export function mayBeClosed(folder: string): boolean {
  return (statSync(folder).mode & 0o1000) === 0 && namesIn(folder).every((name) => isNameOf(name, ...BESIDE_JOURNAL));
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
    syncFolder(dirname(folder));
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Whether a file or folder belongs to this user. Windows has no owners. */
export function isOurs({ uid }: Stats): boolean {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** Whether a file or folder belongs to this user, and nobody else has a right to it. Windows has no modes. */
function isOursAlone(stats: Stats): boolean {
  return process.geteuid === undefined || (isOurs(stats) && (stats.mode & 0o077) === 0);
}

/** Whether a path is a folder, no link, of this user. What lies in a folder that this user cannot enter is none of theirs. */
export function isOwnFolder(path: string): boolean {
  try {
    const stats = lstatSync(path);
    return stats.isDirectory() && isOurs(stats);
  } catch {
    return false;
  }
}

/** Whether a path is a folder, no link, of this user, which nobody else can enter. */
export function isPrivateFolder(path: string): boolean {
  return isOwnFolder(path) && isOursAlone(lstatSync(path));
}
