// Ours rather than npm's write-file-atomic: that one takes the content as one value in memory, replaces devices, pipes
// and links to missing files, and does not sync the folder.
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { bufferChunks } from './buffer-chunks.ts';

/**
 * Writes a file with mode 0600, either whole or not at all: on failure an existing file is unchanged. Symbolic links are
 * followed, also to a file that does not exist yet; a device or pipe is written to directly.
 * @throws UserError when it cannot be written
 */
export function writeFileAtomic(path: string, chunks: Iterable<string | Uint8Array>): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory()) throw new UserError(`${path} is a folder.`, FOLDER_HINT);
    if (existing && !existing.isFile()) writeChunks(path, chunks);
    else replaceFile(existing ? realpathSync(path) : linkTarget(path), chunks);
  } catch (error) {
    throw writeError(error, path);
  }
}

/** Creates a folder with mode 0700, and its parents. @throws UserError when it cannot be created */
export function createFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw writeError(error, path);
  }
}

const FOLDER_HINT = 'Add --split day, week, month or year to write files into it.';

/** The missing file that a symbolic link names, or the path itself if it is no link. */
function linkTarget(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    ? resolve(dirname(path), readlinkSync(path))
    : path;
}

/** Writes a temporary file beside the target, syncs it to the disk, and renames it over the target. */
function replaceFile(path: string, chunks: Iterable<string | Uint8Array>): void {
  // The leading dot keeps listings and imports of the folder from seeing the file if the program is killed.
  const temporary = join(dirname(path), `.${basename(path)}.partial`);
  try {
    writeChunks(temporary, chunks, { sync: true });
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeChunks(path: string, chunks: Iterable<string | Uint8Array>, { sync = false } = {}): void {
  const fd = openSync(path, 'w', 0o600);
  try {
    // Given a descriptor, writeFileSync writes at the current position, and goes on until every byte is written.
    for (const chunk of bufferChunks(chunks)) writeFileSync(fd, chunk);
    if (sync) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes the rename durable. Windows cannot open a folder and some file systems cannot sync one; then this does nothing. */
function syncFolder(path: string): void {
  try {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {}
}

/** An error of the file system as a UserError; any other error unchanged. */
function writeError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || error instanceof UserError) return error;
  const reason =
    { ENOENT: 'its folder is not there', ENOSPC: 'the disk is full', EEXIST: 'a file is in its place' }[code] ?? code;
  return new UserError(`${path} cannot be written: ${reason}.`, 'What was there before is unchanged.');
}
