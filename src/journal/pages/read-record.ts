import { type Cell, readVarint } from './btree-page.ts';
import { overflowChain } from './overflow-chain.ts';
import type { SqlitePages } from './sqlite-pages.ts';

/** A value of a row. Bytes are read as the text that they were before its type was changed: a journal has no column of bytes. */
export type SqlValue = null | number | string;

/** The values of a cell; null if a part of it is missing or cannot be a record. */
export function readRecord(pages: SqlitePages, page: number, cell: Cell): SqlValue[] | null {
  const bytes = recordBytes(pages, page, cell);
  return bytes && decodeRecord(bytes);
}

function recordBytes(pages: SqlitePages, page: number, { local, length, overflow }: Cell): Buffer | null {
  const parts = [pages.bytesOf(page).subarray(local.from, local.to)];
  let left = length - (local.to - local.from);
  if (left > 0)
    for (const next of overflowChain(pages, overflow, left)) {
      const part = pages.bytesOf(next).subarray(4, 4 + left);
      parts.push(part);
      left -= part.length;
    }
  return left > 0 ? null : Buffer.concat(parts);
}

/** Decodes the record format (https://www.sqlite.org/fileformat.html, 2.1). */
function decodeRecord(bytes: Buffer): SqlValue[] | null {
  const { value: headerEnd, next } = readVarint(bytes, 0);
  if (headerEnd > bytes.length) return null;
  const values: SqlValue[] = [];
  let from = headerEnd;
  for (let at = next; at < headerEnd; ) {
    const { value: type, next: after } = readVarint(bytes, at);
    const to = from + valueSize(type);
    if (to > bytes.length) return null;
    values.push(decodeValue(type, bytes.subarray(from, to)));
    at = after;
    from = to;
  }
  return values;
}

/** The bytes of the types 0 to 11: null, five lengths of integers, 8-byte integer and float, the numbers 0 and 1, two unused. */
const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];

function valueSize(type: number): number {
  return SIZES[type] ?? Math.floor((type - 12) / 2);
}

function decodeValue(type: number, bytes: Buffer): SqlValue {
  if (type >= 12) return bytes.toString('utf8');
  if (type === 8 || type === 9) return type - 8;
  if (type === 7) return bytes.readDoubleBE();
  if (type === 6) return Number(bytes.readBigInt64BE());
  return type >= 1 && type <= 5 ? bytes.readIntBE(0, bytes.length) : null;
}
