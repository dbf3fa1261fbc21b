import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src/journal/schema/migrations.ts';

function insert(table: string, row: Record<string, unknown>): void {
  const database = new SQLite(':memory:');
  migrate(database);
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`;
  database.prepare(sql).run(row);
  database.close();
}

const entry = { day: '2026-11-20', felt: 3 };
const reading = {
  day: '2026-11-20',
  passage: 'the-dance',
  rank: 1,
  reason: 'felt 3',
  shown_at: '2026-11-20T22:00:00.000Z',
};

describe('the table of entries accepts', () => {
  it.each([
    ['a day and a number', entry],
    ['none of the practices', { ...entry, practices: '' }],
    ['two practices in order', { ...entry, practices: 'gesture,passion' }],
    ['a leap day', { ...entry, day: '2028-02-29' }],
    ['any text as a note', { ...entry, note: '\x1b[31m היום 👩‍👧' }],
  ])('%s', (_, row) => expect(() => insert('entries', row)).not.toThrow());
});

describe('the table of entries refuses', () => {
  it.each([
    ['felt 0', { ...entry, felt: 0 }],
    ['felt 8', { ...entry, felt: 8 }],
    ['felt 3.5', { ...entry, felt: 3.5 }],
    ['felt as text', { ...entry, felt: 'near' }],
    ['no felt', { ...entry, felt: null }],
    ['want 9', { ...entry, want: 9 }],
    ['30 February', { ...entry, day: '2026-02-30' }],
    ['29 February of a common year', { ...entry, day: '2026-02-29' }],
    ['a day in another form', { ...entry, day: '20 November 2026' }],
    ['a day with a time', { ...entry, day: '2026-11-20T22:00' }],
    ['no day', { ...entry, day: null }],
    ['an unknown move of theirs', { ...entry, their_move: 'sideways' }],
    ['an unknown move of mine', { ...entry, my_move: 'closer' }],
    ['an unknown practice', { ...entry, practices: 'hug' }],
    ['practices out of order', { ...entry, practices: 'passion,gesture' }],
    ['a practice twice', { ...entry, practices: 'gesture,gesture' }],
    ['an empty note', { ...entry, note: '' }],
    ['a note with a NUL', { ...entry, note: 'a\0b' }],
    ['a note of bytes', { ...entry, note: Buffer.from('note') }],
    ['an instant without a zone', { ...entry, logged_at: '2026-11-20T22:00:00' }],
    ['an impossible instant', { ...entry, updated_at: '2026-11-20T25:00:00.000Z' }],
    ['a zone without a name', { ...entry, zone: '' }],
    ['a late that is neither 0 nor 1', { ...entry, late: 2 }],
  ])('%s', (_, row) => expect(() => insert('entries', row)).toThrow(/constraint failed|cannot store/));
});

describe('the other tables refuse', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a reading of rank 0', 'readings', { ...reading, rank: 0 }],
    ['a reading on no day', 'readings', { ...reading, day: '2026-02-30' }],
    ['an unknown verdict', 'readings', { ...reading, verdict: 'liked' }],
    ['a draft that is no JSON', 'drafts', { day: '2026-11-20', draft: '{', kept_at: reading.shown_at }],
    ['a revision that is no JSON', 'revisions', { day: '2026-11-20', was: 'x', replaced_at: reading.shown_at }],
    ['a revision without an instant', 'revisions', { day: '2026-11-20', was: '{}', replaced_at: 'today' }],
    ['a setting without a value', 'settings', { name: 'colour', value: null }],
  ])('%s', (_, table, row) => expect(() => insert(table, row)).toThrow(/constraint failed/));
});
