import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { UserError } from '../errors.ts';
import { addonPath } from './addon.ts';
import { backUp } from './backup.ts';
import { Journal } from './journal.ts';
import { MIGRATIONS, migrate } from './migrations.ts';

/** "nrfr": says whose file it is, in its header. */
const APPLICATION_ID = 0x6e726672;

/**
 * Opens the journal in a folder, lets `use` work with it, and closes it whatever happens.
 * `write` makes the folder and the file when they are missing; `read` makes nothing and finds an empty journal.
 * @throws UserError when the file cannot be opened, is not a journal, is newer than this program, or is locked
 */
export function withJournal<T>(folder: string, access: 'read' | 'write', use: (journal: Journal) => T): T {
  const file = join(folder, 'journal.db');
  let database: Database | undefined;
  const close = () => database?.close();
  try {
    database = access === 'write' || existsSync(file) ? openFile(folder, file, access) : openNothing();
    const result = use(new Journal(database));
    if (result instanceof Promise) {
      return result
        .catch((error) => {
          throw inWords(error, file);
        })
        .finally(close) as T;
    }
    close();
    return result;
  } catch (error) {
    close();
    throw inWords(error, file);
  }
}

function openFile(folder: string, file: string, access: 'read' | 'write'): Database {
  if (access === 'write') makePrivate(folder);
  // SQLite gives side files the modes of the journal, so the mask has to hold when the journal is made.
  const mask = process.umask(0o077);
  let database: Database;
  try {
    database = connect(file);
  } finally {
    process.umask(mask);
  }
  try {
    if ((statSync(file).mode & 0o077) !== 0) tighten(file);
    bringUpToDate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(file: string): Database {
  const database = new SQLite(file, { timeout: 4000, nativeBinding: addonPath() });
  try {
    // DELETE with EXTRA: no power cut loses an entry, and no side file keeps old text.
    database.exec(`
      PRAGMA journal_mode = DELETE;
      PRAGMA synchronous = EXTRA;
      PRAGMA fullfsync = ON;
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA trusted_schema = OFF;
    `);
    if (database.pragma('synchronous', { simple: true }) !== 3) throw new Error('SQLite refused synchronous=EXTRA');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function bringUpToDate(database: Database, file: string): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  const owner = database.pragma('application_id', { simple: true }) as number;
  // A file without a page is a new one, or one whose making was cut short.
  if (owner === 0 && database.pragma('page_count', { simple: true }) === 0) {
    database.pragma(`application_id = ${APPLICATION_ID}`);
  } else if (owner !== APPLICATION_ID) {
    throw new UserError(
      `${file} is a database of another program.`,
      'Move it away, or choose another folder with --home.',
    );
  }
  if (version > MIGRATIONS.length) {
    throw new UserError(
      `${file} was written by a newer nearfar (its version is ${version}, this one knows ${MIGRATIONS.length}).`,
      'Update nearfar to open it. Nothing was changed.',
    );
  }
  if (version === MIGRATIONS.length) return;
  if (version > 0) backUp(database, MIGRATIONS.length);
  migrate(database);
}

/** A journal in memory: what a reader finds where nobody has written yet. */
function openNothing(): Database {
  const database = new SQLite(':memory:', { nativeBinding: addonPath() });
  migrate(database);
  return database;
}

function makePrivate(folder: string): void {
  const outermost = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (outermost !== undefined) keepNames(folder, outermost);
  if ((statSync(folder).mode & 0o077) !== 0) tighten(folder);
}

/** The name of a new folder outlives a power cut once the folder around it is synced. SQLite sees to its own files. */
function keepNames(innermost: string, outermost: string): void {
  for (let folder = innermost; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const around = openSync(dirname(folder), 'r');
      fsyncSync(around);
      closeSync(around);
    } catch {
      // Windows syncs no folders, and some folders may not be opened.
    }
    if (folder === outermost) return;
  }
}

/** Takes the rights of others away. A file system without modes, or somebody else's file, is left as it is. */
function tighten(path: string): void {
  try {
    chmodSync(path, statSync(path).mode & 0o700);
  } catch {}
}

const CAUSES: [code: RegExp, sentence: (file: string) => string, hint: string][] = [
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    (file) => `${file} is in use by another program.`,
    'Close the other one and try again. Nothing was changed.',
  ],
  [
    /^SQLITE_NOTADB|^SQLITE_CORRUPT/,
    (file) => `${file} is not a journal that can be read.`,
    'Nothing was changed. Put a backup in its place, or choose another folder with --home.',
  ],
  [
    /^SQLITE_FULL|^ENOSPC|^EDQUOT/,
    (file) => `There is no room left on the disk of ${file}.`,
    'Nothing was half-written. Free some room and try again.',
  ],
  [
    /^SQLITE_READONLY|^EACCES|^EPERM|^EROFS/,
    (file) => `${file} cannot be written.`,
    'Check who owns the folder, or choose another with --home.',
  ],
  [
    /^SQLITE_CANTOPEN|^EISDIR|^ENOTDIR|^EEXIST/,
    (file) => `${file} cannot be opened as a journal.`,
    'Check what is at that place, or choose another folder with --home.',
  ],
  [
    /^SQLITE_IOERR/,
    (file) => `The disk of ${file} gave an error.`,
    'Nothing was half-written. Check the disk and try again.',
  ],
];

function inWords(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const cause = CAUSES.find(([pattern]) => pattern.test(code));
  return cause ? new UserError(cause[1](file), cause[2]) : error;
}
