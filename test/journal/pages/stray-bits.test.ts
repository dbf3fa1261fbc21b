import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBtreePage } from '../../../src/journal/pages/btree-page.ts';
import { SqlitePages } from '../../../src/journal/pages/sqlite-pages.ts';
import { strayBits } from '../../../src/journal/pages/stray-bits.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { growJournal } from '../../support/grown-journal.ts';

let whole: Buffer;
beforeAll(() => {
  const file = join(freshFolder(), 'journal.db');
  growJournal(file, 60);
  whole = readFileSync(file);
});

/** The file with two bytes of a page changed. */
function withBytes(page: number, offset: number, value: number): SqlitePages {
  const bytes = Buffer.from(whole);
  bytes.writeUInt16BE(value, (page - 1) * new SqlitePages(whole).pageSize + offset);
  return new SqlitePages(bytes);
}

/** A page behind whose pointers many bytes are zero, and where these begin. */
function pageWithRoom(): { page: number; pointersEnd: number } {
  const pages = new SqlitePages(whole);
  for (let page = 2; page <= pages.count; page++) {
    const { pointersEnd = 0 } = readBtreePage(pages, page) ?? {};
    const behind = pages.bytesOf(page).subarray(pointersEnd, pointersEnd + 64);
    if (pointersEnd > 0 && behind.every((byte) => byte === 0)) return { page, pointersEnd };
  }
  throw new Error('No page has room.');
}

/** Where the low half of the first number of four bytes stands that the pointers have left room for. */
const lowHalfAt = (pointersEnd: number) => (pointersEnd % 4 === 2 ? pointersEnd : pointersEnd + 2);

describe('a bit behind the pointers of a page', () => {
  it('is stray where it can be nothing that SQLite left there', () => {
    const { page, pointersEnd } = pageWithRoom();
    expect(strayBits(withBytes(page, pointersEnd, 0x2000))).toEqual([{ page, offset: pointersEnd }]);
    expect(strayBits(withBytes(page, lowHalfAt(pointersEnd), 0x4000))).toHaveLength(1);
  });

  it('may be left where it points into the page', () => {
    const { page, pointersEnd } = pageWithRoom();
    expect(strayBits(withBytes(page, pointersEnd, 0x0800))).toEqual([]);
    expect(strayBits(withBytes(page, pointersEnd + 8, 0x0800))).toHaveLength(1);
  });

  it('may be left where it is the number of a page that was free', () => {
    const { page, pointersEnd } = pageWithRoom();
    const low = lowHalfAt(pointersEnd);
    expect(strayBits(withBytes(page, low, 0x0002))).toEqual([]);
    expect(strayBits(withBytes(page, low === pointersEnd ? low + 2 : pointersEnd, 0x0002))).toHaveLength(1);
    expect(strayBits(withBytes(page, low + 4, 0x0002))).toHaveLength(1);
  });
});

it('finds a bit in the bytes of the header that SQLite does not read', () => {
  expect(strayBits(new SqlitePages(whole))).toEqual([]);
  expect(strayBits(withBytes(1, 44, 0x0040))).toEqual([{ page: 1, offset: 45 }]);
  expect(strayBits(withBytes(1, 90, 0x0001))).toEqual([{ page: 1, offset: 91 }]);
});
