import type { Day } from '../../domain/day.ts';
import type { Practice, SavedEntry } from '../../domain/entry.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { StatementCache } from '../statement-cache.ts';
import { assertDaysAgree } from './damage/assert-days-agree.ts';
import { storedText } from './parse-stored.ts';

/** An entry with felt, without its note and its times; undefined is what was not answered. */
export type Rating = Pick<SavedEntry, 'late'> & {
  felt: Closeness;
} & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices']: SavedEntry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  dayNumber: number;
};

type Row = [
  dayNumber: number,
  felt: Closeness,
  want: NonNullable<Rating['want']> | null,
  theirMove: NonNullable<Rating['their_move']> | null,
  myMove: NonNullable<Rating['my_move']> | null,
  practices: string | null,
  late: 0 | 1,
];

/** By the index of days alone, so that felt is that of the entry: nothing tells whether that in the other index was changed. */
const ENTRIES = 'entries INDEXED BY sqlite_autoindex_entries_1';

/** The days that have felt. A day that has a note alone has no rating. */
export class Ratings {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** The ratings from a day on, oldest first. SQLite counts the days, which is faster than a Date for each row. */
  from(day: Day): Rating[] {
    assertDaysAgree(this.#statements, day);
    const rows = this.#statements
      .prepare(
        `SELECT unixepoch(day) / 86400, felt, want, their_move, my_move, practices, late
         FROM ${ENTRIES} WHERE day >= ? AND felt IS NOT NULL ORDER BY day`,
      )
      .raw()
      .all(day) as Row[];
    // Thousands of rows share a few combinations of practices, so each is split once: less memory for row 4 of docs/performance.md.
    const practiceLists = new Map<string, Practice[]>();
    const practicesOf = (text: string) => {
      const list = practiceLists.get(text) ?? (text.split(',').filter(Boolean) as Practice[]);
      practiceLists.set(text, list);
      return list;
    };
    return rows.map(([dayNumber, felt, want, theirMove, myMove, practices, late]) => ({
      dayNumber,
      felt,
      want: want ?? undefined,
      their_move: storedText(theirMove) ?? undefined,
      my_move: storedText(myMove) ?? undefined,
      practices: practices === null ? undefined : practicesOf(storedText(practices)),
      late: late === 1,
    }));
  }

  /** The first day that has a rating. */
  firstDay(): Day | null {
    const sql = `SELECT day FROM ${ENTRIES} WHERE felt IS NOT NULL ORDER BY day`;
    const first = (this.#statements.prepare(sql).pluck().get() ?? null) as Day | null;
    assertDaysAgree(this.#statements, '', first);
    return first;
  }

  /** The day of the nth rating counted back from a day: 1 is the last one up to that day. Null if there are fewer. */
  nthLatestDay(n: number, upTo: Day): Day | null {
    const sql = `SELECT day FROM ${ENTRIES} WHERE day <= ? AND felt IS NOT NULL ORDER BY day DESC LIMIT 1 OFFSET ?`;
    const day = this.#statements
      .prepare(sql)
      .pluck()
      .get(upTo, n - 1) as Day | undefined;
    return day ?? null;
  }

  /** How many days of a range, both ends included, have a note and no rating. */
  countUnrated(from: Day, to: Day): number {
    assertDaysAgree(this.#statements, from, to);
    const sql = `SELECT count(*) FROM ${ENTRIES} WHERE day BETWEEN ? AND ? AND felt IS NULL`;
    return this.#statements.prepare(sql).pluck().get(from, to) as number;
  }
}
