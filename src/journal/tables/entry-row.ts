import { ENTRY_FIELDS, type Entry, type SavedEntry } from '../../domain/entry.ts';
import { isOwnAnswers, type OwnAnswers } from '../../domain/questions/own-answers.ts';
import { parseStored, storedText } from './parse-stored.ts';

/** An entry as SQLite stores it: null if not answered, practices as one text, own answers as JSON, `late` as 0 or 1. */
export type EntryRow = { [Field in keyof Entry]-?: unknown } & { late: 0 | 1 };

/** The columns of the table of entries, in the order of the values that `toRowValues` returns. */
export const ENTRY_COLUMNS = [...ENTRY_FIELDS, 'late'];

export function toRowValues(entry: SavedEntry): unknown[] {
  return [
    entry.day,
    entry.felt ?? null,
    entry.want ?? null,
    entry.their_move ?? null,
    entry.my_move ?? null,
    entry.practices?.join(',') ?? null,
    entry.note ?? null,
    entry.passage ?? null,
    entry.logged_at ?? null,
    entry.zone ?? null,
    entry.updated_at ?? null,
    entry.own_answers ? JSON.stringify(entry.own_answers) : null,
    entry.late ? 1 : 0,
  ];
}

/** Leaves out what was not answered. Written field by field: a loop over the names is slower, and an export reads every entry. */
export function fromRow(row: EntryRow): SavedEntry {
  const entry: Record<string, unknown> = { day: storedText(row.day) };
  if (row.felt !== null) entry.felt = row.felt;
  if (row.want !== null) entry.want = row.want;
  if (row.their_move !== null) entry.their_move = storedText(row.their_move);
  if (row.my_move !== null) entry.my_move = storedText(row.my_move);
  const practices = storedText(row.practices);
  if (typeof practices === 'string') entry.practices = practices === '' ? [] : practices.split(',');
  if (row.note !== null) entry.note = storedText(row.note);
  if (row.passage !== null) entry.passage = storedText(row.passage);
  if (row.logged_at !== null) entry.logged_at = storedText(row.logged_at);
  if (row.zone !== null) entry.zone = storedText(row.zone);
  if (row.updated_at !== null) entry.updated_at = storedText(row.updated_at);
  const ownAnswers = storedText(row.own_answers);
  if (typeof ownAnswers === 'string') {
    const answers = readableAnswers(ownAnswers);
    if (answers !== undefined) entry.own_answers = answers;
  }
  entry.late = row.late === 1;
  return entry as unknown as SavedEntry;
}

/**
 * The answers of a column that can be read; undefined if there are none. A byte that changed on the disk may not keep the writer
 * from the rest of the day: the checksum of the row tells of it.
 */
export function readableAnswers(json: string): OwnAnswers | undefined {
  const value = parseStored<unknown>(json);
  if (isOwnAnswers(value)) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const readable = Object.entries(value).filter(([name, answer]) => isOwnAnswers({ [name]: answer }));
  return readable.length === 0 ? undefined : Object.fromEntries(readable);
}
