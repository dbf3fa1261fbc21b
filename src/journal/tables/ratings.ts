import type { Day } from '../../domain/day.ts';
import type { Practice, SavedEntry } from '../../domain/entry.ts';
import type { StatementCache } from '../statement-cache.ts';

/** An entry without its note and its times; undefined is what was not answered. */
export type Rating = Pick<SavedEntry, 'felt' | 'late'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices']: SavedEntry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  dayNumber: number;
};

type Row = Pick<Rating, 'felt' | 'dayNumber'> & {
  want: NonNullable<Rating['want']> | null;
  their_move: NonNullable<Rating['their_move']> | null;
  my_move: NonNullable<Rating['my_move']> | null;
  practices: string | null;
  late: 0 | 1;
};

/** The ratings from a day on, oldest first. SQLite counts the days, which is faster than a Date for each row. */
export function ratings(statements: StatementCache, from: Day): Rating[] {
  const rows = statements
    .prepare(
      `SELECT unixepoch(day) / 86400 AS dayNumber, felt, want, their_move, my_move, practices, late
       FROM entries WHERE day >= ? ORDER BY day`,
    )
    .all(from) as Row[];
  // Thousands of rows share a few combinations of practices, so each is split once: less memory for row 4 of docs/performance.md.
  const practiceLists = new Map<string, Practice[]>();
  const practicesOf = (text: string) => {
    const list = practiceLists.get(text) ?? (text.split(',').filter(Boolean) as Practice[]);
    practiceLists.set(text, list);
    return list;
  };
  return rows.map(({ dayNumber, felt, want, their_move, my_move, practices, late }) => ({
    dayNumber,
    felt,
    want: want ?? undefined,
    their_move: their_move ?? undefined,
    my_move: my_move ?? undefined,
    practices: practices === null ? undefined : practicesOf(practices),
    late: late === 1,
  }));
}
