import { truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { ensurePrivateFolder } from '../../files/private-folder.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import type { JournalKey } from '../journal-location.ts';
import { backupFolder } from './backup-files.ts';
import { openDatabase } from './open-database.ts';

/** A copy that is damaged or incomplete as soon as it is made: so is what it was copied from. */
export class DamagedCopy extends UserError {
  override name = 'DamagedCopy';
}

/** How often a copy is made again because another program wrote to the journal meanwhile. */
const MAX_TRIES = 3;

/**
 * Copies the journal into `backups/` beside it before a migration.
 * @param version the version that the journal is about to be migrated to
 * @returns the path of the copy
 * @throws DamagedCopy if the copy differs from the journal; SqliteError or an error of the file system if it cannot be made
 */
export function backUpBeforeMigration(database: Database, version: number, key: JournalKey | null = null): string {
  const folder = backupFolder(dirname(database.name));
  const file = join(folder, `journal-before-version-${version}.db`);
  ensurePrivateFolder(folder);
  writeCopy(database, file, key);
  return file;
}

/**
 * Writes a verified copy of a database, whole or not at all, with mode 0600. A file that is there is replaced.
 * @param key the key of the database, with which the copy is encrypted too
 * @throws as `backUpBeforeMigration` does; the file that was there is then unchanged
 */
export function writeCopy(database: Database, file: string, key: JournalKey | null = null): void {
  replaceFile(file, (partial) => copyInto(database, partial, key));
}

/**
 * Copies a database into an empty file, and compares the two. The copy need not be on the disk yet.
 * @throws DamagedCopy if the copy is not sound or not the same
 */
export function copyInto(database: Database, partial: string, key: JournalKey | null, triesLeft = MAX_TRIES): void {
  const before = dataVersion(database);
  database.prepare('VACUUM INTO ?').run(partial);
  const difference = differenceOf(database, partial, key);
  if (difference === null) return;
  if (dataVersion(database) === before || triesLeft === 1)
    throw new DamagedCopy(`The copy of ${database.name} ${difference}, so it was not kept.`);
  truncateSync(partial);
  copyInto(database, partial, key, triesLeft - 1);
}

/** What is wrong with a copy; null if its tables are sound and have as many rows as those of the database. */
function differenceOf(database: Database, file: string, key: JournalKey | null = null): string | null {
  // Not read-only: SQLite then leaves CHECK constraints out of an integrity check.
  const copy = openDatabase(file, { key });
  try {
    if (!['sqlite_schema', ...tablesOf(copy)].every((table) => isSound(copy, table))) return 'is damaged';
    return rowCounts(copy) === rowCounts(database) ? null : 'is not the same as the journal';
  } finally {
    copy.close();
  }
}

/**
 * Table by table, because a check of the whole file also compares the words of every note with the full-text indexes,
 * which takes twice as long as the rest. They are made from the notes and can be made again.
 */
function isSound(database: Database, table: string): boolean {
  return database.pragma(`integrity_check("${table}")`, { simple: true }) === 'ok';
}

/** A number that changes when another connection writes to the database. */
const dataVersion = (database: Database) => database.pragma('data_version', { simple: true });

/** The number of rows of each table, as one comparable text. */
function rowCounts(database: Database): string {
  const count = (table: string) => database.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
  return tablesOf(database)
    .map((table) => `${table} ${count(table)}`)
    .join(', ');
}

/** The tables that are stored in the file, in order. A virtual table has no page of its own. */
function tablesOf(database: Database): string[] {
  return database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
    .pluck()
    .all() as string[];
}
