import SQLite, { type Database } from 'better-sqlite3';
import type { JournalKey } from '../journal-location.ts';
import { sqliteAddonPath } from './sqlite-addon.ts';

/** How long a connection waits for the lock of another program, in milliseconds. */
const LOCK_TIMEOUT = 4000;

interface OpenOptions {
  /** The key of a locked journal, or of a copy of one. */
  key?: JournalKey | null | undefined;
  readonly?: boolean;
}

/**
 * Opens a SQLite file, or `:memory:`. The only place that does: the journal, its copies and scratch files pass here.
 * @throws SqliteError when it cannot be opened
 */
export function openDatabase(file: string, { readonly = false }: OpenOptions = {}): Database {
  return new SQLite(file, { readonly, timeout: LOCK_TIMEOUT, nativeBinding: sqliteAddonPath() });
}
