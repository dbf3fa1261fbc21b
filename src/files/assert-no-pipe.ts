import type { Stats } from 'node:fs';
import { UserError } from '../errors.ts';

/** @throws UserError for a pipe or a device in the place of a file: reading it may never end */
export function assertNoPipe(stats: Stats, path: string): void {
  if (!stats.isFile() && !stats.isDirectory())
    throw new UserError(`${path} is a pipe or a device.`, 'Move it away, or name a regular file.');
}
