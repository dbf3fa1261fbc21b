import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { createWorkFolder } from '../../files/writing/work-folder.ts';
import { readableBackupFiles } from '../file/backup-files.ts';
import { openBytes, openDatabase } from '../file/open-database.ts';
import { readDatabase } from '../file/read-database.ts';
import { fileSize } from '../file/sqlite-header.ts';
import type { JournalKey } from '../journal-location.ts';
import { decryptPages } from '../lock/decrypt-pages.ts';
import { isPlainDatabase } from '../lock/locked-file.ts';
import { migrate } from '../schema/migrations.ts';
import { CHECKED_COLUMNS, isDamagedRow } from '../tables/damage/checksums.ts';
import type { Row } from './find-rows.ts';
import { KEYS } from './join-rows.ts';

/** The bytes of a damaged file. A write that was cut short is taken back first, on a copy. */
export function readDamaged(file: string, scratch: string, key: JournalKey | null | undefined): Buffer {
  const sideFile = `${file}-journal`;
  if (fileSize(sideFile) === null) return readPages(file, key);
  const folder = createWorkFolder(scratch, 'salvaging');
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
  const beside = readableBackupFiles(dirname(damaged));
  return (beside.length > 0 ? beside : readableBackupFiles(folder)).map(({ path }) => ({
    file: path,
    key: isPlainDatabase(path) ? null : key,
  }));
}

/** Entries that are damaged in the newest copy and were taken from an older one. */
export interface OlderEntries {
  path: string;
  days: Day[];
}

/** A copy of the journal that can be read. Its damaged rows are those of the newest older copy that has them whole. */
export interface ReadBackup {
  path: string;
  rows: Map<string, Row[]>;
  older: OlderEntries[];
}

/** The rows of the first copy that can be read, which may be none, and the copies that cannot. */
export function readBackups(backups: readonly KeyedFile[]): { read: ReadBackup | null; unreadable: string[] } {
  const unreadable: string[] = [];
  let read: ReadBackup | null = null;
  const damaged = new Map<string, Set<string>>();
  for (const { file: path, key } of backups) {
    try {
      const rows = readRows(path, key, (table, row) => {
        if (read === null) damaged.set(table, (damaged.get(table) ?? new Set()).add(KEYS[table]!(row)));
      });
      if (read === null) read = { path, rows, older: [] };
      else addFromOlder(read, { path, rows }, damaged);
    } catch {
      if (read === null) unreadable.push(path);
    }
    if (read !== null && [...damaged.values()].every((keys) => keys.size === 0)) break;
  }
  return { read, unreadable };
}

/** Takes the rows that are still damaged from an older copy, where it has them. */
function addFromOlder(
  newest: ReadBackup,
  { path, rows }: Omit<ReadBackup, 'older'>,
  damaged: ReadonlyMap<string, Set<string>>,
): void {
  for (const [table, keys] of damaged) {
    const whole = rows.get(table)!.filter((row) => keys.delete(KEYS[table]!(row)));
    newest.rows.get(table)!.push(...whole);
    if (table === 'entries' && whole.length > 0)
      newest.older.push({ path, days: whole.map(({ day }) => String(day)).sort() });
  }
}

/** The rows of a copy that agree with their checksum, by table. @throws as opening a file does */
function readRows(
  path: string,
  key: JournalKey | null | undefined,
  onDamaged: (table: string, row: Row) => void,
): Map<string, Row[]> {
  const database = openBytes(readDatabase(path, key));
  try {
    migrate(database);
    const rows = new Map<string, Row[]>();
    for (const table of Object.keys(CHECKED_COLUMNS)) {
      const whole: Row[] = [];
      rows.set(table, whole);
      for (const row of database.prepare(`SELECT * FROM ${table}`).iterate() as Iterable<Row>)
        if (isDamagedRow(table, row)) onDamaged(table, row);
        else whole.push(row);
    }
    return rows;
  } finally {
    database.close();
  }
}
