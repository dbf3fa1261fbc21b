import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { ensurePrivateFolder, restrictToOwner } from '../files/private-folder.ts';
import { assertNotVanished } from './file/assert-not-vanished.ts';
import { backUpAfterWrite } from './file/back-up-day.ts';
import { backUp } from './file/backup.ts';
import { backupFiles } from './file/backup-files.ts';
import { explainJournalError } from './file/explain-journal-error.ts';
import { openDatabase } from './file/open-database.ts';
import { fileSize, readSqliteHeader, type SqliteHeader } from './file/sqlite-header.ts';
import { assertTrustedPlace } from './file/trusted-place.ts';
import { Journal } from './journal.ts';
import type { JournalKey, JournalLocation } from './journal-location.ts';
import { finishConversion } from './lock/convert-folder.ts';
import {
  hasLockChanged,
  isPlainDatabase,
  keyForFile,
  type LockedFile,
  lockChangedError,
  saltOf,
} from './lock/locked-file.ts';
import { sweepConversions } from './lock/replace-and-wipe.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { keepChecksums } from './tables/checksums.ts';

/** "nrfr" in ASCII: marks the file as nearfar's in the SQLite header. */
export const APPLICATION_ID = 0x6e726672;

type Access = 'read' | 'write';

/** SQLite's page cache in KiB. A reader passes through the file once and gains nothing from a larger cache. */
const CACHE_KIB = { read: 1000, write: 16_000 };

/**
 * Opens the journal in a folder, passes it to `use`, and closes it, also after an error or a rejected promise.
 * `write` creates the folder and the file if they are missing; `read` creates nothing and opens an empty journal instead.
 * @throws UserError when the file cannot be opened, is not a journal, is newer than this program, or is locked
 */
export function withJournal<T>(
  location: JournalLocation,
  access: Access,
  use: (journal: Journal) => T,
  migrations = MIGRATIONS,
): T {
  const file = journalFile(location.folder);
  let opened: { database: Database; hasChanged: () => boolean } | undefined;
  const close = () => {
    const closing = opened;
    opened = undefined;
    try {
      if (closing?.hasChanged()) backUpAfterWrite(closing.database, location);
    } finally {
      closing?.database.close();
    }
  };
  try {
    const database = open(location, file, access, migrations);
    opened = { database, hasChanged: changeDetector(database) };
    const reopen = () => {
      const again = openAgain(location, file, migrations);
      opened = { database: again, hasChanged: changeDetector(again) };
      return again;
    };
    const result = use(new Journal(database, reopen));
    if (result instanceof Promise) {
      return result
        .catch((error) => {
          throw explainJournalError(error, file, location.key ?? null);
        })
        .finally(close) as T;
    }
    close();
    return result;
  } catch (error) {
    close();
    throw explainJournalError(error, file, location.key ?? null);
  }
}

/** @throws UserError if its lock has changed, or nothing is at its place: a journal that went away is not silently begun anew */
function openAgain(location: JournalLocation, file: string, migrations: readonly string[]): Database {
  if (hasLockChanged(file, location.key ?? null)) throw lockChangedError(file);
  if (fileSize(file)) return openFile(location, file, 'write', migrations);
  throw new UserError(`${file} was removed, moved or emptied while it was open.`, 'Put it back, and try again.');
}

/** The file of the journal in a folder. */
export function journalFile(folder: string): string {
  return join(folder, 'journal.db');
}

/**
 * The journal in a folder if it is locked, and its locked copies, each with its salt: where the journal is missing or damaged, a
 * copy is what can be restored. None for a plain journal. Not while this process has it open: see `saltOf`.
 */
export function lockedFiles(folder: string): LockedFile[] {
  const journal = journalFile(folder);
  if (isPlainDatabase(journal)) return [];
  return [journal, ...backupFiles(folder).map(({ path }) => path)].flatMap((file) => {
    const salt = saltOf(file);
    return salt ? [{ file, salt }] : [];
  });
}

