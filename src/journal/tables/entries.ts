import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { type EntryFilter, filterConditions } from '../search/entry-filter.ts';
import type { StatementCache } from '../statement-cache.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow, toRowValues } from './entry-row.ts';

/**
 * How many entries are read at once where all of them are wanted. With fewer, locking the file for each page takes as
 * long as a tenth of an export; with more, what outlives a collection of garbage makes Node set more memory aside.
 */
const PAGE = 200;

// Made once: an import asks for them many thousand times, and a text made anew has to be read to be known.
const OF_A_DAY = `SELECT ${ENTRY_COLUMNS} FROM entries WHERE day = ?`;
const CREATE = `INSERT INTO entries (${ENTRY_COLUMNS}) VALUES (${ENTRY_COLUMNS.map(() => '?')})`;
const PUT = `${CREATE}
  ON CONFLICT (day) DO UPDATE SET (${ENTRY_COLUMNS}) = (${ENTRY_COLUMNS.map((column) => `excluded.${column}`)})`;

/** The table of what stands in the journal now. Whoever changes it notes the change in the log. */
export class Entries {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  of(day: Day): SavedEntry | null {
    const row = this.#statements.prepare(OF_A_DAY).get(day) as EntryRow | undefined;
    return row ? fromRow(row) : null;
  }

  /** Oldest first. */
  select(filter: EntryFilter): SavedEntry[] {
    const { where, values } = filterConditions(this.#statements, filter);
    const rows = this.#statements
      .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE ${where} ORDER BY day DESC LIMIT @limit`)
      .all({ ...values, limit: filter.limit ?? -1 }) as EntryRow[];
    return rows.reverse().map(fromRow);
  }

  /** The first entries after a day that pass the filter, oldest first, a page of them; the filter's limit is not heeded. */
  pageAfter(after: Day, filter: EntryFilter): SavedEntry[] {
    const { where, values } = filterConditions(this.#statements, filter);
    const rows = this.#statements
      // Were the size of a page bound, SQLite would plan each page anew: a fifth of the time that reading takes.
      .prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE day > @after AND ${where} ORDER BY day LIMIT ${PAGE}`)
      .all({ ...values, after }) as EntryRow[];
    return rows.map(fromRow);
  }

  /** @throws SqliteError when the day has an entry */
  create(entry: SavedEntry): void {
    this.#statements.prepare(CREATE).run(toRowValues(entry));
  }

  put(day: Day, entry: SavedEntry): void {
    this.#statements.prepare(PUT).run(toRowValues({ ...entry, day }));
  }

  drop(day: Day): void {
    this.#statements.prepare('DELETE FROM entries WHERE day = ?').run(day);
  }
}
