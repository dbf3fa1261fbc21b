import type { ImportCollector } from '../import-collector.ts';
import { isHeadingOf, isLikelyMood } from './columns/column-roles.ts';
import { readLocalDate } from './dates/local-dates.ts';
import { cellsOf, type Table, type TableRow } from './parse-table.ts';

/** What people put into a cell to say that its row is meant. */
const MARK = /^(?:[x*1\u2022\u2713\u2714\u2611]|yes|true|ja|oui)$/i;

/**
 * A table that has a column for each day, with these columns as rows and the first cell of each row as a heading, or with a row for
 * each mark where its cells are nothing else; null for any other. The number of a row is that of its column, from 1.
 */
export function turnedTable(
  { headings, rows, titles = [] }: Table,
  { attempt }: Pick<ImportCollector, 'attempt'>,
): Table | null {
  const [first = '', ...days] = headings;
  const areDays = days.length > 1 && readLocalDate(first) === null && days.every((day) => readLocalDate(day) !== null);
  if (!areDays) return null;
  const named: string[][] = [];
  for (const row of rows)
    attempt(`line ${row.line}`, () => named.push(cellsOf(row, headings).map((cell) => cell.trim())));
  const names = named.map(([name]) => name!);
  const filled = named.flatMap((cells) => cells.slice(1)).filter((cell) => cell !== '');
  const isGrid = filled.length > 0 && filled.every((cell) => MARK.test(cell));
  const areMoods = isHeadingOf('mood', first) || isLikelyMood(first, names);
  const rowsOf = (day: string, at: number): TableRow[] => {
    const cells = named.map((row) => row[at + 1]!);
    if (!isGrid) return [{ cells: [day, ...cells], line: at + 2 }];
    return names.flatMap((name, index) => (cells[index] === '' ? [] : { cells: [day, name], line: at + 2 }));
  };
  return {
    headings: ['date', ...(isGrid ? [areMoods ? 'mood' : 'note'] : names)],
    rows: days.flatMap(rowsOf),
    titles,
    isTurned: true,
  };
}
