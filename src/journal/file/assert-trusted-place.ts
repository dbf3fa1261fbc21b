import { realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../../errors.ts';
import { mayBeClosed } from '../../files/private-folder.ts';

/**
 * Refuses a place where another user of this machine could read the journal or put another one in its place: a folder or a
 * file of somebody else, a folder inside one that others may write to, and one that is shared with them itself. Does nothing
 * on Windows, which has no such modes.
 * @param folder the folder of the journal, which may not exist yet; `file` is the journal in it
 * @throws UserError that says what to do
 */
export function assertTrustedPlace(folder: string, file: string): void {
  const me = process.geteuid?.();
  if (me === undefined) return;
  for (const path of [folder, file]) {
    const stats = statSync(path, { throwIfNoEntry: false });
    // What belongs to the administrator is no more open than the machine itself.
    if (stats && stats.uid !== me && stats.uid !== 0) throw belongsToOther(path, stats);
  }
  if (isShared(folder))
    throw new UserError(
      `Other users of this machine may write to ${folder}, and it holds more than a journal or is shared on purpose.`,
      'Choose a folder for the journal alone with --home, such as one inside it. Nothing was changed.',
    );
  const parent = dirname(nearestExisting(folder));
  const stats = statSync(parent);
  // Opening the journal says what is wrong with a file in the place of a folder.
  if (!stats.isDirectory()) return;
  if (stats.uid !== me && stats.uid !== 0) throw belongsToOther(parent, stats);
  // In a folder with the sticky bit, such as /tmp, nobody can replace what belongs to somebody else.
  if ((stats.mode & 0o1000) === 0 && isWritableByOthers(stats)) {
    throw new UserError(
      `Other users of this machine may write to ${parent}, and could put another journal in the place of yours.`,
      `Close it with: chmod go-w ${parent}. Or choose another folder with --home.`,
    );
  }
}

function belongsToOther(path: string, { uid }: Stats): UserError {
  return new UserError(
    `${path} belongs to another user of this machine (number ${uid}).`,
    'Choose a folder of your own with --home, or run nearfar as that user. Nothing was changed.',
  );
}

/** Whether others may write to a folder that nearfar does not close to them. */
function isShared(folder: string): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && isWritableByOthers(stats) && !mayBeClosed(folder);
}

/** A group with the number of its user is the group of that user alone, as Linux systems make it. */
function isWritableByOthers({ mode, uid, gid }: Stats): boolean {
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && gid !== uid);
}

/** The real path of a folder, or for one that does not exist a path directly inside the nearest folder that does. */
function nearestExisting(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })) return realpathSync(folder);
  const parent = dirname(folder);
  return statSync(parent, { throwIfNoEntry: false }) ? `${realpathSync(parent)}/x` : nearestExisting(parent);
}
