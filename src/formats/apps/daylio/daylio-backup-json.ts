import { isUtf8 } from 'node:buffer';
import type { ImportFile } from '../../format.ts';

/** The name of the backup in the zip that Daylio writes. */
export const DAYLIO_BACKUP = /(?:^|[/\\])backup\.daylio$/;
/** Limit for the size of a backup, in bytes. It is read entry by entry, and so may be larger than other files. */
export const MAX_BACKUP_BYTES = 384 * 1024 * 1024;

/** As many characters of base64 as give whole bytes. */
const HEAD_LENGTH = 64_000;
/** Bytes of base64 that are decoded at a time. */
const PIECE_BYTES = 1_000_000;
/** The length of a byte order mark in UTF-8. */
const BOM_BYTES = 3;

/** Whether a text is what stands in a backup of Daylio: JSON, or the base64 of it. Only its beginning is examined. */
export function isBackupText(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH);
  return /^\s*\{[\s\S]*"(?:dayEntries|customMoods|tag_groups)"\s*:/.test(
    isBase64(head) ? Buffer.from(head, 'base64').toString() : head,
  );
}

/** The JSON of a backup, in UTF-8; null for any other file. */
export function backupJson(file: Pick<ImportFile, 'bytes' | 'text'>): Buffer | null {
  const read = file.bytes();
  const bytes = isUtf8(read) ? Buffer.from(read.buffer, read.byteOffset, read.length) : Buffer.from(file.text());
  const head = bytes.toString('utf8', 0, HEAD_LENGTH);
  if (!isBackupText(head)) return null;
  if (isBase64(head)) return decodeBase64(bytes);
  return head.startsWith('\uFEFF') ? bytes.subarray(BOM_BYTES) : bytes;
}

/** Whether a text is the base64 of what begins with a brace. */
function isBase64(head: string): boolean {
  return /^\uFEFF?\s*e[w-z0-9+/]/.test(head);
}

/** Decodes piece by piece, as all of it would be in memory as text too. */
function decodeBase64(bytes: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(bytes.length);
  let size = 0;
  let rest = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const text = rest + bytes.toString('latin1', at, at + PIECE_BYTES).replace(/[^\w+/-]/g, '');
    const whole = at + PIECE_BYTES < bytes.length ? text.length - (text.length % 4) : text.length;
    size += decoded.write(text.slice(0, whole), size, 'base64');
    rest = text.slice(whole);
  }
  return decoded.subarray(0, size);
}
