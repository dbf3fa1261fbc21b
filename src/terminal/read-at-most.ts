/** Text that is read at most, in bytes: far more than a lifetime of notes, and little enough to hold in memory. */
export const MAX_TEXT_BYTES = 64 * 1024 * 1024;

/** Bytes that are read at once. */
export const CHUNK_BYTES = 1024 * 1024;

/**
 * Reads a file descriptor to its end. A device such as /dev/zero has no end, and the size of a pipe is not known before.
 * @param read puts the next bytes into a chunk, and returns how many; 0 at the end
 * @returns null if there are more than `limit` bytes
 */
export function readAtMost(
  descriptor: number,
  limit: number,
  read: (descriptor: number, chunk: Buffer) => number,
): Buffer | null {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = read(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks, length);
    length += count;
    if (length > limit) return null;
    chunks.push(chunk.subarray(0, count));
  }
}
