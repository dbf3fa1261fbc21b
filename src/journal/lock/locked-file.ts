import { closeSync, constants, openSync, readSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { isSqliteMagic } from '../file/sqlite-header.ts';
import type { JournalKey } from '../journal-location.ts';

const PAGE_BYTES = 4096;
const SALT_BYTES = 16;
/** Of 256 byte values, 4096 random bytes miss 20 with a chance below one in 10^50; text and tables miss far more. */
const MIN_BYTE_VALUES = 236;

/**
 * The salt of an encrypted database: its first 16 bytes. Null for a file that is missing, plain, or too short, and for a
 * damaged plain one: an encrypted page looks random, a plain page holds text and zeros.
 * Not for a file that this process has open: closing it would release SQLite's locks (POSIX advisory locks).
 */
export function saltOf(file: string): Buffer | null {
  const page = firstPage(file);
  if (page.length < PAGE_BYTES || isSqliteMagic(page)) return null;
  return new Set(page).size >= MIN_BYTE_VALUES ? page.subarray(0, SALT_BYTES) : null;
}

/** Whether a file begins like a database that is not encrypted. Not for a file that this process has open, as above. */
export function isPlainDatabase(file: string): boolean {
  return isSqliteMagic(firstPage(file));
}

/** The first page of a file, or less if it is shorter; empty if it is missing, a pipe without a writer, or cannot be read. */
function firstPage(file: string): Buffer {
  const page = Buffer.alloc(PAGE_BYTES);
  try {
    const descriptor = openSync(file, constants.O_NONBLOCK);
    try {
      return page.subarray(0, readSync(descriptor, page));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return page.subarray(0, 0);
  }
}

/** An encrypted database and its salt. */
export interface LockedFile {
  file: string;
  salt: Buffer;
}

/**
 * The key that a file must be opened with: null for a plain one.
 * @throws UserError if the file is encrypted, and the key is missing; OtherKeyError if it was derived with another salt
 */
export function keyForFile(file: string, key: JournalKey | null | undefined): JournalKey | null {
  const salt = saltOf(file);
  // What is neither plain nor encrypted is a damaged file, which SQLite then refuses as one.
  if (!salt) return key && firstPage(file).length > 0 && !isPlainDatabase(file) ? key : null;
  if (!key) throw lockedError(file);
  if (!salt.equals(key.salt))
    throw new OtherKeyError(`${file} is locked with another passphrase.`, 'Run the command again, and give that one.');
  return key;
}

/** The error for a file whose salt is not that of the key: it has another passphrase, or its first bytes are damaged. */
export class OtherKeyError extends UserError {}

/**
 * Whether a journal that was opened with a key, or with none, has been locked or unlocked since, or has another passphrase.
 * Reads the file, so not while a transaction is open: see `saltOf`.
 */
export function hasLockChanged(file: string, key: JournalKey | null): boolean {
  const salt = saltOf(file);
  return salt ? !key || !salt.equals(key.salt) : key !== null && isPlainDatabase(file);
}

/** The error for a journal whose lock was changed by another program while this one had it open. */
export function lockChangedError(file: string): UserError {
  return new UserError(
    `${file} was locked, unlocked or given another passphrase in another window while it was open here.`,
    'Leave, and run nearfar again: it then opens the journal as it is now.',
  );
}

/** The error for a locked file whose passphrase nobody can be asked for. */
export function lockedError(file: string): UserError {
  return new UserError(
    `${file} is locked with a passphrase.`,
    'In a terminal nearfar asks for it; a script gives it with --passphrase-fd.',
  );
}
