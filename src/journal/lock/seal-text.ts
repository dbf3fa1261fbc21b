import { readRegularFile } from '../../files/read-regular-file.ts';
import type { JournalKey } from '../journal-location.ts';

/** Loaded when used: every command loads this file, and Node takes longer for its cryptography than for most commands. */
const crypto = () => process.getBuiltinModule('node:crypto');

/** The first bytes of a sealed text. */
const MAGIC = Buffer.from('nearfar sealed 1\n');
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a text for a file beside a locked journal with AES-256-GCM (NIST SP 800-38D): the magic bytes, a random
 * 12-byte IV, the 16-byte tag, the ciphertext. The AES key is derived from the journal's, so that no key has two uses.
 */
export function sealText(text: string, key: JournalKey): Buffer {
  const iv = crypto().randomBytes(IV_BYTES);
  const cipher = crypto().createCipheriv('aes-256-gcm', sealingKey(key), iv);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([MAGIC, iv, cipher.getAuthTag(), encrypted]);
}

/** Whether the bytes are a text that `sealText` encrypted. */
export function isSealed(bytes: Buffer): boolean {
  return bytes.subarray(0, MAGIC.length).equals(MAGIC);
}

/** Decrypts a sealed text. @throws Error if it was changed, or sealed with another key */
export function unsealText(sealed: Buffer, key: JournalKey): string {
  const rest = sealed.subarray(MAGIC.length);
  const decipher = crypto().createDecipheriv('aes-256-gcm', sealingKey(key), rest.subarray(0, IV_BYTES));
  decipher.setAuthTag(rest.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(rest.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString();
}

/** Whether the text of a file can be read: it is not sealed, or sealed with this key. */
export function canUnseal(file: string, key: JournalKey | null | undefined): boolean {
  try {
    const bytes = readRegularFile(file);
    if (isSealed(bytes) && !key) return false;
    if (isSealed(bytes) && key) unsealText(bytes, key);
    return true;
  } catch {
    return false;
  }
}

function sealingKey({ key, salt }: JournalKey): Buffer {
  return Buffer.from(crypto().hkdfSync('sha256', key, salt, 'nearfar sealed text', 32));
}
