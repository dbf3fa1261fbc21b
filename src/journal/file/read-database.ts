import { readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import type { JournalKey } from '../journal-location.ts';
import { openDatabase } from './open-database.ts';

/**
 * All bytes of a database, decrypted if it is locked, while no other program writes to it. A file that SQLite cannot read
 * is read as it is.
 * @throws SqliteError with the code SQLITE_BUSY while another program writes; UserError if a page of a locked file cannot be
 *   decrypted; Error of the file system
 */
export function readDatabase(file: string, key: JournalKey | null | undefined): Buffer {
  const database = openDatabase(file, { key, readonly: true });
  try {
    try {
      // A transaction that reads keeps others from writing to the file.
      database.exec('BEGIN');
      database.pragma('schema_version');
    } catch (error) {
      if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
    }
    return key ? decrypted(database) : readFileSync(file);
  } finally {
    // After the reading of the file, as closing any of its descriptors gives up the lock (POSIX).
    database.close();
  }
}

function decrypted(database: Database): Buffer {
  try {
    return database.serialize();
  } catch {
    // "Out of memory" is all that SQLite says.
    throw new UserError('a page cannot be decrypted, as it is damaged');
  }
}
