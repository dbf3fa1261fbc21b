import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { Cancelled, UserError } from '../errors.ts';
import { ensurePrivateFolder, restrictToOwner } from '../files/private-folder.ts';
import { assertTrustedPlace } from './file/assert-trusted-place.ts';
import { readableBackupFiles } from './file/backup-files.ts';
import { openDatabase } from './file/open-database.ts';
import { fileSize, readSqliteHeader, type SqliteHeader } from './file/sqlite-header.ts';
import { Journal } from './journal.ts';
import type { JournalKey, JournalLocation } from './journal-location.ts';
import { conversionLeftovers } from './lock/conversion-leftovers.ts';
import {
  hasLockChanged,
  isPlainDatabase,
  keyForFile,
  type LockedFile,
  lockChangedError,
  saltOf,
} from './lock/locked-file.ts';
import { SCHEMA_VERSION } from './schema/schema-version.ts';
import { keepChecksums } from './tables/damage/checksums.ts';

/** "nrfr" in ASCII: marks the file as nearfar's in the SQLite header. */
export const APPLICATION_ID = 0x6e726672;

type Access = 'read' | 'write';

/** SQLite's page cache in KiB. A reader passes through the file once and gains nothing from a larger cache. */
const CACHE_KIB = { read: 1000, write: 16_000 };

/**
 * Opens the journal in a folder, passes it to `use`, and closes it, also after an error.
 * `write` creates the folder and the file if they are missing; `read` creates nothing and opens an empty journal instead.
 * What most openings do without, such as migrations and the words for a failure, is loaded where it is needed.
 * @param migrations in place of the program's own
 * @throws UserError when the file cannot be opened, is not a journal, is newer than this program, or is locked
 */
export async function withJournal<T>(
  location: JournalLocation,
  access: Access,
  use: (journal: Journal) => T | Promise<T>,
  migrations?: readonly string[],
): Promise<T> {
  const file = journalFile(location.folder);
  let opened: { database: Database; hasChanged: () => boolean } | undefined;
  const keep = (database: Database) => {
    opened = { database, hasChanged: changeDetector(database) };
    return database;
  };
  const reopen = async () => {
    opened = undefined;
    return keep(await openAgain(location, file, migrations));
  };
  const close = async () => {
    try {
      if (!opened?.hasChanged()) return;
      const { backUpAfterWrite } = await import('./file/daily-backup.ts');
      await backUpAfterWrite(opened.database, location);
    } finally {
      opened?.database.close();
    }
  };
  try {
    const database = keep(await open(location, file, access, migrations));
    try {
      return await use(new Journal(database, reopen));
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof Cancelled || error instanceof UserError) throw error;
    const { explainJournalError } = await import('./file/explain-journal-error.ts');
    throw explainJournalError(error, file, location.key ?? null);
  }
}

/** @throws UserError if its lock has changed, or nothing is at its place: a journal that went away is not silently begun anew */
async function openAgain(
  location: JournalLocation,
  file: string,
  migrations: readonly string[] | undefined,
): Promise<Database> {
  if (hasLockChanged(file, location.key ?? null)) throw lockChangedError(file);
  if (fileSize(file)) return openJournalFile(location, file, 'write', migrations);
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
  return [journal, ...readableBackupFiles(folder).map(({ path }) => path)].flatMap((file) => {
    const salt = saltOf(file);
    return salt ? [{ file, salt }] : [];
  });
}

async function open(
  location: JournalLocation,
  file: string,
  access: Access,
  migrations: readonly string[] | undefined,
): Promise<Database> {
  assertTrustedPlace(location.folder, file);
  const leftovers = conversionLeftovers(location.folder);
  if (leftovers.length > 0) (await import('./lock/replace-and-wipe.ts')).sweepConversions(leftovers);
  const key = keyForFile(file, location.key);
  if (key) (await import('./lock/convert-folder.ts')).finishConversion(location.folder, key);
  const isEmpty = !fileSize(file);
  if (isEmpty) (await import('./file/assert-not-vanished.ts')).assertNotVanished(location, file);
  return isEmpty && access === 'read'
    ? openEmpty(migrations)
    : openTrusted(location.folder, file, access, migrations, key);
}

/** Returns a function that tells whether the connection has changed a row since, if only in a transaction that failed. */
function changeDetector(database: Database): () => boolean {
  const count = database.prepare('SELECT total_changes()').pluck();
  const before = count.get();
  return () => count.get() !== before;
}

/** Opens the file of a journal, which is created if it is missing, and migrates it. @throws as `withJournal` does */
export async function openJournalFile(
  { folder, key }: JournalLocation,
  file: string,
  access: Access,
  migrations?: readonly string[],
): Promise<Database> {
  assertTrustedPlace(folder, file);
  return openTrusted(folder, file, access, migrations, keyForFile(file, key));
}

/** As `openJournalFile`, for a place that is examined already, with the key of this file. */
async function openTrusted(
  folder: string,
  file: string,
  access: Access,
  migrations: readonly string[] | undefined,
  key: JournalKey | null,
): Promise<Database> {
  if (access === 'write') ensurePrivateFolder(folder);
  const header = key || fileSize(file) === null ? null : readSqliteHeader(file);
  if (header) assertOurs(header, file, migrations?.length);
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
    await migrateIfOlder(database, file, migrations, key);
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

async function migrateIfOlder(
  database: Database,
  file: string,
  migrations: readonly string[] | undefined,
  key: JournalKey | null,
): Promise<void> {
  const readPragma = (name: string) => database.pragma(name, { simple: true }) as number;
  const isNew = readPragma('page_count') === 0;
  if (isNew) database.pragma(`application_id = ${APPLICATION_ID}`);
  const version = readPragma('user_version');
  const target = migrations?.length ?? SCHEMA_VERSION;
  assertOurs({ userVersion: version, applicationId: readPragma('application_id') }, file, target);
  if (version === target) return;
  if (version > 0) (await import('./file/write-copy.ts')).backUpBeforeMigration(database, target, key);
  (await import('./schema/migrations.ts')).migrate(database, migrations);
}

/** @throws UserError for a database of another program, or of a version newer than this program knows */
export function assertOurs({ userVersion, applicationId }: SqliteHeader, file: string, known = SCHEMA_VERSION): void {
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
async function openEmpty(migrations: readonly string[] | undefined): Promise<Database> {
  const { migrate } = await import('./schema/migrations.ts');
  const database = openDatabase(':memory:');
  migrate(database, migrations);
  return database;
}
