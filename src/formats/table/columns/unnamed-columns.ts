import { readLocalDate } from '../dates/local-dates.ts';

/** So many rows below the first show whether it is one of them. */
const SAMPLE_ROWS = 20;

interface Row {
  cells: readonly string[];
}

/** How a column without a name is called: by its place, counted from 1. */
export const nameOfColumn = (index: number) => `column ${index + 1}`;

/** The headings, with names for columns in which something stands below none. Columns without either are not there. */
export function nameColumns(headings: readonly string[], rows: readonly Row[]): string[] {
  const named = headings.map((heading, index) => {
    const isFilled = heading.trim() === '' && rows.some(({ cells }) => (cells[index] ?? '').trim() !== '');
    return isFilled ? nameOfColumn(index) : heading.trim();
  });
  while (named.at(-1) === '') named.pop();
  return named;
}

/** Whether the first row of a table holds no names but what the others hold: a day in the same column as they, or as the first. */
export function isHeadless([first, ...others]: readonly Row[]): boolean {
  const below = others.slice(0, SAMPLE_ROWS);
  return (first?.cells ?? []).some((cell, index) => {
    if (!isDate(cell)) return false;
    const filled = below.map(({ cells }) => cells[index] ?? '').filter((other) => other.trim() !== '');
    return filled.length === 0 ? index === 0 : filled.filter(isDate).length * 2 > filled.length;
  });
}

const isDate = (cell: string) => Object.keys(readLocalDate(cell)?.days ?? {}).length > 0;
