import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { openNewFile, partialPath } from '../../files/writing/partial-file.ts';

/** The least that SQLite writes: one page. */
const PROBE_BYTES = 4096;

/**
 * What keeps a file from being written: the error code of the first step that fails when the file and its folder are
 * tried. SQLite keeps the code of the system to itself. Null if every step succeeds. Nothing of the file is changed.
 */
export function writeObstacle(file: string): string | null {
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'EISDIR';
    tryFolder(file);
    // Reading a pipe would wait for a program that writes into it.
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) tryFile(file);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? null;
  }
}

/** Creates a file in the folder of another, fills a page of it, syncs and removes it. */
function tryFolder(file: string): void {
  const probe = partialPath(file);
  const descriptor = openNewFile(probe);
  try {
    writeSync(descriptor, new Uint8Array(PROBE_BYTES));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
    rmSync(probe, { force: true });
  }
}

function tryFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    readSync(descriptor, new Uint8Array(PROBE_BYTES));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a disk has room for bytes, and none for another file. */
export function hasNoInodes(path: string): boolean {
  try {
    const { bavail, files, ffree } = statfsSync(path);
    return files > 0 && ffree === 0 && bavail > 0;
  } catch {
    return false;
  }
}

/** Who owns a path, or the nearest folder of it that can be seen, in words: "alex", or "user 1000" if it has no name here. */
export function ownerOf(path: string): string {
  const stats = existsSync(path) ? statSync(path) : undefined;
  if (!stats) return dirname(path) === path ? 'somebody else' : ownerOf(dirname(path));
  const accounts = tryRead('/etc/passwd');
  const account = accounts.split('\n').find((line) => line.split(':')[2] === String(stats.uid));
  return account?.split(':')[0] || `user ${stats.uid}`;
}

function tryRead(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
