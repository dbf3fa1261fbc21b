import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { type EntryFilter, filterConditions } from '../search/entry-filter.ts';
import type { StatementCache } from '../statement-cache.ts';
import { assertDaysAgree, indexDamage } from './damage/assert-days-agree.ts';
import { isDamagedRow } from './damage/checksums.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow, toRowValues } from './entry-row.ts';

/** Entries per page: enough that SQLite seldom has to lock the file, few enough that an export needs little memory. */
const PAGE_SIZE = 200;

/** With what the checksum of a row needs. */
const PAGE_COLUMNS = [...ENTRY_COLUMNS, 'id', 'checksum'];

/**
 * Always one row: that of a day, if there is one, and whether the other index of days tells of the same (see `assertDaysAgree`).
 * Joined on `asked`, as SQLite plans a join again for each value that is bound in it.
 */
const GET = `SELECT ${ENTRY_COLUMNS}, id IS other AS agrees
  FROM (SELECT @day AS asked, (SELECT id FROM entries INDEXED BY entries_by_day WHERE day = @day) AS other)
  LEFT JOIN entries INDEXED BY sqlite_autoindex_entries_1 ON day = asked`;
const CREATE = `INSERT INTO entries (${ENTRY_COLUMNS}) VALUES (${ENTRY_COLUMNS.map(() => '?')})`;
const PUT = `${CREATE}
  ON CONFLICT (day) DO UPDATE SET (${ENTRY_COLUMNS}) = (${ENTRY_COLUMNS.map((column) => `excluded.${column}`)})`;

/** Some entries that were read together. */
export interface EntryPage {
  entries: SavedEntry[];
  /** The days of those that are not as they were written. */
  damaged: Day[];
}

/** The table of the current entries. Changes go through the ChangeLog, which records them. */
export class Entries {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  get(day: Day): SavedEntry | null {
    const row = this.#statements.prepare(GET).get({ day }) as EntryRow & { agrees: 0 | 1 };
    if (!row.agrees) throw indexDamage();
    return row.day === null ? null : fromRow(row);
  }

  /** The entries that pass the filter, oldest first; with a limit the newest of them. */
  select(filter: EntryFilter): SavedEntry[] {
    return this.#select(ENTRY_COLUMNS, filter).map(fromRow);
  }

  /** The same as a page. */
  selectPage(filter: EntryFilter): EntryPage {
    return toPage(this.#select(PAGE_COLUMNS, filter));
  }

  #select(columns: readonly string[], filter: EntryFilter): EntryRow[] {
    const { where, values } = filterConditions(this.#statements, filter);
    const rows = this.#statements
      .prepare(`SELECT ${columns} FROM entries WHERE ${where} ORDER BY day DESC LIMIT @limit`)
      .all({ ...values, limit: filter.limit ?? -1 }) as EntryRow[];
    // With as many entries as were asked for, no day before the oldest of them could change what is listed.
    const from = rows.length === filter.limit ? (rows.at(-1)?.day as Day | undefined) : filter.from;
    assertDaysAgree(this.#statements, from, filter.to);
    return rows.reverse();
  }

  /** The first and the last day of the entries that pass the filter, and how many they are; null if there are none. */
  span(filter: EntryFilter): { from: Day; to: Day; count: number } | null {
    assertDaysAgree(this.#statements, filter.from, filter.to);
    const { where, values } = filterConditions(this.#statements, filter);
    const span = this.#statements
      .prepare(
        `SELECT min(day) AS "from", max(day) AS "to", count(*) AS count
         FROM (SELECT day FROM entries WHERE ${where} ORDER BY day DESC LIMIT @limit)`,
      )
      .get({ ...values, limit: filter.limit ?? -1 }) as { from: Day; to: Day; count: number };
    return span.count === 0 ? null : span;
  }

  /** The next page of entries after a day that pass the filter, oldest first; ignores the filter's limit. */
  pageAfter(after: Day, filter: EntryFilter): EntryPage {
    if (after === '') assertDaysAgree(this.#statements, filter.from, filter.to);
    const { where, values } = filterConditions(this.#statements, filter);
    const rows = this.#statements
      // The page size is part of the text because SQLite plans a statement again for each bound LIMIT.
      .prepare(`SELECT ${PAGE_COLUMNS} FROM entries WHERE day > @after AND ${where} ORDER BY day LIMIT ${PAGE_SIZE}`)
      .all({ ...values, after }) as EntryRow[];
    return toPage(rows);
  }

  /** Adds an entry. @throws SqliteError when the day has one */
  create(entry: SavedEntry): void {
    this.#statements.prepare(CREATE).run(toRowValues(entry));
  }

  /** Adds or replaces the entry of a day. */
  put(day: Day, entry: SavedEntry): void {
    this.#statements.prepare(PUT).run(toRowValues({ ...entry, day }));
  }

  remove(day: Day): void {
    this.#statements.prepare('DELETE FROM entries WHERE day = ?').run(day);
  }
}

function toPage(rows: readonly EntryRow[]): EntryPage {
  const damaged = rows.filter((row) => isDamagedRow('entries', row)).map(({ day }) => day as Day);
  return { entries: rows.map(fromRow), damaged };
}
