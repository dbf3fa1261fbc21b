import type { SqlitePages } from './sqlite-pages.ts';

/** The kinds of b-tree pages by the first byte of their header. */
const KINDS = { 2: 'index interior', 5: 'table interior', 10: 'index leaf', 13: 'table leaf' } as const;

export type BtreeKind = (typeof KINDS)[keyof typeof KINDS];

/** A page of a table or an index. */
export interface BtreePage {
  kind: BtreeKind;
  /** Where the cells begin in the page. */
  cells: number[];
  /** Where the array of pointers to the cells ends in the page. */
  pointersEnd: number;
  /** The free blocks among the cells. */
  freeBlocks: ByteRange[];
}

/** A stretch of bytes of a page; `to` is the first byte after it. */
export interface ByteRange {
  from: number;
  to: number;
}

/** Reads the header and the pointers of a page; null if it is no b-tree page. Pointers out of the page are left out. */
export function readBtreePage(pages: SqlitePages, page: number): BtreePage | null {
  // The first page begins with the header of the file.
  const start = page === 1 ? 100 : 0;
  const kind = KINDS[pages.bytesOf(page)[start] as keyof typeof KINDS];
  if (kind === undefined) return null;
  const pointers = start + (kind.endsWith('leaf') ? 8 : 12);
  const count = Math.min(pages.uint16(page, start + 3), Math.floor((pages.usableSize - pointers) / 2));
  const pointersEnd = pointers + 2 * count;
  const cells = Array.from({ length: count }, (_, index) => pages.uint16(page, pointers + 2 * index)).filter(
    (cell) => cell >= pointersEnd && cell < pages.usableSize - 3,
  );
  return { kind, cells, pointersEnd, freeBlocks: freeBlocks(pages, page, pages.uint16(page, start + 1)) };
}

function freeBlocks(pages: SqlitePages, page: number, first: number): ByteRange[] {
  const blocks: ByteRange[] = [];
  // Blocks stand in ascending order, so a damaged chain cannot go round.
  for (let from = first, last = 0; from > last && from <= pages.usableSize - 4; ) {
    blocks.push({ from, to: Math.min(from + Math.max(4, pages.uint16(page, from + 2)), pages.usableSize) });
    last = from;
    from = pages.uint16(page, from);
  }
  return blocks;
}

/** One cell: a row of a table, or a key of an index. */
export interface Cell {
  /** Null in an index. */
  rowid: number | null;
  /** The page below it; null in a leaf. */
  child: number | null;
  /** The bytes of the cell in its page. */
  range: ByteRange;
  /** The record: its part in the page, and the first page of the rest (0 if there is none). */
  local: ByteRange;
  /** The length of the whole record. */
  length: number;
  overflow: number;
}

/** Reads the frame of a cell; null if it does not fit into its page. */
export function readCell(pages: SqlitePages, page: number, kind: BtreeKind, from: number): Cell | null {
  const bytes = pages.bytesOf(page);
  let at = from;
  const child = kind.endsWith('interior') ? pages.uint32(page, at) : null;
  if (child !== null) at += 4;
  let length = 0;
  if (kind !== 'table interior') ({ value: length, next: at } = readVarint(bytes, at));
  let rowid: number | null = null;
  if (kind.startsWith('table')) ({ value: rowid, next: at } = readVarint(bytes, at));
  const size = localSize(pages.usableSize, kind, length);
  const local = { from: at, to: at + size };
  const hasOverflow = size < length;
  // A cell takes at least four bytes, so that a free block fits where it was.
  const to = Math.max(local.to + (hasOverflow ? 4 : 0), from + 4);
  if (to > pages.usableSize) return null;
  return { rowid, child, range: { from, to }, local, length, overflow: hasOverflow ? pages.uint32(page, local.to) : 0 };
}

/** How many bytes of a record stand in the page (fileformat.html, 1.6, "X", "M" and "K"). */
function localSize(usable: number, kind: BtreeKind, length: number): number {
  const most = kind === 'table leaf' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  return fitting <= most ? fitting : least;
}

/** A number of one to nine bytes, the highest seven bits first. */
export function readVarint(bytes: Uint8Array, from: number): { value: number; next: number } {
  let value = 0;
  for (let at = from; at < from + 8; at++) {
    const byte = bytes[at] ?? 0;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return { value: value * 256 + (bytes[from + 8] ?? 0), next: from + 9 };
}
