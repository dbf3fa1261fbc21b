import { type Day, dateOfMonth, formatDay, monthName } from '../../domain/day.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendRow, WrittenRow } from '../../trends/periods/trend-rows.ts';
import { MIN_WISHES } from '../../trends/periods/wishes.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatPoints, formatSigned } from '../figures.ts';
import type { Glyphs } from '../glyphs.ts';
import { wrap } from '../text.ts';
import { plainTheme } from '../theme.ts';
import { emptyWords, rowSentence } from './row-sentence.ts';

/** In a narrower window the scale is left out, and with it the number of a week. */
const MIN_SCALE_WIDTH = 60;
/** Cells of the first column with the scale, without it, and of the second. */
const PERIOD_WIDTH = 16;
const NARROW_PERIOD_WIDTH = 12;
const COVERAGE_WIDTH = 7;

/**
 * The table of weeks or months. A row has the period, the written days, the range on the scale from 1 to 7 with felt
 * and wanted marked, and the means of felt and of the gap as numbers. In plain display each row is a sentence. A narrow screen
 * has no room for the scale.
 * @param hasLeftOut whether days of the table are written and do not count
 */
export function* renderWeeksTable(
  rows: readonly TrendRow[],
  today: Day,
  display: DisplayOptions,
  hasLeftOut = false,
): Generator<string> {
  if (display.plain) {
    for (const row of rows) yield* wrap(rowSentence(row, today, hasLeftOut), display.width);
    return;
  }
  const cells = cellsPerPoint(display.width);
  const scale = cells === null ? null : scaleOf(cells, display);
  // A sparse row is greyed as a whole, so its marks have no style of their own.
  const unstyledScale = cells === null ? null : scaleOf(cells, { ...display, theme: plainTheme });
  yield display.theme.quiet(heading(cells));
  for (const row of rows) {
    if (row.kind === 'gap') yield gapLine(row, emptyWords(hasLeftOut), display);
    else yield writtenLine(row, row.stretch.sparse ? unstyledScale : scale, display);
  }
  yield '';
  yield* legend(rows, cells, display);
}

/** Cells from one number of the scale to the next, by the width of the screen; null where there is no room for the scale. */
function cellsPerPoint(width: number): number | null {
  if (width < MIN_SCALE_WIDTH) return null;
  return width >= 100 ? 5 : width >= 72 ? 4 : 2;
}

function heading(cells: number | null): string {
  const numbers = 'felt   wish';
  if (cells === null) return `${' '.repeat(NARROW_PERIOD_WIDTH + 1)}written ${numbers}`;
  return `${' '.repeat(PERIOD_WIDTH + 1)}written ${axis(cells)}   ${numbers}`;
}

function axis(cells: number): string {
  return CLOSENESS.map((number) => (number === 7 ? '7' : String(number).padEnd(cells))).join('');
}

function writtenLine(row: WrittenRow, scale: Scale | null, display: DisplayOptions): string {
  const { stretch, soFar } = row;
  const felt = stretch.sparse ? `(${formatPoints(stretch.mean)})` : `${formatPoints(stretch.mean)} `;
  const period = periodOf(row, row.label.includes('W') ? row.label.slice(-3) : null, display);
  const picture = scale === null ? '' : ` ${bar(stretch, scale)}  `;
  const numbers = `${felt.padStart(6)}${wishOf(stretch).padStart(7)}${soFar ? ' so far' : ''}`.trimEnd();
  const line = `${period} ${coverage(row)}${picture}${numbers}`;
  return stretch.sparse ? display.theme.quiet(line) : line;
}

/** "+1.3 ", or "(+3.0)" where too few days say what was wanted, often fewer than were written; empty where none says it. */
function wishOf({ wishes: { n, mean } }: PeriodSummary): string {
  if (mean === null) return '';
  return n < MIN_WISHES ? `(${formatSigned(mean)})` : `${formatSigned(mean)} `;
}

function gapLine(row: Extract<TrendRow, { kind: 'gap' }>, words: string, display: DisplayOptions): string {
  return display.theme.quiet(`${periodOf(row, '', display)} ${row.rest === row.days ? 'set aside' : words}`);
}

