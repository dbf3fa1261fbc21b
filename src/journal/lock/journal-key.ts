import { readFileSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { openDatabase } from '../file/open-database.ts';
import type { JournalKey } from '../journal-location.ts';
import { hasPageOf } from './decrypt-pages.ts';

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** The number of rounds in SQLCipher 4. */
const ROUNDS = 256_000;

/**
 * The key that SQLCipher 4 derives from a passphrase: PBKDF2 (RFC 8018) with HMAC-SHA-512. Takes long on purpose, which slows
 * down whoever tries many. The passphrase is normalised (NFC), so that an accent is the same from every keyboard.
 */
export function deriveKey(passphrase: string, salt: Uint8Array): JournalKey {
  const { pbkdf2Sync } = process.getBuiltinModule('node:crypto');
  return { key: pbkdf2Sync(passphrase.normalize('NFC'), salt, ROUNDS, KEY_BYTES, 'sha512'), salt: Buffer.from(salt) };
}

/** A key for a passphrase, with a salt of its own. */
export function newKey(passphrase: string): JournalKey {
  return deriveKey(passphrase, process.getBuiltinModule('node:crypto').randomBytes(SALT_BYTES));
}

/**
 * Whether a key is that of an encrypted file: whether it decrypts the first page, or another one, as either may be damaged. It
 * works also while another program has the file locked: a note that cannot be saved then is sealed with the key, in its own
 * file.
 * @throws UserError if the package for it is missing, or as SQLite does
 */
export function opensWith(file: string, key: JournalKey): boolean {
  const database = openDatabase(file, { key });
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_BUSY') return hasPageOf(readFileSync(file), key);
    if (String(code).startsWith('SQLITE_CORRUPT')) return true;
    throw error;
  } finally {
    database.close();
  }
}

/**
 * The error for a passphrase that opens none of some files. Of a single file that cannot be told from one whose salt is damaged.
 */
export function wrongPassphrase(files: readonly string[]): UserError {
  const [only] = files.length === 1 ? files : [];
  const hint =
    only === undefined
      ? 'Nothing was changed. Try again.'
      : `Nothing was changed. Try again. If you are sure of it, the beginning of ${only} is damaged, and only another copy of it helps: nearfar restore FILE puts one in its place.`;
  return new UserError('This is not the passphrase.', hint);
}
