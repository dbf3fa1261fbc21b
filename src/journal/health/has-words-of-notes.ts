import type { Database } from 'better-sqlite3';
import { fillNoteIndex, NOTE_INDEXES, type NoteIndex, registerIndexText } from '../search/note-index.ts';

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
