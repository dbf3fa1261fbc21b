import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { sqliteAddonPath } from './sqlite-addon.ts';

/**
 * Copies the journal into `backups/` beside it before a migration, and verifies the copy by reading it.
 * @param version the version that the journal is about to be migrated to
 * @returns the path of the copy
 * @throws UserError if the copy cannot be made or differs from the journal
 */
export function backUp(database: Database, version: number): string {
  const folder = join(dirname(database.name), 'backups');
  const file = join(folder, `journal-before-version-${version}.db`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(file, { force: true });
  database.prepare('VACUUM INTO ?').run(file);
  chmodSync(file, 0o600);
  const copy = new SQLite(file, { readonly: true, nativeBinding: sqliteAddonPath() });
  try {
    const isSound = copy.pragma('integrity_check', { simple: true }) === 'ok';
    if (!isSound || rowCounts(copy) !== rowCounts(database)) {
      throw new UserError(`The backup ${file} is not the same as the journal, so the journal was left as it is.`);
    }
  } finally {
    copy.close();
  }
  return file;
}

/** The number of rows of each table, as one comparable text. */
function rowCounts(database: Database): string {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return tables.map((name) => `${name} ${database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()}`).join(', ');
}