/**
 * "W11 9-15 Mar" for a week, "March 2026" for a month; in a narrow window "9-15 Mar", "Mar 2026".
 * @param week its number, '' for dates without one, null for a month
 */
function periodOf({ from, to }: { from: Day; to: Day }, week: string | null, display: DisplayOptions): string {
  const isNarrow = cellsPerPoint(display.width) === null;
  if (week === null)
    return formatDay(from, isNarrow ? 'MMM y' : 'MMMM y').padEnd(isNarrow ? NARROW_PERIOD_WIDTH : PERIOD_WIDTH);
  const dates = datesOf(from, to, display);
  return isNarrow ? dates.padEnd(NARROW_PERIOD_WIDTH) : `${week.padEnd(4)}${dates}`.padEnd(PERIOD_WIDTH);
}

/** "9-15 Mar", "30 Mar-5 Apr". */
function datesOf(from: Day, to: Day, display: DisplayOptions): string {
  const startMonth = from.slice(0, 7) === to.slice(0, 7) ? '' : ` ${monthName(from, 'MMM')}`;
  return `${dateOfMonth(from)}${startMonth}${display.glyphs.dash}${dateOfMonth(to)} ${monthName(to, 'MMM')}`;
}

/** "6 of 7", or of a month "18/30": the written days, and how many could be, without those set aside. */
function coverage({ stretch: { n }, days, rest }: WrittenRow): string {
  return `${n}${days > 7 ? '/' : ' of '}${Math.max(n, days - rest)}`.padEnd(COVERAGE_WIDTH);
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
  const point = display.theme.quiet(display.glyphs.missing);
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

/** Whether the wish is another number than the distance between the marks of felt and wanted. */
function isWishBesideMarks({ mean, want, wishes }: PeriodSummary): boolean {
  return want !== null && wishes.mean !== null && formatPoints(wishes.mean) !== formatPoints(want - mean);
}

/** What the marks and the numbers mean. A mark that stands in no row is not explained. */
function legend(rows: readonly TrendRow[], cells: number | null, { glyphs, theme, width }: DisplayOptions): string[] {
  const written = rows.filter((row) => row.kind === 'written');
  const isOfMonths = written.some(({ days }) => days > 7);
  const has = (test: (summary: PeriodSummary) => boolean) => written.some(({ stretch }) => test(stretch));
  const hasWish = has(({ want }) => want !== null);
  const lines = [
    [true, '1 two separate worlds, 7 nearly one'],
    [cells !== null, cells === null ? '' : marks(has, cells, glyphs)],
    [written.some(({ rest }) => rest > 0), 'written: of the days that are not set aside'],
    [true, 'felt: the average of all written days'],
    [hasWish, 'wish: how much more closeness (+) or room (-) you wanted, on average'],
    [
      cells !== null && has(isWishBesideMarks),
      'It is not always the distance between the marks: felt is of every written day, wanted of those that say it.',
    ],
    [has(({ sparse }) => sparse) && isOfMonths, 'felt in brackets: fewer than three days in seven are written'],
    [
      has((row) => isFew(row) || (row.sparse && !isOfMonths)),
      `${isOfMonths ? 'wish in' : 'in'} brackets: one or two days, too few to say much`,
    ],
  ] as const;
  return lines.flatMap(([isNeeded, line]) => (isNeeded ? wrap(theme.quiet(line), width) : []));
}

/** "O felt, + wanted, - lowest to highest felt". */
function marks(has: (test: (summary: PeriodSummary) => boolean) => boolean, cells: number, glyphs: Glyphs): string {
  const isBoth = ({ mean, want }: PeriodSummary) => want !== null && cellOf(mean, cells) === cellOf(want, cells);
  const signs = [
    [true, `${glyphs.felt} felt`],
    [has((row) => row.wishes.n >= MIN_WISHES && !isBoth(row)), `${glyphs.want} wanted`],
    [has((row) => isFew(row) && !isBoth(row)), `${glyphs.wantFew} wanted (one or two days say it)`],
    [has(isBoth), `${glyphs.both} both`],
    [true, `${glyphs.line} lowest to highest felt`],
  ] as const;
  return signs.flatMap(([isThere, sign]) => (isThere ? [sign] : [])).join(', ');
}
