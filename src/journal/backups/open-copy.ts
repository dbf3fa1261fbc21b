import type { Database } from 'better-sqlite3';
import { openDatabase } from '../file/open-database.ts';
import type { JournalKey } from '../journal-location.ts';
import { assertOurs } from '../open.ts';

/**
 * Opens a copy of a journal, which may be of an older version, for reading.
 * @throws UserError if it belongs to another program or a newer version; SqliteError if it cannot be read as a database
 */
export function openCopy(copy: string, key: JournalKey | null | undefined): Database {
  const database = openDatabase(copy, { key, readonly: true });
  try {
    const readPragma = (name: string) => database.pragma(name, { simple: true }) as number;
    const header = { userVersion: readPragma('user_version'), applicationId: readPragma('application_id') };
    assertOurs(header, copy);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
