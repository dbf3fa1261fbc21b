import { readBtreePage, readCell } from '../pages/btree-page.ts';
import { readRecord, type SqlValue } from '../pages/read-record.ts';
import { layoutOf, SqlitePages, USUAL_LAYOUT } from '../pages/sqlite-pages.ts';
import { CHECKED_COLUMNS, rowChecksum } from '../tables/damage/checksums.ts';

/** A row by its columns. */
export type Row = Readonly<Record<string, SqlValue>>;

/** The rows that are left in the bytes of a journal. */
export interface FoundRows {
  /** By table, the rows that agree with their checksum. */
  intact: Map<string, Row[]>;
  /** Rows with as many columns as an entry that do not agree with their checksum, or have none. */
  doubtful: Row[];
  /** What the index of the entries has: `id`, `day`, `felt`, `want`, `late`. */
  indexed: Row[];
}

/** The columns of an entry in this version of the file and in earlier ones, the newest first: each new field came last. */
const ENTRY_LAYOUTS = CHECKED_COLUMNS.entries!.map((_, index, all) => all.slice(0, all.length - index)).filter(
  (columns) => columns.includes('late'),
);

/** The columns that the rows of each table may have, also in a file that no newer nearfar has opened yet. */
const LAYOUTS: readonly [table: string, columns: readonly string[]][] = [
  ...Object.entries(CHECKED_COLUMNS),
  ...ENTRY_LAYOUTS.slice(1).map((columns): [string, readonly string[]] => ['entries', columns]),
];

const INDEXED_COLUMNS = ['day', 'felt', 'want', 'late', 'id'];

/**
 * Looks for rows on every page, whatever table the page belongs to and whether it can be reached from one: the checksum
 * of a row, which covers the name of its table, tells where it belongs and that it is whole.
 */
export function findRows(bytes: Buffer): FoundRows {
  const named = findWith(new SqlitePages(bytes));
  const { pageSize, reserved } = layoutOf(bytes);
  if (pageSize === USUAL_LAYOUT.pageSize && reserved === USUAL_LAYOUT.reserved) return named;
  // A damaged header names another page size, with which hardly a row is found.
  const usual = findWith(new SqlitePages(bytes, USUAL_LAYOUT));
  return countRows(usual) > countRows(named) ? usual : named;
}

function findWith(pages: SqlitePages): FoundRows {
  const found: FoundRows = { intact: new Map(), doubtful: [], indexed: [] };
  for (let page = 1; page <= pages.count; page++) {
    const btree = readBtreePage(pages, page);
    if (btree === null || btree.kind === 'table interior') continue;
    for (const start of btree.cells) {
      const cell = readCell(pages, page, btree.kind, start);
      const values = cell && readRecord(pages, page, cell);
      if (!values) continue;
      if (btree.kind === 'table leaf') sortRow(found, values, cell.rowid);
      else if (values.length === INDEXED_COLUMNS.length) found.indexed.push(rowOf(INDEXED_COLUMNS, values));
    }
  }
  return found;
}

function sortRow(found: FoundRows, stored: readonly SqlValue[], rowid: number | null): void {
  for (const [table, columns] of LAYOUTS) {
    const values = valuesOf(columns, stored, rowid);
    if (stored.length !== columns.length + 1 || stored.at(-1) !== rowChecksum(table, values)) continue;
    const rows = found.intact.get(table) ?? [];
    rows.push(rowOf(CHECKED_COLUMNS[table]!, values));
    found.intact.set(table, rows);
    return;
  }
  const ofLength = (length: number) => ENTRY_LAYOUTS.find((columns) => columns.length === length);
  const columns = ofLength(stored.length - 1) ?? ofLength(stored.length);
  if (columns !== undefined) found.doubtful.push(rowOf(CHECKED_COLUMNS.entries!, valuesOf(columns, stored, rowid)));
}

/** The values of the columns, without the checksum. SQLite stores null for an id, which is the number of the row. */
function valuesOf(columns: readonly string[], stored: readonly SqlValue[], rowid: number | null): SqlValue[] {
  const values = stored.slice(0, columns.length);
  if (columns[0] === 'id') values[0] = rowid;
  return values;
}

function rowOf(columns: readonly string[], values: readonly SqlValue[]): Row {
  return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
}

function countRows({ intact }: FoundRows): number {
  return [...intact.values()].reduce((sum, rows) => sum + rows.length, 0);
}
