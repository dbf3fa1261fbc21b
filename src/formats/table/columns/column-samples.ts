import { readLocalDate } from '../dates/local-dates.ts';
import { isInstant } from '../dates/reader-of-instants.ts';
import type { Table } from '../parse-table.ts';
import { nameOfColumn } from './unnamed-columns.ts';

/** So many rows show what stands in a column. */
const SAMPLE_ROWS = 200;
/** Cells that are no longer may be words. */
const WORD_LENGTH = 20;

/** What stands in the first cells of a column that are not empty. */
export function sampleOf({ rows }: Table, index: number): string[] {
  return rows.slice(0, SAMPLE_ROWS).flatMap(({ cells }) => cells[index]?.trim() || []);
}

/** Whether half of the cells or more are days. */
export function holdsDays(cells: readonly string[]): boolean {
  const days = cells.filter((cell) => isInstant(cell) || Object.keys(readLocalDate(cell)?.days ?? {}).length > 0);
  return days.length > 0 && days.length * 2 >= cells.length;
}

/** Whether a column without a name of its own holds times of the day. */
export function isClockColumn(table: Table, index: number): boolean {
  const cells = sampleOf(table, index);
  return (
    table.headings[index] === nameOfColumn(index) &&
    cells.length > 0 &&
    cells.every((cell) => /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?$/i.test(cell))
  );
}

/** Whether cells are short, and the same ones come again, or numbers of few digits. */
export function holdsFewWords(cells: readonly string[]): boolean {
  const isShort = cells.length > 0 && cells.every((cell) => cell.length <= WORD_LENGTH);
  return isShort && (areSmallNumbers(cells) || new Set(cells).size * 2 <= cells.length);
}

export function areSmallNumbers(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^-?\d{1,3}(?:[.,]\d+)?$/.test(cell));
}
