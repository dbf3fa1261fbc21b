import type { Glyphs } from './glyphs.ts';

const CELLS = 24;

/** What a line of progress tells: how much of how much is done, such as 42 of 104, with a unit that may be empty. */
export interface ProgressState {
  label: string;
  done: number;
  total: number;
  unit: string;
}

/** A progress bar of one line: `exporting  ▒▒▒▒▒▒▒▒········  12000 of 36500`. The bar is shorter in a narrow window. */
export function progressLine({ label, done, total, unit }: ProgressState, width: number, glyphs: Glyphs): string {
  const count = `${done} of ${total}${unit && ` ${unit}`}`;
  const cells = Math.max(0, Math.min(CELLS, width - label.length - count.length - 5));
  const filled = total === 0 ? cells : Math.min(cells, Math.floor((cells * done) / total));
  return `${label}  ${glyphs.overlap.repeat(filled)}${glyphs.missing.repeat(cells - filled)}  ${count}`;
}
