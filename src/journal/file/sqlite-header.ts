import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { assertNoPipe } from '../../files/assert-no-pipe.ts';

/** Fields of the header of a SQLite file (https://www.sqlite.org/fileformat.html, 1.3). */
export interface SqliteHeader {
  userVersion: number;
  applicationId: number;
}

const HEADER_SIZE = 100;
/** The first bytes of a SQLite file that is not encrypted, in Latin-1. */
export const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * The size of a file in bytes; null if it does not exist.
 * @throws UserError for a pipe or a device; Error if it cannot be examined
 */
export function fileSize(file: string): number | null {
  try {
    const stats = statSync(file);
    assertNoPipe(stats, file);
    return stats.size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Reads the header without SQLite, which may change a file by opening it, even one of another program.
 * Null for an empty file, and where SQLite first has to roll back an interrupted write.
 * Not for a file that this process has open: closing it would release SQLite's locks (POSIX advisory locks).
 * @throws Error with the code `SQLITE_NOTADB` if the file is not a SQLite database
 */
export function readSqliteHeader(file: string): SqliteHeader | null {
  if (fileSize(file) === 0 || fileSize(`${file}-journal`) !== null) return null;
  const bytes = Buffer.alloc(HEADER_SIZE);
  const descriptor = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(descriptor, bytes);
  } finally {
    closeSync(descriptor);
  }
  if (length < HEADER_SIZE || !isSqliteMagic(bytes))
    throw Object.assign(new Error(`${file} is not a database`), { code: 'SQLITE_NOTADB' });
  return { userVersion: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) };
}

/** Whether bytes begin as a SQLite file that is not encrypted does. */
export function isSqliteMagic(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, SQLITE_MAGIC.length) === SQLITE_MAGIC;
}
