import { dayNumberIn } from '../domain/day.ts';
import { type Entry, FIELDS, MY_MOVES, PRACTICES, THEIR_MOVES, type Written } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';

/** An entry as SQLite holds it: null for what was not answered, practices as one text, `late` as 0 or 1. */
export type Row = { [Field in keyof Entry]-?: unknown } & { late: 0 | 1 };

/** An entry without its note and its times; undefined is what was not answered. */
export type Rating = Pick<Written, 'felt' | 'late'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices']: Written[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  at: number;
};

/** The columns of the table of entries, in the order in which `valuesOf` gives their values. */
export const COLUMNS = [...FIELDS, 'late'];

export function valuesOf(entry: Written): unknown[] {
  return [
    entry.day,
    entry.felt,
    entry.want ?? null,
    entry.their_move ?? null,
    entry.my_move ?? null,
    entry.practices?.join(',') ?? null,
    entry.note ?? null,
    entry.passage ?? null,
    entry.logged_at ?? null,
    entry.zone ?? null,
    entry.updated_at ?? null,
    entry.late ? 1 : 0,
  ];
}

/** Field by field, as a loop over the names takes four times as long, and an export reads many thousands. */
export function entryOf(row: Row): Written {
  const entry: Record<string, unknown> = { day: row.day, felt: row.felt };
  if (row.want !== null) entry.want = row.want;
  if (row.their_move !== null) entry.their_move = row.their_move;
  if (row.my_move !== null) entry.my_move = row.my_move;
  if (typeof row.practices === 'string') entry.practices = row.practices === '' ? [] : row.practices.split(',');
  if (row.note !== null) entry.note = row.note;
  if (row.passage !== null) entry.passage = row.passage;
  if (row.logged_at !== null) entry.logged_at = row.logged_at;
  if (row.zone !== null) entry.zone = row.zone;
  if (row.updated_at !== null) entry.updated_at = row.updated_at;
  entry.late = row.late === 1;
  return entry as unknown as Written;
}

const DAY_LENGTH = 10;

/**
 * A rating as text: its day, then a character each for `felt`, `want` (0 where it was not answered), `late`, both moves
 * by their first letters, and the practices as the sum of a bit each (`-` where they were not answered).
 */
const NUMBERS = 'day || (felt * 100 + coalesce(want, 0) * 10 + late)';
const NO_MOVES = '---';
const BITS = PRACTICES.map((name, bit) => `(instr(practices, '${name}') > 0) * ${1 << bit}`).join(' + ');

/** The text of an entry's numbers alone, and of its whole rating, as SQL. */
export const NUMBERS_ALONE = `${NUMBERS} || '${NO_MOVES}'`;
export const RATING = `${NUMBERS} || coalesce(substr(their_move, 1, 1), '-') || coalesce(substr(my_move, 1, 1), '-') ||
  coalesce(${BITS}, '-')`;
const RATING_LENGTH = DAY_LENGTH + 6;
const ZERO = '0'.charCodeAt(0);

/** The ratings of texts that hold one after the other. */
export function* ratingsIn(...texts: string[]): Generator<Rating> {
  for (const text of texts)
    for (let start = 0; start < text.length; start += RATING_LENGTH) {
      const place = start + DAY_LENGTH;
      const felt = text.charCodeAt(place) - ZERO;
      const want = text.charCodeAt(place + 1) - ZERO;
      const moved = !text.startsWith(NO_MOVES, place + 3);
      yield {
        at: dayNumberIn(text, start),
        felt: felt as Closeness,
        want: want === 0 ? undefined : (want as Closeness),
        late: text[place + 2] === '1',
        their_move: moved ? THEIRS.get(text[place + 3]!) : undefined,
        my_move: moved ? MINE.get(text[place + 4]!) : undefined,
        practices: moved ? TICKED.get(text[place + 5]!) : undefined,
      };
    }
}

const byLetter = <Move extends string>(moves: readonly Move[]) => new Map(moves.map((move) => [move[0]!, move]));
const THEIRS = byLetter(THEIR_MOVES);
const MINE = byLetter(MY_MOVES);
/** The practices of each sum. */
const TICKED = new Map(
  Array.from({ length: 8 }, (_, sum) => [String(sum), PRACTICES.filter((_, bit) => (sum >> bit) & 1)]),
);
