import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { isSqliteDatabase } from '../../formats/magic-bytes.ts';
import { openImportFiles } from '../../io/open-import-files.ts';
import { withJournal } from '../../journal/open.ts';
import { pluralize } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { exportContent } from '../export/export-content.ts';
import { latestImportDay, readImportFiles } from '../import/read-entries.ts';
import { mergeJournal, type OtherJournal } from './merge-journal.ts';

/** Joins what a path holds with the journal, in one transaction. */
export async function mergePath(world: World, path: string): Promise<void> {
  const files = openImportFiles(path);
  const isJournal = files.length === 1 && isSqliteDatabase(files[0]!);
  const theirs = isJournal ? fromDatabase(world, resolve(path)) : await fromFiles(world, path);
  const { changed, aside, rests } = withJournal(world.folder, 'write', (journal) =>
    journal.atomically(() => mergeJournal(journal, theirs, world.now()), 'merge'),
  );
  const setAside = rests > 0 ? `, ${pluralize(rests, 'rest')} set aside` : '';
  world.stderr.write(
    `Merged: ${pluralize(changed, 'day')} changed here${setAside}, ${pluralize(aside, 'version')} kept beside those that stand.\n`,
  );
}

/** Reads a copy, so that the other journal stays as it is even where its form is older than ours. */
function fromDatabase(world: World, file: string): OtherJournal {
  mkdirSync(world.folder, { recursive: true, mode: 0o700 });
  const folder = mkdtempSync(join(world.folder, 'merging-'));
  try {
    copyFileSync(file, join(folder, 'journal.db'));
    // A program that was killed left its last change half done; with this file SQLite takes it back.
    if (existsSync(`${file}-journal`)) copyFileSync(`${file}-journal`, join(folder, 'journal.db-journal'));
    return withJournal(folder, 'read', (other) => {
      const { entries, earlierVersions, rests } = exportContent(other, {}, () => {});
      return { entries: [...entries], earlier: [...earlierVersions], rests: [...rests] };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fromFiles(world: World, path: string): Promise<OtherJournal> {
  const arrivals = await readImportFiles(openImportFiles(path), { last: latestImportDay(today(world)) });
  const [wrong] = arrivals.unreadable;
  if (wrong) throw new UserError(`${path}, ${wrong.place}: ${wrong.why}`, 'Nothing was changed.');
  return {
    entries: arrivals.entries.map(({ entry }) => entry),
    earlier: arrivals.earlierVersions,
    rests: arrivals.rests.map(({ rest }) => rest),
  };
}
