import { CLOSENESS, type Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../display-options.ts';
import type { Glyphs } from '../glyphs.ts';
import { displayWidth, padToWidth } from '../text.ts';

/** Cells of one circle. */
const CIRCLE_WIDTH = 11;

/** Cells of the widest picture, at closeness 1. */
export const CIRCLES_WIDTH = 24;

/**
 * Two circles in three rows, which overlap more the greater the closeness. Rows are padded on the left, so that the
 * pictures of all seven numbers have the same centre.
 */
export function drawCircles(closeness: Closeness, glyphs: Glyphs): string[] {
  const { corners, line, side } = glyphs;
  return [
    outlineRow(closeness, corners[0], corners[1], line),
    centred(middleRow(CIRCLE_WIDTH, offsetOf(closeness), side, glyphs.overlap)),
    outlineRow(closeness, corners[2], corners[3], line),
  ];
}

/** The same two circles in one row. */
export function drawCirclesInOneRow(closeness: Closeness, glyphs: Glyphs): string {
  return centred(middleRow(CIRCLE_WIDTH, offsetOf(closeness), ['(', ')'], glyphs.overlap));
}

/** Cells of one small circle: with one cell for each step, the small pictures touch and overlap where the large ones do. */
const SMALL_CIRCLE = 6;

/** Cells between two of the small pictures, the widest that fits. */
const GAPS = [4, 3, 2, 1];
const WIDEST_GAP = GAPS[0]!;

/**
 * Small pictures of all seven numbers, each behind its number: in one row if they fit into `width` cells, else in two to
 * four with their columns aligned. Empty if not even two pictures fit beside each other.
 */
export function drawAllSmallCircles(width: number, { glyphs, theme }: DisplayOptions): string[] {
  const drawRows = (columns: number, gap: number) => {
    const cells = CLOSENESS.slice(0, columns).map((number) => 2 + drawSmallCircles(number, glyphs).length + gap);
    const starts = CLOSENESS.map((_, index) => index).filter((index) => index % columns === 0);
    return starts.map((start) =>
      CLOSENESS.slice(start, start + columns)
        .map((number, column) =>
          padToWidth(`${number} ${theme.near(drawSmallCircles(number, glyphs))}`, cells[column]!),
        )
        .join('')
        .trimEnd(),
    );
  };
  const layouts = [
    drawRows(7, WIDEST_GAP),
    ...[4, 3, 2].flatMap((columns) => GAPS.map((gap) => drawRows(columns, gap))),
  ];
  return layouts.find((rows) => rows.every((row) => displayWidth(row) <= width)) ?? [];
}

/** Two small circles in one row, one cell nearer for each step of closeness. */
function drawSmallCircles(closeness: Closeness, { overlap }: Glyphs): string {
  return middleRow(SMALL_CIRCLE, 8 - closeness, ['(', ')'], overlap);
}

/** Cells from the left edge of the left circle to that of the right one: two less for each step of closeness. */
const offsetOf = (closeness: Closeness) => CIRCLE_WIDTH + 4 - 2 * closeness;

/** The top or bottom row: the outlines of both circles between their corners. */
function outlineRow(closeness: Closeness, left: string, right: string, line: string): string {
  const offset = offsetOf(closeness);
  const arc = (start: number) => (cell: number) =>
    cell === start
      ? left
      : cell === start + CIRCLE_WIDTH - 1
        ? right
        : cell > start && cell < start + CIRCLE_WIDTH - 1
          ? line
          : null;
  const first = arc(0);
  const second = arc(offset);
  const cells = Array.from({ length: offset + CIRCLE_WIDTH }, (_, cell) => {
    // Where the outlines cross, a corner takes precedence over a line.
    const [a, b] = [first(cell), second(cell)];
    return (a === line ? (b ?? a) : (a ?? b)) ?? ' ';
  });
  return centred(cells.join(''));
}

/** The row between top and bottom of two circles, `size` cells wide and `offset` cells apart, with the overlap filled. */
function middleRow(size: number, offset: number, [left, right]: Glyphs['side'], overlap: string): string {
  const shared = size - offset;
  if (shared <= 0) {
    const circle = left + ' '.repeat(size - 2) + right;
    return circle + ' '.repeat(-shared) + circle;
  }
  const outside = ' '.repeat(offset - 1);
  return left + outside + overlap.repeat(shared) + outside + right;
}

/** The row, padded on the left to the common centre. */
function centred(row: string): string {
  return ' '.repeat((CIRCLES_WIDTH - row.length) / 2) + row;
}
