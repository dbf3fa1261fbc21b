import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { readAtMost } from '../terminal/read-at-most.ts';
import { sleep } from '../terminal/sleep.ts';

/** How long a program may take to begin to write into a pipe, in milliseconds. */
const PATIENCE = 1000;

/**
 * The bytes of a file, or of a pipe into which a program writes; null above the limit. A file may grow, and a pipe has no size,
 * so that the limit holds while it is read too.
 * @throws UserError for a pipe into which none writes; Error of the file system
 */
export function readPath(path: string, limit: number): Uint8Array | null {
  // Without O_NONBLOCK opening a pipe waits until a program writes into it. Windows has neither.
  const descriptor = openSync(path, constants.O_NONBLOCK);
  try {
    return readAtMost(descriptor, limit, fstatSync(descriptor).isFIFO() ? pipeReader(path) : readSync);
  } finally {
    closeSync(descriptor);
  }
}

/** Reads from a pipe that does not wait by itself: at its end there are 0 bytes, as there are before a program has opened it. */
function pipeReader(path: string): (descriptor: number, chunk: Buffer) => number {
  const until = performance.now() + PATIENCE;
  let hasWriter = false;
  return (descriptor, chunk) => {
    for (;;) {
      try {
        const count = readSync(descriptor, chunk);
        hasWriter ||= count > 0;
        if (hasWriter) return count;
        if (performance.now() > until)
          throw new UserError(`${path} is a pipe into which no program writes.`, 'Nothing was changed.');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        hasWriter = true;
      }
      sleep(1);
    }
  };
}
