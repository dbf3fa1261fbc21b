import type { Database } from 'better-sqlite3';
import { FNV1A_START, fnv1aStep, fnv1aText } from '../../../language/model/fnv1a.ts';

/** The columns of each table that its checksum covers: all but the checksum itself. */
export const CHECKED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  entries: [
    'id',
    'day',
    'felt',
    'want',
    'their_move',
    'my_move',
    'practices',
    'note',
    'passage',
    'logged_at',
    'zone',
    'updated_at',
    'late',
    'own_answers',
  ],
  revisions: ['id', 'change', 'what', 'day', 'was', 'became', 'replaced_at', 'undone_at'],
  readings: ['id', 'day', 'passage', 'rank', 'reason', 'verdict', 'shown_at', 'facet', 'hedged'],
  drafts: ['day', 'draft', 'kept_at'],
  settings: ['name', 'value'],
  rests: ['from_day', 'to_day', 'note'],
  questions: ['name', 'text', 'kind', 'options', 'updated_at', 'removed_at'],
  sources: ['id', 'name', 'kind', 'loaded_at'],
  paragraphs: ['source', 'place', 'section', 'text', 'passage'],
  source_weights: ['id', 'weight'],
};

/**
 * The checksum of a row: FNV-1a over the UTF-16 units of its table and its values. Every step of
 * it is a bijection, so a change of one unit is always found, and any other change but for one in four billion.
 */
export function rowChecksum(table: string, values: readonly unknown[]): number {
  let sum = mixText(FNV1A_START, table);
  for (const value of values) sum = mixValue(sum, value);
  return sum >>> 0;
}

/**
 * A journal has no column of bytes: bytes are a text whose type was changed on the disk. They count as another value than
 * that text, as no command could read them.
 */
function mixValue(sum: number, value: unknown): number {
  if (value === null) return fnv1aStep(sum, 0);
  return mixText(value instanceof Uint8Array ? fnv1aStep(sum, -1) : sum, String(value));
}

/** The length comes first, so that a letter counts for the column it is in; plus 1, so that an empty text is not null. */
function mixText(sum: number, text: string): number {
  return fnv1aText(fnv1aStep(sum, text.length + 1), text);
}

/** Whether a row, read with all its columns, is not as it was written. */
export function isDamagedRow(table: string, row: object): boolean {
  const values = row as Readonly<Record<string, unknown>>;
  const covered = CHECKED_COLUMNS[table]!.map((column) => values[column]);
  return values.checksum !== rowChecksum(table, covered);
}

/** Defines `row_checksum(table, value, ...)` for SQL. Every connection that reads or writes checksums needs it. */
export function registerRowChecksum(database: Database): void {
  database.function('row_checksum', { varargs: true, deterministic: true }, (table: unknown, ...values: unknown[]) =>
    rowChecksum(String(table), values),
  );
}

/**
 * Makes a connection store the checksum of every row that it writes. The triggers belong to the connection and not to
 * the file, so that every other program can still write to the file.
 */
export function keepChecksums(database: Database): void {
  registerRowChecksum(database);
  for (const [table, columns] of Object.entries(CHECKED_COLUMNS)) {
    const store = `BEGIN UPDATE ${table} SET checksum = ${checksumExpression(table, 'new.')} WHERE rowid = new.rowid; END`;
    database.exec(`
      CREATE TEMP TRIGGER ${table}_added AFTER INSERT ON main.${table} ${store};
      CREATE TEMP TRIGGER ${table}_changed AFTER UPDATE OF ${columns} ON main.${table} ${store};
    `);
  }
}

/**
 * Gives every row without a checksum its checksum, after a migration. A file of a version without them is left as it is; in one
 * of an older version the checksum covers the columns that it has.
 */
export function fillChecksums(database: Database): void {
  registerRowChecksum(database);
  const tables = database.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main'").pluck().all();
  for (const table of Object.keys(CHECKED_COLUMNS).filter((name) => tables.includes(name))) {
    const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    if (!columns.includes('checksum')) continue;
    const covered = CHECKED_COLUMNS[table]!.filter((name) => columns.includes(name));
    database.exec(`UPDATE ${table} SET checksum = row_checksum('${table}', ${covered}) WHERE checksum IS NULL`);
  }
}

/** An SQL expression for the checksum of a row; `prefix` stands before each column. */
export function checksumExpression(table: string, prefix = ''): string {
  return `row_checksum('${table}', ${CHECKED_COLUMNS[table]!.map((column) => prefix + column)})`;
}
