import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { SQLITE_MAGIC } from '../file/sqlite-header.ts';
import type { JournalKey } from '../journal-location.ts';

// The format of SQLCipher 4. Each page ends with its IV and an HMAC, and the first page begins with the salt.
const PAGE_BYTES = 4096;
const IV_BYTES = 16;
const HMAC_BYTES = 64;
const RESERVED_BYTES = IV_BYTES + HMAC_BYTES;
/** What SQLCipher makes the salt of its HMAC key with, and the rounds in which it derives that key. */
const HMAC_SALT_MASK = 0x3a;
const HMAC_KEY_ROUNDS = 2;
const MAGIC = Buffer.from(SQLITE_MAGIC, 'latin1');

/**
 * The pages of a locked database without the check of their HMACs, so that a damaged page can be read too: AES-256-CBC spoils
 * at most two blocks of 16 bytes for each one that is damaged. Half a page at the end is left out. For a salvage only, which
 * checks every row.
 */
export function decryptPages(bytes: Buffer, { key }: JournalKey): Buffer {
  const pages = Buffer.alloc(bytes.length - (bytes.length % PAGE_BYTES));
  for (let start = 0; start < pages.length; start += PAGE_BYTES) {
    const from = start === 0 ? MAGIC.length : start;
    const to = start + PAGE_BYTES - RESERVED_BYTES;
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(to, to + IV_BYTES)).setAutoPadding(false);
    pages.set(decipher.update(bytes.subarray(from, to)), from);
  }
  if (pages.length === 0) return pages;
  // These fields of the header are the same in every such file.
  pages.set(MAGIC);
  pages.writeUInt16BE(PAGE_BYTES, 16);
  pages[20] = RESERVED_BYTES;
  return pages;
}

/**
 * Whether a key belongs to a locked database: whether any page but the first, which may be damaged, has the HMAC that it has
 * with this key.
 */
export function hasPageOf(bytes: Buffer, { key, salt }: JournalKey): boolean {
  const hmacSalt = salt.map((byte) => byte ^ HMAC_SALT_MASK);
  const hmacKey = pbkdf2Sync(key, hmacSalt, HMAC_KEY_ROUNDS, key.length, 'sha512');
  for (let start = PAGE_BYTES; start + PAGE_BYTES <= bytes.length; start += PAGE_BYTES) {
    const to = start + PAGE_BYTES - HMAC_BYTES;
    const number = Buffer.alloc(4);
    number.writeUInt32LE(start / PAGE_BYTES + 1);
    const hmac = createHmac('sha512', hmacKey).update(bytes.subarray(start, to)).update(number).digest();
    if (hmac.equals(bytes.subarray(to, start + PAGE_BYTES))) return true;
  }
  return false;
}
