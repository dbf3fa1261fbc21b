import { fstatSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { isOurs } from '../files/private-folder.ts';
import { resolvePath } from '../files/resolve-path.ts';

/** Where the bytes for a path go. */
export type OutputTarget =
  /** A regular file, there or not: the path after all links. */
  | { kind: 'file'; path: string }
  /** A character device such as `/dev/null`. */
  | { kind: 'device'; path: string }
  /** A stream that this process was started with, such as `/dev/stdout`, by its number. */
  | { kind: 'stream'; descriptor: number };

/** As many links as Linux follows for one path. */
const MAX_LINKS = 40;
const NOTHING_WRITTEN = 'Nothing was written. Choose another name.';

/**
 * Finds out where the bytes for a path go, without opening anything: a link of the user's own is followed, also to a file
 * that is missing.
 * @throws UserError for a folder, a pipe and what else is no file, a file of another user, and a link that another user
 *   may have planted
 * @throws an error of the file system when the path cannot be examined
 */
export function outputTarget(path: string): OutputTarget {
  const descriptor = inheritedDescriptor(path);
  if (descriptor !== null) return { kind: 'stream', descriptor };
  // Follows all links, so a circle of them ends here with ELOOP.
  const stats = statSync(path, { throwIfNoEntry: false });
  const file = followOwnLinks(resolvePath(path));
  if (stats?.isCharacterDevice()) return { kind: 'device', path: file };
  if (stats?.isDirectory())
    throw new UserError(`${path} is a folder.`, 'Add --split day, week, month or year to write files into it.');
  if (stats?.isFIFO())
    throw new UserError(
      `${path} is a pipe.`,
      `Nothing was written. Leave out -o, and send the output there: > ${path}`,
    );
  if (stats && !stats.isFile()) throw new UserError(`${path} is no file.`, NOTHING_WRITTEN);
  if (stats && !isOurs(stats)) throw new UserError(`${path} belongs to another user.`, NOTHING_WRITTEN);
  return { kind: 'file', path: file };
}

/** The number of a stream that a path stands for: `/dev/stdout`, or `/dev/fd/63`, which a shell passes for `>(command)`. */
function inheritedDescriptor(path: string): number | null {
  if (process.platform === 'win32') return null;
  const [, name, number] = /^\/(?:dev\/(stdout|stderr)|(?:dev|proc\/self)\/fd\/(\d+))$/.exec(path) ?? [];
  if (name !== undefined) return name === 'stdout' ? 1 : 2;
  if (number === undefined) return null;
  const descriptor = Number(number);
  // Any other number may be that of a file that this process has opened for itself, such as the journal.
  if (descriptor > 2 && !fstatSync(descriptor).isFIFO()) throw new UserError(`${path} is no pipe.`, NOTHING_WRITTEN);
  return descriptor;
}

function followOwnLinks(path: string): string {
  let at = path;
  for (let count = 0; count < MAX_LINKS; count += 1) {
    assertNoPlantedFolder(at);
    const stats = lstatSync(at, { throwIfNoEntry: false });
    if (!stats?.isSymbolicLink()) return at;
    if (!isOurs(stats)) throw new UserError(`${at} is a link of another user.`, NOTHING_WRITTEN);
    if (isWritableByAll(dirname(at)))
      throw new UserError(`${at} is a link in a folder that everybody can write to.`, NOTHING_WRITTEN);
    at = resolve(realpathSync(dirname(at)), readlinkSync(at));
  }
  throw Object.assign(new Error(`${path} has too many links`), { code: 'ELOOP', syscall: 'readlink' });
}

/** The folders of a path may be links, also of the administrator, but not such as others could put where all may write. */
function assertNoPlantedFolder(path: string): void {
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) {
    const stats = lstatSync(at, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() && stats.uid !== 0 && !isOurs(stats) && isWritableByAll(dirname(at)))
      throw new UserError(`${at} is a link of another user.`, NOTHING_WRITTEN);
  }
}

function isWritableByAll(folder: string): boolean {
  return process.platform !== 'win32' && (statSync(folder).mode & 0o002) !== 0;
}
