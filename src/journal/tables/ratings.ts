import { type Day, dayNumberAt } from '../../domain/day.ts';
import { MY_MOVES, PRACTICES, type SavedEntry, THEIR_MOVES } from '../../domain/entry.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { StatementCache } from '../statement-cache.ts';

/** An entry without its note and its times; undefined is what was not answered. */
export type Rating = Pick<SavedEntry, 'felt' | 'late'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices']: SavedEntry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  at: number;
};

const DAY_LENGTH = 10;

/**
 * A rating as text: its day, then a character each for `felt`, `want` (0 where it was not answered), `late`, both moves
 * by their first letters, and the practices as the sum of a bit each (`-` where they were not answered).
 */
const NUMBERS = 'day || (felt * 100 + coalesce(want, 0) * 10 + late)';
const NO_MOVES = '---';
const BITS = PRACTICES.map((name, bit) => `(instr(practices, '${name}') > 0) * ${1 << bit}`).join(' + ');

/** The text of an entry's numbers alone, and of its whole rating, as SQL. */
const NUMBERS_ALONE = `${NUMBERS} || '${NO_MOVES}'`;
const RATING = `${NUMBERS} || coalesce(substr(their_move, 1, 1), '-') || coalesce(substr(my_move, 1, 1), '-') ||
  coalesce(${BITS}, '-')`;
const RATING_LENGTH = DAY_LENGTH + 6;
const ZERO = '0'.charCodeAt(0);

/** The ratings from a day on, oldest first; before `inFull` the numbers alone. */
export function ratings(statements: StatementCache, from: Day, inFull: Day): Iterable<Rating> {
  const older = from < inFull ? asText(statements, NUMBERS_ALONE, from, inFull) : '';
  const recent = asText(statements, RATING, from < inFull ? inFull : from);
  return { [Symbol.iterator]: () => ratingsIn(older, recent) };
}

/** Something of each day of a range in one text: many times as fast to fetch as a row each. */
function asText(statements: StatementCache, text: string, from: Day, before = '~'): string {
  const all = statements
    .prepare(
      `SELECT group_concat(text, '') FROM (SELECT ${text} AS text FROM entries WHERE day >= ? AND day < ? ORDER BY day)`,
    )
    .pluck()
    .get(from, before);
  return (all as string | null) ?? '';
}

/** The ratings of texts that hold one after the other. */
function* ratingsIn(...texts: string[]): Generator<Rating> {
  for (const text of texts)
    for (let start = 0; start < text.length; start += RATING_LENGTH) {
      const place = start + DAY_LENGTH;
      const felt = text.charCodeAt(place) - ZERO;
      const want = text.charCodeAt(place + 1) - ZERO;
      const moved = !text.startsWith(NO_MOVES, place + 3);
      yield {
        at: dayNumberAt(text, start),
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
