import { resolve } from 'node:path';
import { UserError } from '../errors.ts';

/** An absolute path. @throws UserError for a relative one where the current folder was removed */
export function resolvePath(path: string): string {
  try {
    return resolve(path);
  } catch {
    throw new UserError('The folder in which this was started is not there any more.', 'Go to another with cd.');
  }
}
