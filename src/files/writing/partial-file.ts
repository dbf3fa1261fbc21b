import { closeSync, constants, openSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../is-running.ts';
import { sweepLeft } from './sweep-left.ts';

/** Longest part of a file's name, in UTF-16 units, that its partial file repeats: no name may have more than 255 bytes. */
const MAX_BASENAME = 60;
const PARTIAL_NAME = /^\..*\.(\d+)-[0-9a-f]+\.partial(?:-journal)?$/s;

/**
 * A new name beside a file, which nobody can guess: `.journal.md.4711-1f0c22a9b3d4.partial`. A file of that name is written
 * and then renamed. The number is that of this process, by which `sweepPartials` knows that nobody is writing it any more.
 */
export function partialPath(target: string): string {
  // V8 seeds Math.random from the system's entropy, and nobody sees another number of it. `node:crypto` is slow to load.
  const random = Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
  // The leading dot keeps listings and imports of the folder from seeing the file if the program is killed.
  const name = `.${basename(target).slice(0, MAX_BASENAME)}.${process.pid}-${random}.partial`;
  return join(dirname(target), name);
}

/** Creates an empty partial file beside `target`. @returns its path. @throws Error of the file system */
export function createPartial(target: string): string {
  const path = partialPath(target);
  closeSync(openNewFile(path));
  return path;
}

/**
 * Creates a file of mode 0600 and opens it for writing.
 * @returns its descriptor
 * @throws Error of the file system, also when the name is taken, as by a planted link
 */
export function openNewFile(path: string): number {
  const { O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW = 0 } = constants;
  return openSync(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW, 0o600);
}

/**
 * Removes the partial files in a folder that a killed process left: only regular files of this user, whose process has
 * ended. To be called while this process has none in the folder: one with its number is left over, as in a container every
 * run may have the same number.
 */
export function sweepPartials(folder: string): void {
  sweepLeft(folder, PARTIAL_NAME, 'files', (pid) => pid === process.pid || !isRunning(pid));
}
