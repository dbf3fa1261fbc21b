import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../src/journal/file/open-database.ts';
import { readBtreePage, readCell, readVarint } from '../../src/journal/pages/btree-page.ts';
import { SqlitePages } from '../../src/journal/pages/sqlite-pages.ts';

/**
 * Changes one bit of a journal on the disk, so that a text in a row of a table has the type of bytes.
 * @param table one that has few rows, so that all are on its first page
 */
export function storeAsBytes(folder: string, table: string, text: string): void {
  const path = join(folder, 'journal.db');
  const file = readFileSync(path);
  const pages = new SqlitePages(file);
  const page = rootPage(path, table);
  const { kind, cells } = readBtreePage(pages, page)!;
  for (const start of cells) {
    const at = typeOfText(pages.bytesOf(page), readCell(pages, page, kind, start)!.local.from, text);
    if (at === null) continue;
    file[(page - 1) * pages.pageSize + at]! ^= 1;
    writeFileSync(path, file);
    return;
  }
  throw new Error(`No row of ${table} has the text "${text}".`);
}

function rootPage(path: string, table: string): number {
  const database = openDatabase(path, { readonly: true });
  try {
    return database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  } finally {
    database.close();
  }
}

/** Where the last byte of the type of a text stands in the header of a record (https://www.sqlite.org/fileformat.html, 2.1). */
function typeOfText(page: Uint8Array, record: number, text: string): number | null {
  const header = readVarint(page, record);
  let [at, from] = [header.next, record + header.value];
  while (at < record + header.value) {
    const type = readVarint(page, at);
    const length = type.value < 12 ? [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type.value]! : Math.floor((type.value - 12) / 2);
    const value = Buffer.from(page.subarray(from, from + length)).toString();
    if (type.value >= 13 && type.value % 2 === 1 && value === text) return type.next - 1;
    at = type.next;
    from += length;
  }
  return null;
}
