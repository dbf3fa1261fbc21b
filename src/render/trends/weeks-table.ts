import { type Day, dateOfMonth, formatDay, monthName } from '../../domain/day.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendRow, WrittenRow } from '../../trends/periods/trend-rows.ts';
import { MIN_WISHES } from '../../trends/periods/wishes.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatPoints, formatSigned } from '../figures.ts';
import { wrap } from '../text.ts';
import { plainTheme } from '../theme.ts';
import { emptyWords, rowSentence } from './row-sentence.ts';

/** Cells of the first two columns. */
const PERIOD_WIDTH = 16;
const COVERAGE_WIDTH = 7;

/**
 * The table of weeks or months. A row has the period, the written days, the range on the scale from 1 to 7 with felt
 * and wanted marked, and the means of felt and of the gap as numbers. In plain display each row is a sentence.
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
  const before = ' '.repeat(PERIOD_WIDTH + COVERAGE_WIDTH + 2);
  const scale = scaleOf(cells, display);
  // A sparse row is greyed as a whole, so its marks have no style of their own.
  const unstyledScale = scaleOf(cells, { ...display, theme: plainTheme });
  yield display.theme.quiet(`${before}${axis(cells)}   felt    gap`);
  for (const row of rows) {
    if (row.kind === 'gap') yield gapLine(row, emptyWords(hasLeftOut), display);
    else yield writtenLine(row, row.stretch.sparse ? unstyledScale : scale, display);
  }
  yield '';
  yield* legend(rows, display);
}

/** Cells from one number of the scale to the next, by the width of the screen. */
function cellsPerPoint(width: number): number {
  return width >= 100 ? 5 : width >= 72 ? 4 : 2;
}

function axis(cells: number): string {
  return CLOSENESS.map((number) => (number === 7 ? '7' : String(number).padEnd(cells))).join('');
}

function writtenLine(row: WrittenRow, scale: Scale, display: DisplayOptions): string {
  const { stretch, soFar } = row;
  const felt = stretch.sparse ? `(${formatPoints(stretch.mean)})` : `${formatPoints(stretch.mean)} `;
  const period = periodOf(row, display).padEnd(PERIOD_WIDTH);
  const numbers = `${felt.padStart(6)}${gapOf(stretch, display).padStart(7)}${soFar ? ' so far' : ''}`.trimEnd();
  const line = `${period} ${coverage(row, display)} ${bar(stretch, scale)}  ${numbers}`;
  return stretch.sparse ? display.theme.quiet(line) : line;
}

/** "+1.3 ", or "(+3.0)" where too few days say what was wanted: often fewer than were written. */
function gapOf({ wishes: { n, mean } }: PeriodSummary, { glyphs }: DisplayOptions): string {
  if (mean === null) return `${glyphs.missing} `;
  return n < MIN_WISHES ? `(${formatSigned(mean)})` : `${formatSigned(mean)} `;
}

function gapLine(
  { from, to, days, rest }: Extract<TrendRow, { kind: 'gap' }>,
  words: string,
  display: DisplayOptions,
): string {
  const period = `    ${datesOf(from, to, display)}`.padEnd(PERIOD_WIDTH);
  return display.theme.quiet(`${period} ${rest === days ? 'set aside' : words}`);
}

/** "W11 9-15 Mar" for a week, "March 2026" for a month. */
function periodOf({ label, from, to }: WrittenRow, display: DisplayOptions): string {
  return label.includes('W') ? `${label.slice(-3)} ${datesOf(from, to, display)}` : formatDay(from, 'MMMM y');
}

/** "9-15 Mar", "30 Mar-5 Apr". */
function datesOf(from: Day, to: Day, display: DisplayOptions): string {
  const startMonth = from.slice(0, 7) === to.slice(0, 7) ? '' : ` ${monthName(from, 'MMM')}`;
  return `${dateOfMonth(from)}${startMonth}${display.glyphs.dash}${dateOfMonth(to)} ${monthName(to, 'MMM')}`;
}

/** For a week a mark for each of its seven days, the written ones first; for a month two numbers. */
function coverage({ stretch: { n }, days, rest }: WrittenRow, { glyphs }: DisplayOptions): string {
  if (days > 7) return `${n}/${days}`.padEnd(COVERAGE_WIDTH);
  return (glyphs.written.repeat(n) + glyphs.rest.repeat(Math.min(rest, 7 - n))).padEnd(COVERAGE_WIDTH, glyphs.missing);
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

function bar({ min, max, mean, want }: PeriodSummary, { cells, empty, display: { glyphs, theme } }: Scale): string {
  const at = (value: number) => Math.round((value - 1) * cells);
  const felt = at(mean);
  const wanted = want === null ? null : at(want);
  const marks = empty.slice().fill(theme.near(glyphs.line), at(min), at(max) + 1);
  if (wanted !== null) marks[wanted] = theme.far(glyphs.want);
  marks[felt] = theme.near(felt === wanted ? glyphs.both : glyphs.felt);
  return marks.join('');
}

/** What the marks and the numbers mean. A mark that stands in no row is not explained. */
function legend(rows: readonly TrendRow[], { glyphs, theme, width }: DisplayOptions): string[] {
  const written = rows.filter((row) => row.kind === 'written');
  const weeks = written.filter(({ days }) => days <= 7);
  const isInBrackets = ({ sparse, wishes }: PeriodSummary) => sparse || (wishes.n > 0 && wishes.n < MIN_WISHES);
  const marks = [
    `${glyphs.felt} felt`,
    `${glyphs.want} wanted`,
    `${glyphs.both} both`,
    `${glyphs.line} lowest to highest`,
    ...(weeks.length > 0 ? [`${glyphs.written} a written day`] : []),
    ...(weeks.some(({ rest }) => rest > 0) ? [`${glyphs.rest} set aside`] : []),
  ];
  return [
    '1 two separate worlds, 7 nearly one',
    marks.join(', '),
    'felt: the average of the written days',
    'gap: how much more closeness (+) or room (-) you wished for, on average, on days with both numbers',
    ...(written.some(({ stretch }) => isInBrackets(stretch)) ? ['in brackets: too few days to say much'] : []),
  ].flatMap((line) => wrap(theme.quiet(line), width));
}
