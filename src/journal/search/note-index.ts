import type { Database } from 'better-sqlite3';
import type { StatementCache } from '../statement-cache.ts';
import { indexText } from './index-text.ts';

/** The full-text indexes with their tokenizers: of the stems, for words; and of the words as written, for prefixes and tags. */
export const NOTE_INDEXES = { notes: 'porter ascii', note_words: 'ascii' } as const;

export type NoteIndex = keyof typeof NOTE_INDEXES;

/** Above this number of notes to take out, rebuilding the whole index is faster. */
const REBUILD_ABOVE = 500;

/** Updates both full-text indexes with the changes that the triggers recorded in `unindexed`. */
export function updateNoteIndex(statements: StatementCache): void {
  const { changed, indexed } = statements
    .prepare('SELECT count(*) AS changed, count(indexed) AS indexed FROM unindexed')
    .get() as Record<'changed' | 'indexed', number>;
  if (changed === 0) return;
  if (indexed > REBUILD_ABOVE) {
    rebuildNoteIndex(statements);
    return;
  }
  registerIndexText(statements.database);
  for (const index of Object.keys(NOTE_INDEXES)) {
    if (indexed > 0)
      statements
        .prepare(
          `INSERT INTO ${index} (${index}, rowid, note)
           SELECT 'delete', id, index_text(indexed) FROM unindexed WHERE indexed IS NOT NULL`,
        )
        .run();
    // CROSS JOIN fixes the order of the join: otherwise SQLite would scan all notes for the changed ones.
    statements
      .prepare(
        `INSERT INTO ${index} (rowid, note)
         SELECT id, index_text(note) FROM unindexed CROSS JOIN written_notes USING (id)`,
      )
      .run();
  }
  statements.prepare('DELETE FROM unindexed').run();
}

/** Rebuilds both full-text indexes from the current notes. */
export function rebuildNoteIndex({ database }: StatementCache): void {
  registerIndexText(database);
  for (const index of Object.keys(NOTE_INDEXES)) {
    database.exec(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`);
    fillNoteIndex(database, index);
  }
  database.exec('DELETE FROM unindexed');
}

/** Adds all notes to an index, which has none yet. The connection needs `index_text`. */
export function fillNoteIndex(database: Database, index: string): void {
  database.exec(`INSERT INTO ${index} (rowid, note) SELECT id, index_text(note) FROM written_notes`);
}

/** Defines `index_text(note)` for SQL. */
export function registerIndexText(database: Database): void {
  database.function('index_text', { deterministic: true }, (note: unknown) => indexText(String(note)));
}
