import { statSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { readTextFile } from '../../io/read-text-file.ts';
import { writeFileAtomic } from '../../io/write-file-atomic.ts';
import { readWrittenMark, type WrittenKind } from '../../render/report/written-mark.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { isOfJournal } from './is-of-journal.ts';

/**
 * Writes a report or a picture, which ends with its mark, to a file that only this user can read, and says so. It replaces
 * an earlier one of its kind; any other file only with `force`, which is absent where there is no such flag. `-` prints it.
 * @throws UserError when another file is there, or it cannot be written
 */
export function writeOwnFile(
  world: World,
  path: string,
  text: string,
  { kind, force }: { kind: WrittenKind; force?: boolean },
): void {
  if (path === '-') return void world.stdout.write(text);
  if (isFolder(path)) throw new UserError(`${path} is a folder.`, 'Add the name of a file in it.');
  writeFileAtomic(path, [text], {
    beforeReplacing: (file) => assertReplaceableByOwn(world, file, kind, force),
  });
  world.stderr.write(`Wrote the ${kind} to ${escapeControls(path)}.\n`);
}

/** False also for what cannot be examined, of which the write says why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function assertReplaceableByOwn(world: World, path: string, kind: WrittenKind, force: boolean | undefined): void {
  if (isOfJournal(path, world.folder))
    throw new UserError(`${path} belongs to the journal itself.`, 'Nothing was written. Choose another name.');
  if (force || !statSync(path, { throwIfNoEntry: false })?.size) return;
  const found = markOf(path);
  if (found === kind) return;
  const hint = `Nothing was written. Choose another name${force === undefined ? '' : ', or replace it with --force'}.`;
  if (found === 'changed') throw new UserError(`${path} was changed since nearfar wrote it.`, hint);
  throw new UserError(
    found === null
      ? `${path} is there already, and nearfar did not write it.`
      : `${path} is a ${found}, and this would be a ${kind}.`,
    hint,
  );
}

/** The mark of a file; null also for one that is no text, or too long for one. */
function markOf(path: string): WrittenKind | 'changed' | null {
  try {
    const { text } = readTextFile(path);
    const mark = readWrittenMark(text);
    // A byte order mark that somebody added is not in the text.
    return mark === null || statSync(path).size === Buffer.byteLength(text) ? mark : 'changed';
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
