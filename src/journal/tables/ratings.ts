import type { Day } from '../../domain/day.ts';
import type { Practice, SavedEntry } from '../../domain/entry.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { StatementCache } from '../statement-cache.ts';
import { assertDaysAgree } from './damage/assert-days-agree.ts';

/** An entry with felt, without its note and its times; undefined is what was not answered. */
export type Rating = Pick<SavedEntry, 'late'> & {
  felt: Closeness;
} & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices']: SavedEntry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  dayNumber: number;
};

type Row = {
  dayNumber: number;
  felt: Closeness | null;
} & {
  [Field in 'want' | 'their_move' | 'my_move']: NonNullable<Rating[Field]> | null;
} & {
  practices: string | null;
  late: 0 | 1;
};

/** By the index of days alone, so that felt is that of the entry: nothing tells whether that in the other index was changed. */
const ENTRIES = 'entries INDEXED BY sqlite_autoindex_entries_1';

/** As text also where the type of one was changed on the disk: see `storedText`. */
const TEXTS = ['their_move', 'my_move', 'practices'].map((column) => `CAST(${column} AS TEXT) AS ${column}`);

/** The days of a range, in their order. */
export interface RatedAndUnrated {
  ratings: Rating[];
  /** The days that have an entry without felt, such as a note alone, in days since 1 January 1970. */
  unrated: number[];
}

/** What was felt. */
export class Ratings {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** The days from one on. SQLite counts them, which is faster than a Date for each row. */
  from(day: Day): RatedAndUnrated {
    assertDaysAgree(this.#statements, day);
    const rows = this.#statements
      .prepare(
        `SELECT unixepoch(day) / 86400 AS dayNumber, felt, want, ${TEXTS}, late
         FROM ${ENTRIES} WHERE day >= ? ORDER BY day`,
      )
      .all(day) as Row[];
    // Thousands of rows share a few combinations of practices, so each is split once: less memory for row 4 of docs/performance.md.
    const practiceLists = new Map<string, Practice[]>();
    const practicesOf = (text: string) => {
      const list = practiceLists.get(text) ?? (text.split(',').filter(Boolean) as Practice[]);
      practiceLists.set(text, list);
      return list;
    };
    const ratings: Rating[] = [];
    const unrated: number[] = [];
    for (const { dayNumber, felt, want, their_move, my_move, practices, late } of rows) {
      if (felt === null) unrated.push(dayNumber);
      else
        ratings.push({
          dayNumber,
          felt,
          want: want ?? undefined,
          their_move: their_move ?? undefined,
          my_move: my_move ?? undefined,
          practices: practices === null ? undefined : practicesOf(practices),
          late: late === 1,
        });
    }
    return { ratings, unrated };
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
}
