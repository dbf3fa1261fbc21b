import type { Database } from 'better-sqlite3';
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
  questions: 'name',
  sources: 'name',
  paragraphs: '(SELECT name FROM sources WHERE id = source)',
  source_weights: '(SELECT name FROM sources WHERE id = source_weights.id)',
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
           WHERE checksum IS NOT ${checksumOf(table)}`,
        )
        .all() as DamagedRow[],
  );
}
