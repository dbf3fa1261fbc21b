import { statSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { openImportFile } from '../../io/open-import-files.ts';
import { writeFileAtomic } from '../../io/write-file-atomic.ts';
import { readWrittenMark, type WrittenKind } from '../../render/report/written-mark.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { isOfJournal } from './replaceable.ts';

/**
 * Writes a report or a picture, which ends with its mark, to a file that only this user can read, and says so. It replaces an earlier one of its kind;
 * any other file only with `force`, which is absent where there is no such flag.
 * @throws UserError when another file is there, or it cannot be written
 */
export function writeOwnFile(
  world: World,
  path: string,
  text: string,
  { kind, force }: { kind: WrittenKind; force?: boolean },
): void {
  writeFileAtomic(path, [text], {
    beforeReplacing: (file) => assertReplaceableByOwn(file, kind, { force, journalFolder: world.folder }),
  });
  world.stderr.write(`Wrote the ${kind} to ${escapeControls(path)}.\n`);
}

function assertReplaceableByOwn(
  path: string,
  kind: WrittenKind,
  { force, journalFolder }: { force: boolean | undefined; journalFolder: string },
): void {
  if (isOfJournal(path, journalFolder))
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

/** The mark of a file; null also for one that is no text. */
function markOf(path: string): WrittenKind | 'changed' | null {
  try {
    return readWrittenMark(openImportFile(path).text());
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
