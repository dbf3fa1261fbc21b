import SQLite, { type Database } from 'better-sqlite3';
import { sqliteAddonPath } from './sqlite-addon.ts';

/** Opens a copy of a SQLite file in memory: what is done to it changes no file. @throws SqliteError if it is none */
export function openBytes(bytes: Buffer): Database {
  return new SQLite(bytes, { nativeBinding: sqliteAddonPath() });
}
