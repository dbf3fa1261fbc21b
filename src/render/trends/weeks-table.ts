import { type Day, dateOfMonth, formatDay, monthName } from '../../domain/day.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendRow, WrittenRow } from '../../trends/periods/trend-rows.ts';
import { MIN_WISHES } from '../../trends/periods/wishes.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatPoints, numberWord } from '../figures.ts';
import type { Glyphs } from '../glyphs.ts';
import { scaleKey } from '../scale-key.ts';
import { wrap } from '../text.ts';
import { plainTheme } from '../theme.ts';

/** In a narrower window the scale is left out. */
const MIN_SCALE_WIDTH = 60;
/** Cells of each column but the scale. */
type Columns = Record<'period' | 'coverage' | 'felt' | 'wanted', number>;
/** Those beside the scale, and without one. */
const WIDE: Columns = { period: 14, coverage: 8, felt: 6, wanted: 8 };
const NARROW: Columns = { period: 12, coverage: 7, felt: 6, wanted: 7 };

/**
 * The table of weeks or months. A row has the period, the written days, the range on the scale from 1 to 7 with felt
 * and wanted marked, and the means of both as numbers. A narrow screen has no room for the scale. Where the weeks are of several
 * years, or not of this one, a line in front of those of each says which.
 * @param hasLeftOut whether days of the table are written and do not count
 */
export function* renderWeeksTable(
  rows: readonly TrendRow[],
  today: Day,
  display: DisplayOptions,
  hasLeftOut = false,
): Generator<string> {
  const cells = cellsPerPoint(display.width);
  const scale = cells === null ? null : scaleOf(cells, display);
  // A sparse row is greyed as a whole, so its marks have no style of their own.
  const unstyledScale = cells === null ? null : scaleOf(cells, { ...display, theme: plainTheme });
  yield display.theme.quiet(heading(rows, cells));
  const hasYears = !rows.some(isOfMonth) && rows.some((row) => yearOf(row) !== today.slice(0, 4));
  let year = '';
  for (const row of rows) {
    if (hasYears && yearOf(row) !== year) {
      year = yearOf(row);
      yield display.theme.quiet(year);
    }
    if (row.kind === 'gap') yield gapLine(row, emptyWords(hasLeftOut), display);
    else yield writtenLine(row, row.stretch.sparse ? unstyledScale : scale, display);
  }
  yield '';
  yield* legend(rows, cells, display);
}

/** What a stretch without a counted day is called: days may be written in it that the table leaves out. */
export function emptyWords(hasLeftOut: boolean): string {
  return hasLeftOut ? 'no day that counts' : 'nothing written';
}

/** Cells from one number of the scale to the next, by the width of the screen; null where there is no room for the scale. */
function cellsPerPoint(width: number): number | null {
  if (width < MIN_SCALE_WIDTH) return null;
  return width >= 100 ? 5 : width >= 72 ? 4 : 2;
}

const columnsOf = (cells: number | null): Columns => (cells === null ? NARROW : WIDE);

/** Each name of a column ends one cell before it, above the last digit of its numbers. */
function heading(rows: readonly TrendRow[], cells: number | null): string {
  const { period, coverage, felt, wanted } = columnsOf(cells);
  const first = (rows.some(isOfMonth) ? 'month' : 'week').padEnd(period);
  const scale = cells === null ? '' : ` ${axis(cells)}  `;
  return `${first} ${'written'.padEnd(coverage)}${scale}${'felt '.padStart(felt)}${'wanted '.padStart(wanted)}`.trimEnd();
}

function axis(cells: number): string {
  return CLOSENESS.map((number) => (number === 7 ? '7' : String(number).padEnd(cells))).join('');
}

function writtenLine(row: WrittenRow, scale: Scale | null, display: DisplayOptions): string {
  const { stretch, soFar } = row;
  const columns = columnsOf(scale?.cells ?? null);
  const felt = inBrackets(stretch.mean, stretch.sparse).padStart(columns.felt);
  const wanted = (stretch.want === null ? '' : inBrackets(stretch.want, isFew(stretch))).padStart(columns.wanted);
  const picture = scale === null ? '' : ` ${bar(stretch, scale)}  `;
  const line =
    `${periodOf(row, display)} ${coverage(row, columns)}${picture}${felt}${wanted}${soFar ? ' so far' : ''}`.trimEnd();
  return stretch.sparse ? display.theme.quiet(line) : line;
}

/** "4.3 ", or "(4.3)" where too few days say it. */
function inBrackets(mean: number, areFew: boolean): string {
  return areFew ? `(${formatPoints(mean)})` : `${formatPoints(mean)} `;
}

function gapLine(row: Extract<TrendRow, { kind: 'gap' }>, words: string, display: DisplayOptions): string {
  const { from, to } = row;
  return display.theme.quiet(
    `${padPeriod(datesOf(from, to, display), display)} ${row.rest === row.days ? 'set aside' : words}`,
  );
}

/** The year in which a row begins. */
const yearOf = ({ from }: TrendRow) => from.slice(0, 4);

const isOfMonth = (row: TrendRow) => row.kind === 'written' && !row.label.includes('W');

