import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** What the first bytes of a SQLite file say (https://www.sqlite.org/fileformat.html, 1.3). */
export interface SqliteHeader {
  userVersion: number;
  applicationId: number;
}

const SIZE = 100;
const MAGIC = 'SQLite format 3\0';

/** How many bytes a file holds; null where there is none. @throws Error if that cannot be seen */
export function fileSize(file: string): number | null {
  try {
    return statSync(file).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Read without SQLite, which may change a file by opening it: somebody else's is not ours to touch.
 * Null where there is nothing to read yet, or where a write that was broken off has to be undone first.
 * Not for a file that this process has open: closing it would let go of SQLite's locks.
 * @throws Error with the code `SQLITE_NOTADB` if the file is no SQLite database
 */
export function readSqliteHeader(file: string): SqliteHeader | null {
  if (fileSize(file) === 0 || existsSync(`${file}-journal`)) return null;
  const bytes = Buffer.alloc(SIZE);
  const opened = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(opened, bytes);
  } finally {
    closeSync(opened);
  }
  if (length < SIZE || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw Object.assign(new Error(`${file} is not a database`), { code: 'SQLITE_NOTADB' });
  return { userVersion: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) };
}
