import { type BtreePage, type ByteRange, readBtreePage, readCell } from './btree-page.ts';
import { overflowChain } from './overflow-chain.ts';
import type { SqlitePages } from './sqlite-pages.ts';

/** Where a bit that stands alone in unused bytes was found. */
export interface StrayBit {
  page: number;
  offset: number;
}

/** Zeros that a stray bit has on both sides: what SQLite leaves behind when it moves a row has hardly any so far apart. */
const ZEROS = 16;
/** Bytes behind the pointers in which SQLite leaves a pointer to a removed cell, or the number of a page that was free. */
const LEFT_POINTER = 4;
/** Bytes of the header of the file that SQLite does not read: the format of the schema is below 256, and twenty are for later. */
const UNREAD_HEADER = [
  { from: 44, to: 47 },
  { from: 72, to: 92 },
];
/** Below this length a stretch may be the rest of a free block, with two bytes of its header in it. */
const SHORTEST = 8;

/**
 * Single bits that are set where a file holds nothing. SQLite clears what is removed (`secure_delete`), and what remains
 * of a row that it moved is longer; so such a bit was nearly always changed on the disk.
 */
export function strayBits(pages: SqlitePages): StrayBit[] {
  const found = unreadHeader(pages);
  const search = (page: number, range: ByteRange, isExcused = (_offset: number) => true) => {
    const bytes = pages.bytesOf(page);
    if (range.to - range.from < SHORTEST) return;
    for (const offset of lonelyBits(bytes, range))
      if (offset >= range.from + LEFT_POINTER || !isExcused(offset)) found.push({ page, offset });
  };
  for (const [page, range] of freePageRanges(pages)) search(page, range);
  for (let page = 1; page <= pages.count; page++) {
    const btree = readBtreePage(pages, page);
    if (btree === null) continue;
    for (const range of unusedRanges(pages, page, btree)) {
      const isBehindPointers = range.from === btree.pointersEnd;
      search(page, range, (offset) => !isBehindPointers || mayBeLeft(pages, page, btree, offset));
    }
    for (const [last, range] of overflowEnds(pages, page, btree)) search(last, range);
  }
  return found;
}

function unreadHeader(pages: SqlitePages): StrayBit[] {
  const bytes = pages.bytesOf(1);
  return UNREAD_HEADER.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, index) => ({ page: 1, offset: from + index })),
  ).filter(({ offset }) => bytes[offset] !== 0);
}

/**
 * Whether a lone bit right behind the pointers can be part of what SQLite leaves there: a pointer to a cell of the page, or
 * the number of a page, in four bytes, from a page that listed free ones. The pointers may have replaced the first half of
 * that number.
 */
function mayBeLeft(pages: SqlitePages, page: number, { pointersEnd }: BtreePage, offset: number): boolean {
  const value = pages.uint16(page, offset - (offset % 2));
  const isCellPointer = value >= pointersEnd && value < pages.usableSize;
  const isPageNumber = (offset % 4 < 2 ? value * 0x10000 : value) <= pages.count;
  return isCellPointer || isPageNumber;
}

function lonelyBits(bytes: Uint8Array, { from, to }: ByteRange): number[] {
  const found: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === 0) continue;
    const isLonely =
      at - last > ZEROS && bytes.subarray(at + 1, Math.min(at + 1 + ZEROS, to)).every((one) => one === 0);
    if (isLonely && (byte & (byte - 1)) === 0) found.push(at);
    last = at;
  }
  return found;
}

/** The stretches of a page that hold nothing: between the pointers and the cells, and where a cell was removed. */
function unusedRanges(
  pages: SqlitePages,
  page: number,
  { kind, cells, pointersEnd, freeBlocks }: BtreePage,
): ByteRange[] {
  const used = [
    { from: 0, to: pointersEnd },
    ...cells.flatMap((cell) => readCell(pages, page, kind, cell)?.range ?? []),
    // A free block begins with four bytes that lead to the next one.
    ...freeBlocks.map(({ from }) => ({ from, to: from + 4 })),
    { from: pages.usableSize, to: pages.usableSize },
  ].sort((one, other) => one.from - other.from);
  const unused: ByteRange[] = [];
  let end = 0;
  for (const { from, to } of used) {
    if (from > end) unused.push({ from: end, to: from });
    end = Math.max(end, to);
  }
  return unused;
}

/** What the last overflow page of each long record of a page has left. */
function overflowEnds(
  pages: SqlitePages,
  page: number,
  { kind, cells }: BtreePage,
): [page: number, range: ByteRange][] {
  return cells.flatMap((from): [number, ByteRange][] => {
    const cell = readCell(pages, page, kind, from);
    if (!cell || cell.overflow === 0) return [];
    const left = cell.length - (cell.local.to - cell.local.from);
    const chain = overflowChain(pages, cell.overflow, left);
    const room = pages.usableSize - 4;
    if (chain.length !== Math.ceil(left / room)) return [];
    return [[chain.at(-1)!, { from: 4 + left - room * (chain.length - 1), to: pages.usableSize }]];
  });
}

/** The bytes of the pages that SQLite keeps for later, as far as the list of these pages can be followed. */
function freePageRanges(pages: SqlitePages): [page: number, range: ByteRange][] {
  const ranges = new Map<number, ByteRange>();
  for (let trunk = pages.uint32(1, 32); trunk > 0 && trunk <= pages.count && !ranges.has(trunk); ) {
    const count = Math.min(pages.uint32(trunk, 4), pages.usableSize / 4 - 2);
    ranges.set(trunk, { from: 8 + 4 * count, to: pages.usableSize });
    for (let index = 0; index < count; index++)
      ranges.set(pages.uint32(trunk, 8 + 4 * index), { from: 0, to: pages.usableSize });
    trunk = pages.uint32(trunk, 0);
  }
  return [...ranges].filter(([page]) => page >= 1 && page <= pages.count);
}
