import type { Closeness } from '../domain/scale.ts';
import type { Glyphs } from './glyphs.ts';

/** Cells of one circle, and of the widest picture. */
const CIRCLE = 11;
export const CIRCLES_WIDTH = 24;

/** Two circles in three rows, the nearer the more they overlap; padded on the left so that all seven share a centre. */
export function drawCircles(closeness: Closeness, glyphs: Glyphs): string[] {
  const { corners, line, side } = glyphs;
  return [
    outline(closeness, corners[0], corners[1], line),
    middle(closeness, side[0], side[1], glyphs.overlap),
    outline(closeness, corners[2], corners[3], line),
  ];
}

/** The same two circles in one row. */
export function drawCirclesInOneRow(closeness: Closeness, glyphs: Glyphs): string {
  return middle(closeness, '(', ')', glyphs.overlap);
}

/** How far the right circle starts from the left one: equal steps of two cells. */
const offsetOf = (closeness: Closeness) => CIRCLE + 4 - 2 * closeness;

function outline(closeness: Closeness, left: string, right: string, line: string): string {
  const offset = offsetOf(closeness);
  const arc = (start: number) => (cell: number) =>
    cell === start
      ? left
      : cell === start + CIRCLE - 1
        ? right
        : cell > start && cell < start + CIRCLE - 1
          ? line
          : null;
  const first = arc(0);
  const second = arc(offset);
  return draw(offset, (cell) => {
    // Where the outlines cross, the ends of the circles show through the lines.
    const [a, b] = [first(cell), second(cell)];
    return (a === line ? (b ?? a) : (a ?? b)) ?? ' ';
  });
}

function middle(closeness: Closeness, left: string, right: string, overlap: string): string {
  const offset = offsetOf(closeness);
  return draw(offset, (cell) => {
    if (cell === 0) return left;
    if (cell === offset + CIRCLE - 1) return right;
    if (offset < CIRCLE) return cell >= offset && cell < CIRCLE ? overlap : ' ';
    return cell === CIRCLE - 1 ? right : cell === offset ? left : ' ';
  });
}

function draw(offset: number, cellAt: (cell: number) => string): string {
  const width = offset + CIRCLE;
  const cells = Array.from({ length: width }, (_, cell) => cellAt(cell));
  return ' '.repeat((CIRCLES_WIDTH - width) / 2) + cells.join('');
}
