import type { ImportCollector } from '../../import-collector.ts';
import { cellsIn, type Table, type TableRow } from '../parse-table.ts';
import { listHeadings, withoutNamingField } from './column-roles.ts';
import { isWordColumn } from './is-word-column.ts';
import { nameOfColumn } from './unnamed-columns.ts';

/**
 * What a row says in the columns of words that a program's own reader does not know. The other unknown columns are counted.
 * @param known the names of the known columns, in small letters
 */
export function collectUnknownWords(
  table: Table,
  known: readonly string[],
  { leaveOut }: Pick<ImportCollector, 'leaveOut'>,
): (row: TableRow) => string[] {
  const { headings } = table;
  const isFilled = (index: number) => table.rows.some(({ cells }) => (cells[index] ?? '').trim() !== '');
  const unknown = headings.flatMap((heading, index) =>
    heading !== '' && !known.includes(heading.toLowerCase()) && isFilled(index) ? [index] : [],
  );
  const words = unknown.filter((index) => isWordColumn(cellsIn(table, [index])));
  const others = unknown.filter((index) => !words.includes(index));
  leaveOut({ one: 'column', why: listHeadings(others.map((index) => headings[index]!)) }, others.length);
  return ({ cells }) => words.flatMap((index) => wordsUnder(headings[index]!, index, cells[index]));
}

/** A cell with the name of its column, as it stands beside a mood: `weather: rain`; nothing for an empty one. */
export function wordsUnder(heading: string, index: number, cell = ''): string[] {
  const words = cell.replace(/\s+/g, ' ').trim();
  if (words === '') return [];
  return [heading === nameOfColumn(index) ? words : `${headingInNote(heading)}: ${words}`];
}

/** How a heading is called in a note: `Mood` of `Mood:`, `mood` of the path `mood.name`. */
export function headingInNote(heading: string): string {
  return withoutNamingField(heading)
    .replace(/[\s:]+/g, ' ')
    .trim();
}
