import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { MY_MOVES, PRACTICES, THEIR_MOVES } from '../../src/domain/entry.ts';
import { updateNoteIndex } from '../../src/journal/search/note-index.ts';
import { StatementCache } from '../../src/journal/statement-cache.ts';
import { seeded } from '../support/seeded.ts';
import { environment, PROGRAM } from './program.ts';

const MS_PER_DAY = 86_400_000;

const WORDS =
  'we walked along the harbour and said little late shift again tea by the window quiet evening phone on the table laughed about the neighbours dog tired cooked soup together separate rooms long call with my sister rain all day fine'.split(
    ' ',
  );

/** A folder with a journal of `size` days that ends the day before yesterday. */
export interface SampleJournal {
  size: number;
  home: string;
  /** The entries as JSON Lines. */
  file: string;
}

/** @param under the folder that holds the journals */
export function sampleJournal(under: string, size: number): SampleJournal {
  const home = join(under, String(size));
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = join(home, 'entries.jsonl');
  writeFileSync(file, lines(size));
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'import', file], { env: environment(home) });
  if (status !== 0) throw new Error(`The import of ${size} entries failed: ${stderr}`);
  return { size, home, file };
}

function lines(size: number): string {
  const random = seeded(size);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  const last = Math.floor(Date.now() / MS_PER_DAY) - 2;
  return Array.from({ length: size }, (_, index) => {
    const entry = {
      day: new Date((last - size + 1 + index) * MS_PER_DAY).toISOString().slice(0, 10),
      felt: 1 + Math.floor(random() * 7),
      want: 1 + Math.floor(random() * 7),
      their_move: pick(THEIR_MOVES),
      my_move: pick(MY_MOVES),
      practices: PRACTICES.filter(() => random() < 0.3),
      note: Array.from({ length: 20 + Math.floor(random() * 20) }, () => pick(WORDS)).join(' '),
    };
    return `${JSON.stringify(entry)}\n`;
  }).join('');
}

/** Takes back what was written after the last day of a sample journal, so that the next write is a first one. */
export function takeBack({ home, size }: SampleJournal): void {
  withDatabase(home, (database) => {
    const last = database
      .prepare('SELECT day FROM entries ORDER BY day LIMIT 1 OFFSET ?')
      .pluck()
      .get(size - 1);
    for (const table of ['entries', 'readings', 'revisions', 'drafts'])
      database.prepare(`DELETE FROM ${table} WHERE day > ?`).run(last);
    // Otherwise the next write would take the note out of the indexes and be charged for it.
    updateNoteIndex(new StatementCache(database));
  });
}

function withDatabase(home: string, use: (database: Database) => void): void {
  const database = new SQLite(join(home, 'journal.db'));
  use(database);
  database.close();
}
