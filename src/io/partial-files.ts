import { randomBytes } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Longest part of a file's name, in UTF-16 units, that its temporary file repeats: no name may have more than 255 bytes. */
const MAX_BASENAME = 60;
const PARTIAL_NAME = /^\..*\.(\d+)-[0-9a-f]+\.partial$/s;

/** A new name beside a file for its temporary file, which nobody can guess: `.journal.md.4711-1f0c22a9b3d4.partial`. */
export function partialPath(path: string): string {
  // The leading dot keeps listings and imports of the folder from seeing the file if the program is killed.
  const name = `.${basename(path).slice(0, MAX_BASENAME)}.${process.pid}-${randomBytes(6).toString('hex')}.partial`;
  return join(dirname(path), name);
}

/**
 * Removes the temporary files in a folder that a killed process left: only regular files of this user, whose process has
 * ended. To be called while this process has none in the folder. Does nothing where the folder cannot be read.
 */
export function sweepPartialFiles(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, pid] = PARTIAL_NAME.exec(name) ?? [];
    if (pid === undefined || isOtherProcess(Number(pid))) continue;
    const path = join(folder, name);
    try {
      const stats = lstatSync(path);
      if (stats.isFile() && (process.geteuid === undefined || stats.uid === process.geteuid())) rmSync(path);
    } catch {
      // Another process has swept it, or it cannot be removed; it is tried again at the next write.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a process other than this one has the number; in a container every run may have the same. */
function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
