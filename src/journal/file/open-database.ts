import SQLite, { type Database } from 'better-sqlite3';
import type { JournalKey } from '../journal-location.ts';
import { loadCiphers } from '../lock/load-ciphers.ts';
import { sqliteAddonPath } from './sqlite-addon-path.ts';
import { fileSize } from './sqlite-header.ts';

/** How long a connection waits for the lock of another program, in milliseconds. */
const LOCK_TIMEOUT = 4000;

interface OpenOptions {
  /** The key of a locked journal, or of a copy of one. */
  key?: JournalKey | null | undefined;
  readonly?: boolean;
}

/**
 * Opens a SQLite file, or `:memory:`. With `openBytes` the only place that does: the journal, its copies and scratch files
 * pass here.
 * @throws SqliteError when it cannot be opened; UserError when a key is given and the package for it is missing, or a pipe or a
 *   device is at its place or at that of its rollback journal
 */
export function openDatabase(file: string, { key, readonly = false }: OpenOptions = {}): Database {
  // SQLite waits for ever for a pipe, which `fileSize` refuses.
  for (const path of [file, `${file}-journal`]) fileSize(path);
  const options = { readonly, timeout: LOCK_TIMEOUT };
  if (!key) return new SQLite(file, { ...options, nativeBinding: sqliteAddonPath() });
  const database = new (loadCiphers())(file, options);
  useKey(database, key);
  return database;
}

/** Opens the bytes of a SQLite file, of which SQLite keeps a copy in memory: no file changes. @throws SqliteError if it is none */
export function openBytes(bytes: Buffer): Database {
  return new SQLite(bytes, { nativeBinding: sqliteAddonPath() });
}

/** Makes a connection read and write the format of SQLCipher 4 with a key. */
function useKey(database: Database, key: JournalKey): void {
  useSqlcipherFormat(database);
  database.pragma(`key = "${rawKey(key)}"`);
}

/** Rewrites a whole file with another key, in its place. Null stands for a plain file. Not safe against a power cut. */
export function rewriteWithKey(file: string, from: JournalKey | null, to: JournalKey | null): void {
  const database = new (loadCiphers())(file);
  try {
    if (from) useKey(database, from);
    else useSqlcipherFormat(database);
    // Without a rollback journal, which would hold the earlier pages.
    database.exec('PRAGMA temp_store = MEMORY; PRAGMA journal_mode = OFF');
    database.pragma(to ? `rekey = "${rawKey(to)}"` : "rekey = ''");
  } finally {
    database.close();
  }
}

function useSqlcipherFormat(database: Database): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
}

/** The key and the salt in the form that SQLCipher takes as they are, without deriving a key from them. */
function rawKey({ key, salt }: JournalKey): string {
  return `x'${Buffer.from(key).toString('hex')}${Buffer.from(salt).toString('hex')}'`;
}
