import { isUtf8 } from 'node:buffer';
import { decodeUtf16 } from './decode-utf16.ts';

/** Bytes that are no letters in Windows-1252: control characters but tabs and line ends, and five that it leaves empty. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_LETTER = /[\0-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]/;

/**
 * The text of bytes in UTF-8, in UTF-16 as spreadsheets on Windows save it, or in Windows-1252 as older programs write it.
 * Null if they are none of these.
 * @throws TypeError if they are UTF-16 with a broken character
 */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== null) return utf16;
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  return isWindows1252(bytes) ? new TextDecoder('windows-1252').decode(bytes) : null;
}

/**
 * Whether bytes may be text in Windows-1252. Bytes with a letter in UTF-8 among them are damaged UTF-8 rather, and would be
 * read as nonsense.
 */
export function isWindows1252(bytes: Uint8Array): boolean {
  if (isUtf8(bytes) || decodeUtf16(bytes, { isWhole: false }) !== null) return false;
  if (/[^\0-\x7f\ufffd]/.test(new TextDecoder('utf-8').decode(bytes))) return false;
  return !NO_LETTER.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