/** "9-15 Mar" for a week, "March 2026" for a month; in a narrow window "Mar 2026". */
function periodOf(row: WrittenRow, display: DisplayOptions): string {
  if (!isOfMonth(row)) return padPeriod(datesOf(row.from, row.to, display), display);
  return padPeriod(formatDay(row.from, cellsPerPoint(display.width) === null ? 'MMM y' : 'MMMM y'), display);
}

function padPeriod(period: string, { width }: DisplayOptions): string {
  return period.padEnd(columnsOf(cellsPerPoint(width)).period);
}

/** "9-15 Mar", "30 Mar-5 Apr". */
function datesOf(from: Day, to: Day, display: DisplayOptions): string {
  const startMonth = from.slice(0, 7) === to.slice(0, 7) ? '' : ` ${monthName(from, 'MMM')}`;
  return `${dateOfMonth(from)}${startMonth}${display.glyphs.dash}${dateOfMonth(to)} ${monthName(to, 'MMM')}`;
}

/** "6 of 7", or for months beside no scale "18/30": the written days, and how many could be, without those set aside. */
function coverage(row: WrittenRow, columns: Columns): string {
  const { stretch, days, rest } = row;
  const separator = columns === NARROW && isOfMonth(row) ? '/' : ' of ';
  return `${stretch.n}${separator}${Math.max(stretch.n, days - rest)}`.padEnd(columns.coverage);
}

/** The scale from 1 to 7 that a row is drawn on. */
interface Scale {
  /** Cells from one number to the next. */
  cells: number;
  /** The cells of a row without marks. */
  empty: readonly string[];
  display: DisplayOptions;
}

function scaleOf(cells: number, display: DisplayOptions): Scale {
  const point = display.theme.quiet(display.glyphs.rule);
  return { cells, display, empty: Array.from({ length: 6 * cells + 1 }, (_, cell) => (cell % cells ? ' ' : point)) };
}

function cellOf(value: number, cells: number): number {
  return Math.round((value - 1) * cells);
}

function bar(
  { min, max, mean, want, wishes }: PeriodSummary,
  { cells, empty, display: { glyphs, theme } }: Scale,
): string {
  const felt = cellOf(mean, cells);
  const wanted = want === null ? null : cellOf(want, cells);
  const marks = empty.slice().fill(theme.near(glyphs.line), cellOf(min, cells), cellOf(max, cells) + 1);
  if (wanted !== null) marks[wanted] = theme.far(wishes.n < MIN_WISHES ? glyphs.wantFew : glyphs.want);
  marks[felt] = theme.near(felt === wanted ? glyphs.both : glyphs.felt);
  return marks.join('');
}

const isFew = ({ wishes: { n } }: PeriodSummary) => n > 0 && n < MIN_WISHES;

/** What the marks and the numbers mean. A mark that stands in no row is not explained. */
function legend(rows: readonly TrendRow[], cells: number | null, { glyphs, theme, width }: DisplayOptions): string[] {
  const written = rows.filter((row) => row.kind === 'written');
  const isOfMonths = written.some(isOfMonth);
  const has = (test: (summary: PeriodSummary) => boolean) => written.some(({ stretch }) => test(stretch));
  const lines = [
    scaleKey(),
    ...(cells === null ? [`The numbers are averages of the written days.`] : marks(has, cells, glyphs)),
    ...setAside(written),
    ...bracketsOf(has, isOfMonths),
  ];
  return lines.flatMap((line) => wrap(theme.quiet(line), width));
}

/** By the first row of which days are set aside: "2 of 5: besides these 5, two days are set aside (see nearfar rest)". */
function setAside(written: readonly WrittenRow[]): string[] {
  const row = written.find(({ rest }) => rest > 0);
  if (row === undefined) return [];
  const counted = coverage(row, WIDE).trim();
  const aside = row.rest === 1 ? 'one day is' : `${numberWord(row.rest)} days are`;
  return [`${counted}: besides these ${counted.split(' ').at(-1)}, ${aside} set aside (see nearfar rest)`];
}

/** What stands in brackets. */
function bracketsOf(has: (test: (summary: PeriodSummary) => boolean) => boolean, isOfMonths: boolean): string[] {
  const few = 'one or two days, too few to say much';
  if (!isOfMonths) return has((row) => row.sparse || isFew(row)) ? [`Numbers in brackets are from ${few}.`] : [];
  return [
    ...(has(({ sparse }) => sparse) ? ['Felt in brackets: fewer than three days a week are written.'] : []),
    ...(has(isFew) ? [`Wanted in brackets: from ${few}.`] : []),
  ];
}

/** "O felt, on average", and so on: a line for each mark. */
function marks(has: (test: (summary: PeriodSummary) => boolean) => boolean, cells: number, glyphs: Glyphs): string[] {
  const isBoth = ({ mean, want }: PeriodSummary) => want !== null && cellOf(mean, cells) === cellOf(want, cells);
  const signs = [
    [true, `${glyphs.felt} felt, on average`],
    [has((row) => row.wishes.n >= MIN_WISHES && !isBoth(row)), `${glyphs.want} wanted, on average`],
    [has((row) => isFew(row) && !isBoth(row)), `${glyphs.wantFew} wanted, from one or two days only`],
    [has(isBoth), `${glyphs.both} felt and wanted in the same place`],
    [has(({ range }) => range > 0), `${glyphs.line} from the least close day to the closest`],
  ] as const;
  return signs.flatMap(([isThere, sign]) => (isThere ? [sign] : []));
}
