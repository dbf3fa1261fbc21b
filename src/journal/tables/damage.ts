import type { Database } from 'better-sqlite3';
import type { Day } from '../../domain/day.ts';
import { rebuildNoteIndex } from '../search/note-index.ts';
import { StatementCache } from '../statement-cache.ts';
import { CHECKED_COLUMNS, checksumOf, registerRowChecksum } from './checksums.ts';

/** A row whose checksum is missing or does not agree with its values. */
export interface DamagedRow {
  table: string;
  /** What tells the row: its day, or the name of a setting or a text. */
  name: string;
}

/** The column that tells a row of each table to the writer. */
const NAMES: Readonly<Record<string, string>> = {
  entries: 'day',
  revisions: 'day',
  readings: 'day',
  drafts: 'day',
  settings: 'name',
  rests: 'from_day',
  sources: 'name',
  paragraphs: '(SELECT name FROM sources WHERE id = source)',
};

/** The damaged rows of some tables, of all if none is named. @throws SqliteError where a table cannot be read */
export function damagedRows(
  database: Database,
  tables: readonly string[] = Object.keys(CHECKED_COLUMNS),
): DamagedRow[] {
  registerRowChecksum(database);
  return tables.flatMap(
    (table) =>
      database
        .prepare(
          `SELECT '${table}' AS "table", CAST(coalesce(${NAMES[table]}, '') AS TEXT) AS name FROM ${table}
           WHERE ${isDamaged(table)}`,
        )
        .all() as DamagedRow[],
  );
}

/** What of the journal is not as it was written: the checksum of a row does not agree with its values. */
export class Damage {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The days of a range, both ends included, whose entry is damaged, oldest first. */
  days(from: Day = '', to: Day = '9999-12-31'): Day[] {
    registerRowChecksum(this.#database);
    return this.#database
      .prepare(`SELECT day FROM entries WHERE day BETWEEN ? AND ? AND ${isDamaged('entries')} ORDER BY day`)
      .pluck()
      .all(from, to) as Day[];
  }

  /** Whether the entry of a day or one of its earlier versions is damaged. */
  isInHistory(day: Day): boolean {
    registerRowChecksum(this.#database);
    const damaged = this.#database.prepare(`SELECT 1 FROM revisions WHERE day = ? AND ${isDamaged('revisions')}`);
    return this.days(day, day).length > 0 || damaged.get(day) !== undefined;
  }

  /** Writes the file anew: the same rows, the search index made from them, and zeros where nothing is stored. */
  mend(): void {
    rebuildNoteIndex(new StatementCache(this.#database));
    this.#database.exec('VACUUM');
  }
}

const isDamaged = (table: string) => `checksum IS NOT ${checksumOf(table)}`;
