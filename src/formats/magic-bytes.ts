import type { ImportFile } from './format.ts';

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

export function isSqliteDatabase(file: ImportFile): boolean {
  return Buffer.from(file.bytes().subarray(0, 16)).toString('latin1') === 'SQLite format 3\0';
}
