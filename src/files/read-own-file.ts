import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { isOurs } from './private-folder.ts';

/** The bytes of a file of this user. @throws Error for a link, a pipe, a file of another user, and one that is too long */
export function readOwnFile(path: string, maxBytes: number): Buffer {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  const descriptor = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile() || !isOurs(stats) || stats.size > maxBytes) throw new Error(`${path} is not to be read`);
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
