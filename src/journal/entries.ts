import type { Day } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import { conditions, type Filter } from './filter.ts';
import { COLUMNS, entryOf, type Row, valuesOf } from './rows.ts';
import type { Statements } from './statements.ts';

/**
 * How many entries are read at once where all of them are wanted. With fewer, locking the file for each page takes as
 * long as a tenth of an export; with more, what outlives a collection of garbage makes Node set more memory aside.
 */
const PAGE = 200;

// Made once: an import asks for them many thousand times, and a text made anew has to be read to be known.
const OF_A_DAY = `SELECT ${COLUMNS} FROM entries WHERE day = ?`;
const CREATE = `INSERT INTO entries (${COLUMNS}) VALUES (${COLUMNS.map(() => '?')})`;
const PUT = `${CREATE}
  ON CONFLICT (day) DO UPDATE SET (${COLUMNS}) = (${COLUMNS.map((column) => `excluded.${column}`)})`;

/** The table of what stands in the journal now. Whoever changes it notes the change in the log. */
export class Entries {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  of(day: Day): Written | null {
    const row = this.#statements.sql(OF_A_DAY).get(day) as Row | undefined;
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

  /** @throws SqliteError when the day has an entry */
  create(entry: Written): void {
    this.#statements.sql(CREATE).run(valuesOf(entry));
  }

  put(day: Day, entry: Written): void {
    this.#statements.sql(PUT).run(valuesOf({ ...entry, day }));
  }

  drop(day: Day): void {
    this.#statements.sql('DELETE FROM entries WHERE day = ?').run(day);
  }
}
