import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { backupFiles } from '../file/backup-files.ts';
import { openBytes, openDatabase } from '../file/open-database.ts';
import { readDatabase } from '../file/read-database.ts';
import type { JournalKey } from '../journal-location.ts';
import { decryptPages } from '../lock/decrypt-pages.ts';
import { isPlainDatabase } from '../lock/locked-file.ts';
import { migrate } from '../migrations.ts';
import { CHECKED_COLUMNS, checksumOf, registerRowChecksum } from '../tables/checksums.ts';
import type { Row } from './find-rows.ts';

/** The bytes of a damaged file. A write that was cut short is taken back first, on a copy. */
export function readDamaged(file: string, scratch: string, key: JournalKey | null | undefined): Buffer {
  const sideFile = `${file}-journal`;
  if (!existsSync(sideFile)) return readPages(file, key);
  const folder = mkdtempSync(join(scratch, 'salvaging-'));
  try {
    const copy = join(folder, 'journal.db');
    copyFileSync(file, copy);
    copyFileSync(sideFile, `${copy}-journal`);
    rollBack(copy, key);
    return readPages(copy, key);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The bytes of a file, those of damaged pages too. */
function readPages(file: string, key: JournalKey | null | undefined): Buffer {
  if (!key || isPlainDatabase(file)) return readDatabase(file, null);
  try {
    return readDatabase(file, key);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return decryptPages(readFileSync(file), key);
  }
}

function rollBack(file: string, key: JournalKey | null | undefined): void {
  const database = openDatabase(file, { key });
  try {
    database.pragma('schema_version');
  } catch {
    // A side file that is damaged too leaves the file as it is.
  } finally {
    database.close();
  }
}

/** A file, and its key if it is locked. */
export interface KeyedFile {
  file: string;
  key: JournalKey | null | undefined;
}

/** The copies beside the damaged file, or else those of the journal; the newest first. @param key of those that are locked */
export function backupsFor(damaged: string, folder: string, key: JournalKey | null | undefined): KeyedFile[] {
  const beside = backupFiles(dirname(damaged));
  return (beside.length > 0 ? beside : backupFiles(folder)).map(({ path }) => ({
    file: path,
    key: isPlainDatabase(path) ? null : key,
  }));
}

/** A copy of the journal that can be read. */
export interface ReadBackup {
  path: string;
  rows: Map<string, Row[]>;
}

/** The rows of the first copy that can be read, which may be none, and the copies that cannot. */
export function readBackups(backups: readonly KeyedFile[]): { read: ReadBackup | null; unreadable: string[] } {
  const unreadable: string[] = [];
  for (const { file: path, key } of backups) {
    try {
      const database = openBytes(readDatabase(path, key));
      try {
        migrate(database);
        registerRowChecksum(database);
        return { read: { path, rows: intactRows(database) }, unreadable };
      } finally {
        database.close();
      }
    } catch {
      unreadable.push(path);
    }
  }
  return { read: null, unreadable };
}

function intactRows(database: Database): Map<string, Row[]> {
  return new Map(
    Object.entries(CHECKED_COLUMNS).map(([table, columns]) => [
      table,
      database.prepare(`SELECT ${columns} FROM ${table} WHERE checksum IS ${checksumOf(table)}`).all() as Row[],
    ]),
  );
}
