import { wrap } from './text.ts';

/** What the ends of the scale mean, for pages that show felt and wanted as numbers. */
export const SCALE_KEY = '1 means two separate worlds, 7 means nearly one.';

/** What the signs of a page mean: in one line where it has room, else each below the one before. */
export function keyLines(signs: readonly string[], width: number): string[] {
  const inOneLine = signs.join('   ');
  return inOneLine.length <= width ? [inOneLine] : signs.flatMap((sign) => wrap(sign, width));
}
