import { type Day, formatDay } from '../../domain/day.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendRow, WrittenRow } from '../../trends/periods/trend-rows.ts';
import type { DisplayOptions } from '../display-options.ts';
import { formatPoints, formatSigned } from '../figures.ts';
import { wrap } from '../text.ts';
import { rowSentence } from './row-sentence.ts';

/** Cells of the columns that hold words. */
const WHEN = 16;
const COVERAGE = 7;

/**
 * The weeks or months as rows: when, coverage, the range on the scale with felt and wanted marked, felt and the gap
 * as numbers. In plain looks each row is a sentence.
 */
export function* renderWeeksTable(rows: readonly TrendRow[], today: Day, look: DisplayOptions): Generator<string> {
  if (look.plain) {
    for (const row of rows) yield* wrap(rowSentence(row, today), look.width);
    return;
  }
  const cells = cellsPerPoint(look.width);
  const before = ' '.repeat(WHEN + COVERAGE + 2);
  const scale = scaleOf(cells, look);
  // A greyed row is greyed as a whole, so its marks carry no style of their own.
  const greyed = scaleOf(cells, { ...look, theme: unstyled });
  yield look.theme.quiet(`${before}${axis(cells)}   felt   gap`);
  for (const row of rows) {
    if (row.kind === 'gap') yield gapLine(row, look);
    else yield writtenLine(row, row.stretch.sparse ? greyed : scale, look);
  }
  yield '';
  yield* legend(look);
}

/** Cells from one number of the scale to the next. */
function cellsPerPoint(width: number): number {
  return width >= 100 ? 5 : width >= 72 ? 4 : 2;
}

function axis(cells: number): string {
  return CLOSENESS.map((number) => (number === 7 ? '7' : String(number).padEnd(cells))).join('');
}

function writtenLine(row: WrittenRow, scale: Scale, look: DisplayOptions): string {
  const { stretch, soFar } = row;
  const felt = stretch.sparse ? `(${formatPoints(stretch.mean)})` : `${formatPoints(stretch.mean)} `;
  const gap = stretch.wishes.mean === null ? look.glyphs.missing : formatSigned(stretch.wishes.mean);
  const when = whenOf(row, look).padEnd(WHEN);
  const numbers = `${felt.padStart(6)}${gap.padStart(5)}${soFar ? '  so far' : ''}`;
  const line = `${when} ${coverage(row, look)} ${bar(stretch, scale)}  ${numbers}`;
  return stretch.sparse ? look.theme.quiet(line) : line;
}

const same = (text: string) => text;
const unstyled: DisplayOptions['theme'] = { title: same, near: same, far: same, quiet: same, warning: same };

function gapLine({ from, to, days, rest }: Extract<TrendRow, { kind: 'gap' }>, look: DisplayOptions): string {
  const when = `    ${datesOf(from, to, look)}`.padEnd(WHEN);
  return look.theme.quiet(`${when} ${rest === days ? 'set aside' : 'nothing written'}`);
}

/** "W11 9-15 Mar" for a week, "March 2026" for a month. */
function whenOf({ label, from, to }: WrittenRow, look: DisplayOptions): string {
  return label.includes('W') ? `${label.slice(-3)} ${datesOf(from, to, look)}` : formatDay(from, 'MMMM y');
}

function datesOf(from: Day, to: Day, look: DisplayOptions): string {
  const start = from.slice(0, 7) === to.slice(0, 7) ? formatDay(from, 'd') : formatDay(from, 'd MMM');
  return `${start}${look.glyphs.dash}${formatDay(to, 'd MMM')}`;
}

/** A mark for each of the seven days, the written ones first; a month says its days as numbers. */
function coverage({ stretch: { n }, days, rest }: WrittenRow, { glyphs }: DisplayOptions): string {
  if (days > 7) return `${n}/${days}`.padEnd(COVERAGE);
  return (glyphs.written.repeat(n) + glyphs.rest.repeat(Math.min(rest, 7 - n))).padEnd(COVERAGE, glyphs.missing);
}

/** The scale from 1 to 7 that a row is drawn on. */
interface Scale {
  /** Cells from one number to the next. */
  cells: number;
  /** Each cell of a row with nothing on it. */
  empty: readonly string[];
  look: DisplayOptions;
}

function scaleOf(cells: number, look: DisplayOptions): Scale {
  const point = look.theme.quiet(look.glyphs.missing);
  return { cells, look, empty: Array.from({ length: 6 * cells + 1 }, (_, cell) => (cell % cells ? ' ' : point)) };
}

function bar({ min, max, mean, want }: PeriodSummary, { cells, empty, look: { glyphs, theme } }: Scale): string {
  const at = (value: number) => Math.round((value - 1) * cells);
  const felt = at(mean);
  const wanted = want === null ? null : at(want);
  const marks = empty.slice().fill(theme.near(glyphs.line), at(min), at(max) + 1);
  if (wanted !== null) marks[wanted] = theme.far(glyphs.want);
  marks[felt] = theme.near(felt === wanted ? glyphs.both : glyphs.felt);
  return marks.join('');
}

function legend({ glyphs, theme, width }: DisplayOptions): string[] {
  const marks = [
    `${glyphs.felt} felt`,
    `${glyphs.want} wanted`,
    `${glyphs.both} both`,
    `${glyphs.line} lowest to highest`,
  ];
  const days = [`${glyphs.written} a written day`, '( ) too few days to count'];
  return ['1 two separate worlds, 7 nearly one', [...marks, ...days].join(', ')].flatMap((line) =>
    wrap(theme.quiet(line), width),
  );
}
