import type { Database } from 'better-sqlite3';
import { CHECKED_COLUMNS, checksumExpression, registerRowChecksum } from './checksums.ts';

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

/** What a setting is to the writer whose name is not that of `nearfar settings`. */
const SETTINGS_IN_WORDS: Readonly<Record<string, string>> = {
  hold_until: 'hold',
  hold_too_long_seen: 'hold',
  kept_since: 'which passages count as kept',
  question_steps: 'what undo takes back of questions',
};

/** The damaged rows of some tables, of all if none is named. @throws SqliteError where a table cannot be read */
export function damagedRows(
  database: Database,
  tables: readonly string[] = Object.keys(CHECKED_COLUMNS),
): DamagedRow[] {
  registerRowChecksum(database);
  return tables.flatMap((table) => {
    const names = database
      .prepare(
        `SELECT CAST(coalesce(${NAMES[table]}, '') AS TEXT) FROM ${table} WHERE checksum IS NOT ${checksumExpression(table)}`,
      )
      .pluck()
      .all() as string[];
    return names.map((name) => ({ table, name: (table === 'settings' && SETTINGS_IN_WORDS[name]) || name }));
  });
}
