import type { ImportFile } from '../format.ts';

/** Whether the bytes begin like a zip file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** Whether a zip is locked with a password, by its first file. */
export function isLockedZip(bytes: Uint8Array): boolean {
  return isZip(bytes) && (bytes[6]! & 1) === 1;
}

/** Whether a file begins like a SQLite database. */
export function isSqliteDatabase(file: ImportFile): boolean {
  return Buffer.from(file.bytes().subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';
}

/** Whether the bytes begin like a journal that jrnl has encrypted: a Fernet token, in later versions below a header. */
export function isEncryptedJrnl(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return head.startsWith('JRNLv3') || /^gAAAAA[\w-]{90}/.test(head);
}
