import { isKnownHeading } from './columns/column-roles.ts';
import { readLocalDate } from './dates/local-dates.ts';
import { isInstant } from './dates/reader-of-instants.ts';

/** No program writes more columns. */
export const MAX_COLUMNS = 1000;
/** The headings stand within the first characters of a table. */
const MAX_HEADINGS_LENGTH = 65_536;
/** A title above them has no more lines. */
const MAX_TITLES = 10;

export const SEPARATORS = [',', ';', '\t'] as const;
type Separator = (typeof SEPARATORS)[number];

/** How a table is written. */
interface Dialect {
  /** Where the headings begin and end. */
  start: number;
  end: number;
  /** The lines above them that are no row. */
  titles: string[];
  separator: Separator;
  lineEnds: string[];
  /** Whether every line end was made longer, to `\r\r\n`, as it is in Daylio's table; within cells too. */
  isDoubled: boolean;
}

/** Reads from the row with the headings how a table is written. */
export function readDialect(text: string): Dialect {
  // A spreadsheet may write its separator into a line of its own.
  const [named, sign] = /^\uFEFF?sep=([,;\t])\r*\n?/i.exec(text) ?? [];
  const blank = /^\uFEFF?[\r\n]*/.exec(text)![0];
  const { start, titles } = startOfHeadings(text, named?.length ?? blank.length);
  const end = endOfHeadings(text, start);
  const separator = (sign as Separator | undefined) ?? likeliestSeparator(text.slice(start, end));
  const isReturnAlone = text[end] === '\r' && !/^\r+\n/.test(text.slice(end, end + 3));
  const isDoubled = text.startsWith('\r\r\n', end);
  return { start, end, titles, separator, isDoubled, lineEnds: isReturnAlone ? ['\r'] : ['\r\r\n', '\r\n', '\n'] };
}

/** Where the row of headings begins: below lines with a single cell, where it has known names, above a row with a day, or days. */
function startOfHeadings(text: string, start: number): { start: number; titles: string[] } {
  const lines = [...text.slice(start, start + MAX_HEADINGS_LENGTH).matchAll(/[^\r\n]+/g)].slice(0, MAX_TITLES + 2);
  for (const [index, { 0: line, index: at }] of lines.entries()) {
    const separator = likeliestSeparator(line);
    const cellsIn = (other = '') => splitRow(other, separator).filter((cell) => cell !== '');
    const below = cellsIn(lines[index + 1]?.[0]);
    const areNames = cellsIn(line).filter(isKnownHeading).length > 1 && below.some(isDay);
    const areDays = cellsIn(line).filter(isDay).length > 1 && below.length > 1;
    const above = lines.slice(0, index).map(([title]) => cellsIn(title));
    if ((areNames || areDays) && above.every(({ length }) => length <= 1))
      return { start: start + at, titles: above.flat() };
  }
  return { start, titles: [] };
}

const isDay = (cell: string) => isInstant(cell) || readLocalDate(cell) !== null;

/** The index of the first line end outside quotes. */
function endOfHeadings(text: string, start: number): number {
  let isQuoted = false;
  const limit = Math.min(text.length, start + MAX_HEADINGS_LENGTH);
  for (let at = start; at < limit; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (text[at] === '\n' || text[at] === '\r')) return at;
  }
  return limit;
}

/** The separator that gives the most known headings, and of several such the most headings. */
function likeliestSeparator(line: string): Separator {
  const weighed = SEPARATORS.map((separator) => {
    const headings = splitRow(line, separator);
    return { separator, known: headings.filter(isKnownHeading).length, count: headings.length };
  });
  return weighed.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.count > best.count) ? one : best,
  ).separator;
}

/** The cells of a row of headings, which hold no line ends. */
export function splitRow(line: string, separator: Separator): string[] {
  // A few characters of a heading never need more than this: quotes around it, and doubled ones in it.
  const cells = `${separator}${line}`.match(CELLS[separator]) ?? [];
  return cells.slice(0, MAX_COLUMNS + 1).map((cell) => {
    const text = cell.slice(1).trim();
    return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"').trim() : text;
  });
}

/** A separator and the cell behind it. */
const CELLS: Readonly<Record<Separator, RegExp>> = {
  ',': /,(?:"(?:[^"]|"")*"|[^,]*)/g,
  ';': /;(?:"(?:[^"]|"")*"|[^;]*)/g,
  '\t': /\t(?:"(?:[^"]|"")*"|[^\t]*)/g,
};
