import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { today } from '../../flags/days.ts';
import { isDatabase } from '../../formats/file-marks.ts';
import { givenFiles } from '../../io/input-files.ts';
import { withJournal } from '../../journal/open.ts';
import { counted } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { leaving } from '../export/export-content.ts';
import { lastDay, readFiles } from '../import/read-entries.ts';
import { type Arrived, mergeIn } from './merge-journal.ts';

/** Joins what a path holds with the journal, in one transaction. */
export async function mergeJournals(world: World, path: string): Promise<void> {
  const files = givenFiles(path);
  const isJournal = files.length === 1 && isDatabase(files[0]!);
  const theirs = isJournal ? fromDatabase(world, resolve(path)) : await fromFiles(world, path);
  const { changed, aside, rests } = withJournal(world.folder, 'write', (journal) =>
    journal.atomically(() => mergeIn(journal, theirs, world.now()), 'merge'),
  );
  const setAside = rests > 0 ? `, ${counted(rests, 'rest')} set aside` : '';
  world.talk.write(
    `Merged: ${counted(changed, 'day')} changed here${setAside}, ${counted(aside, 'version')} kept beside those that stand.\n`,
  );
}

/** Reads a copy, so that the other journal stays as it is even where its form is older than ours. */
function fromDatabase(world: World, file: string): Arrived {
  mkdirSync(world.folder, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(world.folder, 'merging-'));
  try {
    copyFileSync(file, join(folder, 'journal.db'));
    // A program that was killed left its last change half done; with this file SQLite takes it back.
    if (existsSync(`${file}-journal`)) copyFileSync(`${file}-journal`, join(folder, 'journal.db-journal'));
    return withJournal(folder, 'read', (other) => {
      const { entries, earlier, rests } = leaving(other, {}, () => {});
      return { entries: [...entries], earlier: [...earlier], rests: [...rests] };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fromFiles(world: World, path: string): Promise<Arrived> {
  const arrivals = await readFiles(givenFiles(path), { last: lastDay(today(world)) });
  const [wrong] = arrivals.unreadable;
  if (wrong) throw new UserError(`${path}, ${wrong.place}: ${wrong.why}`, 'Nothing was changed.');
  return {
    entries: arrivals.entries.map(({ entry }) => entry),
    earlier: arrivals.earlier,
    rests: arrivals.rests.map(({ rest }) => rest),
  };
}
