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
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { bufferChunks } from './buffer-chunks.ts';

/**
 * Writes a file, private to its owner, that is there whole or not at all. A link leads to the file that it names; a
 * device or a pipe takes what is written, and stays what it is.
 * @throws UserError when it cannot be written
 */
export function writeFileAtomic(file: string, pieces: Iterable<string | Uint8Array>): void {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new UserError(`${file} is a folder.`, FOLDER_HINT);
    if (there && !there.isFile()) writeTo(file, pieces);
    else replace(there ? realpathSync(file) : whereItLeads(file), pieces);
  } catch (error) {
    throw inWords(error, file);
  }
}

/** The file that a link names which is not there yet; the file itself where it is no link. */
function whereItLeads(file: string): string {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()
    ? resolve(dirname(file), readlinkSync(file))
    : file;
}

/** Beside its place first, then synced to the disk, then renamed. Whatever goes wrong, the file that was there stays. */
function replace(file: string, pieces: Iterable<string | Uint8Array>): void {
  // Hidden from listings and from an import of the folder, should the power fail in between.
  const draft = join(dirname(file), `.${file.slice(dirname(file).length).replace(/^[/\\]/, '')}.partial`);
  try {
    writeTo(draft, pieces, fsyncSync);
    renameSync(draft, file);
    syncFolder(dirname(file));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeTo(file: string, pieces: Iterable<string | Uint8Array>, finish = (_fd: number) => {}): void {
  const fd = openSync(file, 'w', 0o600);
  try {
    for (const batch of bufferChunks(pieces)) writeAll(fd, batch);
    finish(fd);
  } finally {
    closeSync(fd);
  }
}

/** @throws UserError when it cannot be made */
export function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw inWords(error, folder);
  }
}

/** One buffer for all the text: a fresh one for each batch would wait to be collected, as large as the whole file. */
let buffer: Buffer | undefined;

function writeAll(fd: number, batch: string | Uint8Array): void {
  // A character takes at most three bytes for each of its UTF-16 units.
  buffer ??= Buffer.alloc(262_144);
  const fits = typeof batch === 'string' && batch.length * 3 <= buffer.length;
  const bytes = typeof batch !== 'string' ? batch : fits ? buffer.subarray(0, buffer.write(batch)) : Buffer.from(batch);
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

const FOLDER_HINT = 'Add --split day, week, month or year to write files into it.';

/** So that the new name is on the disk as well. Windows cannot sync a folder, and needs not. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {}
}

function inWords(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || error instanceof UserError) return error;
  const why =
    { ENOENT: 'its folder is not there', ENOSPC: 'the disk is full', EEXIST: 'a file is in its place' }[code] ?? code;
  return new UserError(`${file} cannot be written: ${why}.`, 'What was there before is unchanged.');
}
