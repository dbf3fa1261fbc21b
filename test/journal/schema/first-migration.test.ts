import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { entryVersions } from '../../../src/journal/entry-versions.ts';
import { hasWordsOfNotes } from '../../../src/journal/health/has-words-of-notes.ts';
import { Journal } from '../../../src/journal/journal.ts';
import { MIGRATIONS, migrate } from '../../../src/journal/schema/migrations.ts';
import { searchNotes } from '../../../src/journal/search/search-notes.ts';

const AT = new Date('2026-11-20T22:00:00Z');

describe('a journal of version 1', () => {
  it('keeps its revisions after the migration, can undo them, and finds its notes', () => {
    const database = new SQLite(':memory:');
    migrate(database, MIGRATIONS.slice(0, 1));
    database.exec(`
      INSERT INTO entries (day, felt, note, late) VALUES ('2026-03-01', 5, 'by the canal', 1);
      INSERT INTO revisions (day, was, became, replaced_at) VALUES
        ('2026-03-01', '{"day":"2026-03-01","felt":3,"note":"by the sea"}',
         '{"day":"2026-03-01","felt":5,"note":"by the canal"}', '2026-03-01T22:00:00.000Z');
    `);
    migrate(database);
    const journal = new Journal(database);
    expect(searchNotes(journal, { words: ['canals'], any: false, not: [], order: 'best' }).total).toBe(1);
    expect(entryVersions(journal, '2026-03-01')).toHaveLength(2);
    expect(journal.undo(AT)).toMatchObject({ kind: 'write', days: [{ day: '2026-03-01', action: 'changed' }] });
    expect(journal.entry('2026-03-01')).toEqual({ day: '2026-03-01', felt: 3, note: 'by the sea', late: true });
    expect(journal.undo(AT)).toBeNull();
  });
});

describe('a journal of version 5', () => {
  it('is found in every script after the migration, also what its index did not know yet, and forgets a removed note', () => {
    const database = new SQLite(':memory:');
    database.pragma('secure_delete = ON');
    migrate(database, MIGRATIONS.slice(0, 5));
    database.exec(`
      INSERT INTO entries (day, felt, note) VALUES ('2026-03-01', 5, '今日はStarbucksで zanzibar'), ('2026-03-02', 5, NULL);
      INSERT INTO notes (notes) VALUES ('rebuild');
      INSERT INTO note_words (note_words) VALUES ('rebuild');
      DELETE FROM unindexed;
      INSERT INTO entries (day, felt, note) VALUES ('2026-03-03', 5, 'Starbucks once more');
    `);
    migrate(database);
    const journal = new Journal(database);
    const search = (word: string) => searchNotes(journal, { words: [word], any: false, not: [], order: 'best' }).total;
    expect([search('starbuck'), search('日は'), search('zanzi*')]).toEqual([2, 1, 1]);
    expect((['notes', 'note_words'] as const).every((index) => hasWordsOfNotes(database, index))).toBe(true);
    journal.removeEntry('2026-03-01', AT);
    database.exec('DELETE FROM revisions');
    expect(search('zanzibar')).toBe(0);
    expect(database.serialize().includes('zanzibar')).toBe(false);
  });
});
