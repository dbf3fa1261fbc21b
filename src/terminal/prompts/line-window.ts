import { displayWidth } from '../../render/text.ts';
import { LINE_END_MARK } from './keyboard.ts';
import { characterAt, type TypedLine } from './typed-line.ts';

/** The rows of a typed line that are seen. */
export interface LineWindow {
  rows: string[];
  isMoreAbove: boolean;
  isMoreBelow: boolean;
  /** Among the rows, and within its own: where the next character goes. */
  cursor: { row: number; from: number };
}

/** A typed line in rows of at most `width` cells, broken between words, and of these at most `height` around the cursor. */
export function lineWindow({ text, at }: TypedLine, width: number, height: number): LineWindow {
  const starts = rowStarts(text, width);
  const row = starts.findLastIndex((start) => start <= at);
  const first = Math.max(0, Math.min(row - Math.floor(height / 2), starts.length - height));
  const seen = starts.slice(first, first + height);
  return {
    rows: seen.map((start, index) => text.slice(start, starts[first + index + 1])),
    isMoreAbove: first > 0,
    isMoreBelow: first + height < starts.length,
    cursor: { row: row - first, from: at - starts[row]! },
  };
}

/** Where each row begins: after a word that would not fit, and after a line end. */
function rowStarts(text: string, width: number): number[] {
  const starts = [0];
  let cells = 0;
  let word = 0;
  for (let at = 0; at < text.length; ) {
    const character = characterAt(text, at);
    const wide = displayWidth(character);
    if (cells + wide > width) {
      const start = word > starts.at(-1)! ? word : at;
      starts.push(start);
      cells = displayWidth(text.slice(start, at));
    }
    at += character.length;
    cells += wide;
    if (character === ' ') word = at;
    if (character !== LINE_END_MARK) continue;
    starts.push(at);
    cells = 0;
    word = at;
  }
  return starts;
}
