import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { assertNoPipe } from './assert-no-pipe.ts';
import { isOurs } from './private-folder.ts';

/**
 * The bytes of a file.
 * @param flags for opening it, beside those for reading
 * @param mayBeRead whether the file that was opened may be read; any may if absent
 * @throws UserError for a pipe or a device; Error of the file system, or if it is not to be read
 */
export function readRegularFile(path: string, flags = 0, mayBeRead?: (stats: Stats) => boolean): Buffer {
  // O_RDONLY is 0. Windows has neither pipes of this kind nor O_NONBLOCK.
  const descriptor = openSync(path, constants.O_NONBLOCK | flags);
  try {
    const stats = fstatSync(descriptor);
    assertNoPipe(stats, path);
    if (mayBeRead?.(stats) === false) throw new Error(`${path} is not to be read`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a file of this user. @throws Error also for a link, a file of another user, and one that is too long */
export function readOwnFile(path: string, maxBytes: number): Buffer {
  return readRegularFile(path, constants.O_NOFOLLOW, (stats) => isOurs(stats) && stats.size <= maxBytes);
}
