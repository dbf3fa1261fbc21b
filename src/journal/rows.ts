import type { Entry, Practice, Written } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';

/** An entry as SQLite holds it: null for what was not answered, practices as one text, `late` as 0 or 1. */
export type Row = { [Field in keyof Entry]-?: unknown } & { late: 0 | 1 };

/** An entry without its note and its times. */
export type Rating = Pick<Written, 'day' | 'felt' | 'want' | 'their_move' | 'my_move' | 'practices' | 'late'>;

export function rowOf(entry: Entry, late: boolean): Row {
  return {
    day: entry.day,
    felt: entry.felt,
    want: entry.want ?? null,
    their_move: entry.their_move ?? null,
    my_move: entry.my_move ?? null,
    practices: entry.practices?.join(',') ?? null,
    note: entry.note ?? null,
    passage: entry.passage ?? null,
    logged_at: entry.logged_at ?? null,
    zone: entry.zone ?? null,
    updated_at: entry.updated_at ?? null,
    late: late ? 1 : 0,
  };
}

/** Field by field, as a loop over the names takes four times as long, and an export reads many thousands. */
export function entryOf(row: Row): Written {
  const entry: Record<string, unknown> = { day: row.day, felt: row.felt };
  if (row.want !== null) entry.want = row.want;
  if (row.their_move !== null) entry.their_move = row.their_move;
  if (row.my_move !== null) entry.my_move = row.my_move;
  if (typeof row.practices === 'string') entry.practices = row.practices.split(',').filter(Boolean) as Practice[];
  if (row.note !== null) entry.note = row.note;
  if (row.passage !== null) entry.passage = row.passage;
  if (row.logged_at !== null) entry.logged_at = row.logged_at;
  if (row.zone !== null) entry.zone = row.zone;
  if (row.updated_at !== null) entry.updated_at = row.updated_at;
  entry.late = row.late === 1;
  return entry as unknown as Written;
}

const DAY_LENGTH = 10;
/** A day, `felt`, `want` (0 where it was not answered) and `late`. */
const NUMBERS_LENGTH = DAY_LENGTH + 3;

/** The days of a text that holds so many characters of each. */
export function* numbersIn(text: string): Generator<Rating> {
  for (let at = 0; at < text.length; at += NUMBERS_LENGTH) {
    const day = text.slice(at, at + DAY_LENGTH);
    const [felt, want, late] = [digitIn(text, at), digitIn(text, at + 1), digitIn(text, at + 2) === 1];
    yield want === 0
      ? { day, felt: felt as Closeness, late }
      : { day, felt: felt as Closeness, want: want as Closeness, late };
  }
}

function digitIn(text: string, at: number): number {
  return text.charCodeAt(at + DAY_LENGTH) - 48;
}
