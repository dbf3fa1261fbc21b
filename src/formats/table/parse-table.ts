import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from '../../errors.ts';
import type { Unreadable } from '../format.ts';
import { ITEMS_PER_CALL, type OnProgress, stepOf } from '../reading-progress.ts';
import { isHeadless, nameColumns, nameOfColumn } from './columns/unnamed-columns.ts';
import { MAX_COLUMNS, readDialect, SEPARATORS, splitRow } from './table-dialect.ts';

/** No lifetime has more rows. */
const MAX_ROWS = 2_000_000;
/** How much of the reading of a table is the parsing; the rest is what is made of its rows. */
const PARSING_SHARE = 0.35;
/** Longest row, in characters. */
const MAX_ROW_LENGTH = 16_000_000;
const NOTHING_CAME_IN = 'Nothing was brought in.';

export interface Table {
  headings: string[];
  rows: TableRow[];
  /** What stands above the row of headings. */
  titles?: string[];
  /** Whether its rows are the columns of the file. */
  isTurned?: true;
  /** Where its rows are the records of a JSON: where they stand in it, and what else it holds. */
  records?: { path: string; beside: { path: string; count: number }[]; fields: string[] };
  /** Where its rows are lines of JSON: those that are none. */
  unreadable?: Unreadable[];
  /** Is told while the rows are taken. */
  onProgress?: OnProgress | undefined;
}

export interface TableRow {
  cells: string[];
  /** The number of the line on which the row begins, or of its record in a list, from 1. */
  line: number;
}

/**
 * Parses a table whose first row has the headings, if it holds no day: with commas, semicolons or tabs between the cells, with
 * any line end (`\n`, `\r\n`, `\r\r\n` or `\r`), and with line ends and doubled quotes in quoted cells.
 * @param onProgress is told of the parsing, and then of the rows that `takeRows` takes
 * @throws UserError if a quote is not closed, or the table has more columns or rows than any journal
 */
export function parseTable(text: string, onProgress?: OnProgress): Table {
  const { start, titles, separator, lineEnds, isDoubled } = readDialect(text);
  assertFewRows(text, lineEnds.includes('\n') ? '\n' : '\r');
  const rows: TableRow[] = [];
  let nextLine = 1 + (text.slice(0, start).match(/\n/g)?.length ?? 0);
  const firstLine = nextLine;
  const size = onProgress ? Buffer.byteLength(text) : 0;
  const onParsed = stepOf(onProgress, 0, PARSING_SHARE);
  const isHere = (record: string[]) => record.some((cell) => cell.trim() !== '');
  try {
    parse(text.slice(start), {
      delimiter: separator,
      record_delimiter: lineEnds,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: MAX_ROW_LENGTH,
      on_record: (record, { bytes, lines, records }) => {
        if (records % ITEMS_PER_CALL === 0) onParsed?.(bytes / size);
        if (record.length > MAX_COLUMNS) throw new UserError(`The table has more than ${MAX_COLUMNS} columns.`);
        if (records > MAX_ROWS) throw tooManyRows();
        if (isHere(record)) {
          const cells = isDoubled ? record.map((cell) => cell.replaceAll('\r\r\n', '\n')) : record;
          rows.push({ cells, line: nextLine });
        }
        nextLine = firstLine + lines;
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UserError(
        `The row that begins on line ${nextLine} opens a quote that is not closed.`,
        'The file may have been cut off: export it again, or close the quote. Nothing was brought in.',
      );
    if (error instanceof CsvError) throw new UserError(`The table cannot be read: ${error.message}`, NOTHING_CAME_IN);
    throw error;
  }
  const first = isHeadless(rows) ? rows[0]!.cells.map(() => '') : (rows.shift()?.cells ?? []);
  return { headings: nameColumns(first, rows), rows, titles, onProgress: stepOf(onProgress, PARSING_SHARE, 1) };
}

/** The rows, each of which leaves the table, so that a large one is not in memory twice while it is read. */
export function* takeRows({ rows, onProgress }: Table): Generator<TableRow> {
  const total = rows.length;
  rows.reverse();
  for (let row = rows.pop(); row; row = rows.pop()) {
    if (rows.length % ITEMS_PER_CALL === 0) onProgress?.(1 - (rows.length + 1) / total);
    yield row;
  }
}

/** The cells of some columns, row by row. @param isMeant whether a row whose cell is filled is one of those that are meant */
export function* cellsIn(
  { rows }: Pick<Table, 'rows'>,
  indexes: readonly number[],
  isMeant: (row: TableRow) => boolean = () => true,
): Generator<string> {
  for (const row of rows)
    for (const index of indexes) {
      const cell = row.cells[index] ?? '';
      if (cell === '' || isMeant(row)) yield cell;
    }
}

/** The headings of the table that a text begins with; empty for a text that is none. */
export function readHeadings(text: string): string[] {
  const { start, end, separator } = readDialect(text);
  return splitRow(text.slice(start, end), separator);
}

/** Whether all of a row stands in its first cell, with other separators than those of the headings. */
export function isOfOtherSeparators({ cells }: TableRow, headings: readonly string[]): boolean {
  const [first = '', ...others] = cells;
  if (headings.length < 2 || others.some((cell) => cell.trim() !== '')) return false;
  return SEPARATORS.some((separator) => first.split(separator).length >= headings.length);
}

/**
 * The cells of a row, as many as there are headings.
 * @throws UserError if it has more, as when a text with a separator in it has no quotes, or all of it stands in one
 */
export function cellsOf(row: TableRow, headings: readonly string[]): string[] {
  const { cells } = row;
  if (isOfOtherSeparators(row, headings))
    throw new UserError(
      'All of this row stands in one cell. Its separators seem to be others than those of the first row: write the same in all rows.',
    );
  if (cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
    const isHeadless = headings[0] === nameOfColumn(0);
    const others = isHeadless ? `the first has ${headings.length}` : `there are ${headings.length} headings`;
    throw new UserError(
      `This row has ${cells.length} cells, and ${others}. A text with a separator or a quote in it stands in quotes.`,
    );
  }
  return headings.map((_, index) => cells[index] ?? '');
}

/** The cells of a row by the headings, which are given in the spelling of the reader. @throws UserError as `cellsOf` does */
export function recordOf(row: TableRow, headings: readonly string[]): Record<string, string> {
  const cells = cellsOf(row, headings);
  return Object.fromEntries(headings.map((heading, index) => [heading, cells[index]!]));
}

/** Counts line ends outside quotes before any row is built: rows take far more memory than their text. */
function assertFewRows(text: string, lineEnd: string): void {
  const [quote, end] = [0x22, lineEnd.charCodeAt(0)];
  let isQuoted = false;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) isQuoted = !isQuoted;
    else if (code === end && !isQuoted && ++count > MAX_ROWS + 1) throw tooManyRows();
  }
}

const tooManyRows = () => new UserError(`The table has more than ${MAX_ROWS} rows.`, NOTHING_CAME_IN);