function open(location: JournalLocation, file: string, access: Access, migrations: readonly string[]): Database {
  assertTrustedPlace(location.folder, file);
  sweepConversions(location.folder);
  const key = keyForFile(file, location.key);
  if (key) finishConversion(location.folder, key);
  const isEmpty = !fileSize(file);
  if (isEmpty) assertNotVanished(location, file);
  return isEmpty && access === 'read'
    ? openEmpty(migrations)
    : openTrusted(location.folder, file, access, migrations, key);
}

/** A question that tells whether the connection has changed a row since now, if only in a transaction that failed. */
function changeDetector(database: Database): () => boolean {
  const count = database.prepare('SELECT total_changes()').pluck();
  const before = count.get();
  return () => count.get() !== before;
}

/** Opens the file of a journal, which is created if it is missing, and migrates it. @throws as `withJournal` does */
export function openFile(
  { folder, key }: JournalLocation,
  file: string,
  access: Access,
  migrations = MIGRATIONS,
): Database {
  assertTrustedPlace(folder, file);
  return openTrusted(folder, file, access, migrations, keyForFile(file, key));
}

/** As `openFile`, for a place that is examined already, with the key of this file. */
function openTrusted(
  folder: string,
  file: string,
  access: Access,
  migrations: readonly string[],
  key: JournalKey | null,
): Database {
  if (access === 'write') ensurePrivateFolder(folder);
  const header = key || fileSize(file) === null ? null : readSqliteHeader(file);
  if (header) assertOurs(header, file, migrations);
  // SQLite gives its side files the mode of the journal, so the umask must be set when the journal is created.
  const mask = process.umask(0o077);
  let database: Database;
  try {
    database = connect(file, access, key);
  } finally {
    process.umask(mask);
  }
  try {
    restrictToOwner(file);
    migrateIfOlder(database, file, migrations, key);
    if (access === 'write') keepChecksums(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a SQLite file with the settings of a journal. @throws SqliteError when it is none, or is locked by a key */
export function connect(file: string, access: Access, key?: JournalKey | null): Database {
  const database = openDatabase(file, { key });
  try {
    // DELETE with EXTRA: a power cut loses no committed entry, and no side file keeps deleted text.
    database.exec(`
      PRAGMA journal_mode = DELETE;
      PRAGMA synchronous = EXTRA;
      PRAGMA fullfsync = ON;
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA trusted_schema = OFF;
      PRAGMA cache_size = -${CACHE_KIB[access]};
    `);
    if (database.pragma('synchronous', { simple: true }) !== 3) throw new Error('SQLite refused synchronous=EXTRA');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrateIfOlder(
  database: Database,
  file: string,
  migrations: readonly string[],
  key?: JournalKey | null,
): void {
  const readPragma = (name: string) => database.pragma(name, { simple: true }) as number;
  const isNew = readPragma('page_count') === 0;
  if (isNew) database.pragma(`application_id = ${APPLICATION_ID}`);
  const version = readPragma('user_version');
  assertOurs({ userVersion: version, applicationId: readPragma('application_id') }, file, migrations);
  if (version === migrations.length) return;
  if (version > 0) backUp(database, migrations.length, key);
  migrate(database, migrations);
}

/** @throws UserError for a database of another program, or of a version newer than this program knows */
export function assertOurs(
  { userVersion, applicationId }: SqliteHeader,
  file: string,
  { length: known }: readonly string[],
): void {
  if (applicationId !== APPLICATION_ID) {
    throw new UserError(
      `${file} is a database of another program.`,
      'Move it away, or choose another folder with --home.',
    );
  }
  if (userVersion > known) {
    throw new UserError(
      `${file} was written by a newer nearfar (its version is ${userVersion}, this one knows ${known}).`,
      'Update nearfar to open it. Nothing was changed.',
    );
  }
}

/** An empty journal in memory, for a reader where no journal exists yet. */
function openEmpty(migrations: readonly string[]): Database {
  const database = openDatabase(':memory:');
  migrate(database, migrations);
  return database;
}
