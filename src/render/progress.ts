import type { Glyphs } from './glyphs.ts';

const CELLS = 24;

/** A progress bar of one line: `exporting  ▒▒▒▒▒▒▒▒········  12000 of 36500`. Both counts are in entries. */
export function progressLine(what: string, done: number, total: number, glyphs: Glyphs): string {
  const filled = total === 0 ? CELLS : Math.min(CELLS, Math.floor((CELLS * done) / total));
  return `${what}  ${glyphs.overlap.repeat(filled)}${glyphs.missing.repeat(CELLS - filled)}  ${done} of ${total}`;
}
