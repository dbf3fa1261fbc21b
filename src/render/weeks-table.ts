import { type Day, inWords } from '../domain/day.ts';
import type { Row, Written } from '../trends/rows.ts';
import type { Stretch } from '../trends/weeks.ts';
import { points, signed } from './figures.ts';
import type { Look } from './look.ts';
import { rowSentence } from './row-words.ts';
import { wrap } from './text.ts';

/** Cells of the columns that hold words. */
const WHEN = 16;
const COVERAGE = 7;

/**
 * The weeks or months as rows: when, coverage, the range on the scale with felt and wanted marked, felt and the gap
 * as numbers. In plain looks each row is a sentence.
 */
export function renderRows(rows: readonly Row[], today: Day, look: Look): string[] {
  if (look.plain) return rows.flatMap((row) => wrap(rowSentence(row, today), look.width));
  const cells = cellsPerPoint(look.width);
  const before = ' '.repeat(WHEN + COVERAGE + 2);
  const scale = axis(cells);
  return [
    look.theme.quiet(`${before}${scale}   felt   gap`),
    ...rows.map((row) => (row.kind === 'gap' ? gapLine(row, look) : writtenLine(row, cells, look))),
    '',
    ...legend(look),
  ];
}

/** Cells from one number of the scale to the next. */
function cellsPerPoint(width: number): number {
  return width >= 100 ? 5 : width >= 72 ? 4 : 2;
}

function axis(cells: number): string {
  return [1, 2, 3, 4, 5, 6, 7].map((number) => (number === 7 ? '7' : String(number).padEnd(cells))).join('');
}

function writtenLine({ stretch, soFar, rest }: Written, cells: number, look: Look): string {
  // A greyed row is greyed as a whole, so its marks carry no style of their own.
  const marks = stretch.thin ? bar(stretch, cells, { ...look, theme: unstyled }) : bar(stretch, cells, look);
  const felt = stretch.thin ? `(${points(stretch.mean)})` : `${points(stretch.mean)} `;
  const gap = stretch.wishes.mean === null ? look.glyphs.gap : signed(stretch.wishes.mean);
  const when = whenOf(stretch, look).padEnd(WHEN);
  const columns = [when, ' ', coverage(stretch, rest, look), ' ', marks, '  ', felt.padStart(6), gap.padStart(5)];
  const line = joined(soFar ? [...columns, '  so far'] : columns);
  return stretch.thin ? look.theme.quiet(line) : line;
}

/** In one piece: V8 keeps what is added together as its parts, and thousands of rows of those are much to clear away. */
function joined(parts: readonly string[]): string {
  return parts.join('');
}

const same = (text: string) => text;
const unstyled: Look['theme'] = { title: same, near: same, far: same, quiet: same, warning: same };

function gapLine({ from, to, days, rest }: Extract<Row, { kind: 'gap' }>, look: Look): string {
  const when = `    ${datesOf(from, to, look)}`.padEnd(WHEN);
  return look.theme.quiet(`${when} ${rest === days ? 'set aside' : 'nothing written'}`);
}

/** "W11 9-15 Mar" for a week, "March 2026" for a month. */
function whenOf({ label, from, to }: Stretch, look: Look): string {
  return label.includes('W') ? `${label.slice(-3)} ${datesOf(from, to, look)}` : inWords(from, 'MMMM y');
}

function datesOf(from: Day, to: Day, look: Look): string {
  const start = from.slice(0, 7) === to.slice(0, 7) ? inWords(from, 'd') : inWords(from, 'd MMM');
  return `${start}${look.glyphs.dash}${inWords(to, 'd MMM')}`;
}

/** A mark for each of the seven days, the written ones first; a month says its days as numbers. */
function coverage({ n, days }: Stretch, rest: number, { glyphs }: Look): string {
  if (days > 7) return `${n}/${days}`.padEnd(COVERAGE);
  return (
    glyphs.written.repeat(n) + glyphs.rest.repeat(Math.min(rest, 7 - n)) + glyphs.gap.repeat(Math.max(0, 7 - n - rest))
  );
}

function bar({ min, max, mean, want }: Stretch, cells: number, { glyphs, theme }: Look): string {
  const at = (value: number) => Math.round((value - 1) * cells);
  const [first, last, felt, wanted] = [at(min), at(max), at(mean), want === null ? null : at(want)];
  const [line, point] = [theme.near(glyphs.line), theme.quiet(glyphs.gap)];
  const marks: string[] = [];
  for (let cell = 0; cell <= 6 * cells; cell += 1) {
    if (cell === felt) marks.push(theme.near(felt === wanted ? glyphs.both : glyphs.felt));
    else if (cell === wanted) marks.push(theme.far(glyphs.want));
    else if (cell >= first && cell <= last) marks.push(line);
    else marks.push(cell % cells === 0 ? point : ' ');
  }
  return joined(marks);
}

function legend({ glyphs, theme, width }: Look): string[] {
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
