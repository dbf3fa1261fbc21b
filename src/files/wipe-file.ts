import { closeSync, constants, fstatSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';

const CHUNK = Buffer.alloc(1 << 16);

/**
 * Overwrites a file with zeros, writes them to the disk, and removes the file. Another file system or a flash drive may
 * still keep the earlier bytes where no program reaches them.
 * @throws Error of the file system
 */
export function wipeFile(path: string): void {
  const descriptor = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = fstatSync(descriptor);
    for (let at = 0; at < size; ) at += writeSync(descriptor, CHUNK, 0, Math.min(CHUNK.length, size - at), at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  rmSync(path, { force: true });
}
