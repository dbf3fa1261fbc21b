import { closenessAnchors } from '../domain/questions/questions.ts';
import { wrap } from './text.ts';

/** "1 means two separate worlds, 7 means nearly one.": the ends of the scale, where felt and wanted are numbers. */
export function scaleKey(anchors = closenessAnchors()): string {
  return `1 means ${anchors[1]}, 7 means ${anchors[7]}.`;
}

/** What the signs of a page mean: in one line where it has room, else each below the one before. */
export function keyLines(signs: readonly string[], width: number): string[] {
  const inOneLine = signs.join('   ');
  return inOneLine.length <= width ? [inOneLine] : signs.flatMap((sign) => wrap(sign, width));
}
