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

/**
 * Whether an index has exactly the words of the current notes. FTS5's own check cannot tell: the index keeps no copy of its texts.
 * Makes an index of the notes in memory and compares each word with its places.
 */
export function hasWordsOfNotes(database: Database, index: NoteIndex): boolean {
  registerIndexText(database);
  database.exec(`
    CREATE VIRTUAL TABLE temp.fresh_index USING fts5 (note, content = '', tokenize = '${NOTE_INDEXES[index]}');
    CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab (temp, fresh_index, instance);
    CREATE VIRTUAL TABLE temp.indexed_words USING fts5vocab (main, ${index}, instance);
  `);
  try {
    fillNoteIndex(database, 'fresh_index');
    const words = (table: string) => `SELECT term, doc, offset FROM ${table}`;
    const sizes = (table: string) => `SELECT id, sz FROM ${table}_docsize`;
    const different = database.prepare(`
      SELECT (SELECT count(*) FROM indexed_words) <> (SELECT count(*) FROM fresh_words)
        OR EXISTS (${words('indexed_words')} EXCEPT ${words('fresh_words')})
        OR EXISTS (${sizes(index)} EXCEPT ${sizes('fresh_index')})
        OR EXISTS (${sizes('fresh_index')} EXCEPT ${sizes(index)})`);
    return different.pluck().get() === 0;
  } finally {
    database.exec('DROP TABLE temp.indexed_words; DROP TABLE temp.fresh_words; DROP TABLE temp.fresh_index');
  }
}

function fillNoteIndex(database: Database, index: string): void {
  database.exec(`INSERT INTO ${index} (rowid, note) SELECT id, index_text(note) FROM written_notes`);
}

function registerIndexText(database: Database): void {
  database.function('index_text', { deterministic: true }, (note: unknown) => indexText(String(note)));
}
