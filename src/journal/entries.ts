import type { Day } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import { conditions, type Filter } from './filter.ts';
import { entryOf, type Row, rowOf } from './rows.ts';
import type { Statements } from './statements.ts';

export const COLUMNS =
  'day, felt, want, their_move, my_move, practices, note, passage, logged_at, zone, updated_at, late';

/**
 * How many entries are read at once where all of them are wanted. With fewer, locking the file for each page takes as
 * long as a tenth of an export; with more, what outlives a collection of garbage makes Node set more memory aside.
 */
const PAGE = 200;

/** The table of what stands in the journal now. Whoever changes it notes the change in the log. */
export class Entries {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  of(day: Day): Written | null {
    const row = this.#statements.sql(`SELECT ${COLUMNS} FROM entries WHERE day = ?`).get(day) as Row | undefined;
    return row ? entryOf(row) : null;
  }

  /** Oldest first. */
  select(filter: Filter): Written[] {
    const { where, values } = conditions(this.#statements, filter);
    const rows = this.#statements
      .sql(`SELECT ${COLUMNS} FROM entries WHERE ${where} ORDER BY day DESC LIMIT @limit`)
      .all({ ...values, limit: filter.limit ?? -1 }) as Row[];
    return rows.reverse().map(entryOf);
  }

  /** The first entries after a day that pass the filter, oldest first, a page of them; the filter's limit is not heeded. */
  pageAfter(after: Day, filter: Filter): Written[] {
    const { where, values } = conditions(this.#statements, filter);
    const rows = this.#statements
      // Were the size of a page bound, SQLite would plan each page anew: a fifth of the time that reading takes.
      .sql(`SELECT ${COLUMNS} FROM entries WHERE day > @after AND ${where} ORDER BY day LIMIT ${PAGE}`)
      .all({ ...values, after }) as Row[];
    return rows.map(entryOf);
  }

  put(day: Day, entry: Written): void {
    this.#statements
      .sql(
        `INSERT INTO entries (${COLUMNS}) VALUES (@day, @felt, @want, @their_move, @my_move, @practices, @note, @passage,
           @logged_at, @zone, @updated_at, @late)
         ON CONFLICT (day) DO UPDATE SET felt = @felt, want = @want, their_move = @their_move, my_move = @my_move,
           practices = @practices, note = @note, passage = @passage, logged_at = @logged_at, zone = @zone,
           updated_at = @updated_at, late = @late`,
      )
      .run({ ...rowOf(entry, entry.late), day });
  }

  drop(day: Day): void {
    this.#statements.sql('DELETE FROM entries WHERE day = ?').run(day);
  }
}
