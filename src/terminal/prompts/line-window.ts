import { displayWidth } from '../../render/text.ts';
import { characterAt, type TypedLine } from './typed-line.ts';

/** Stands for a line end in a line that is being typed. */
export const LINE_END_MARK = '↵';

/** The visible rows of a line that is being typed. */
export interface LineWindow {
  rows: string[];
  isMoreAbove: boolean;
  isMoreBelow: boolean;
  /** Where the next character goes: the index of the row, and of the UTF-16 unit in it. */
  cursor: { row: number; from: number };
}

/** Breaks a line between words into rows of at most `width` cells, and returns at most `height` rows around the cursor. */
export function lineWindow({ text, at }: TypedLine, width: number, height: number): LineWindow {
  const starts = rowStarts(text, width);
  const row = starts.findLastIndex((start) => start <= at);
  const first = Math.max(0, Math.min(row - Math.floor(height / 2), starts.length - height));
  const visible = starts.slice(first, first + height);
  return {
    rows: visible.map((start, index) => text.slice(start, starts[first + index + 1])),
    isMoreAbove: first > 0,
    isMoreBelow: first + height < starts.length,
    cursor: { row: row - first, from: at - starts[row]! },
  };
}

/** The index at which each row begins. A row ends before a word that does not fit, and after a line end. */
function rowStarts(text: string, width: number): number[] {
  const starts = [0];
  let cells = 0;
  let wordStart = 0;
  for (let at = 0; at < text.length; ) {
    const character = characterAt(text, at);
    const cellsOfCharacter = displayWidth(character);
    if (cells + cellsOfCharacter > width) {
      const start = wordStart > starts.at(-1)! ? wordStart : at;
      starts.push(start);
      cells = displayWidth(text.slice(start, at));
    }
    at += character.length;
    cells += cellsOfCharacter;
    if (character === ' ') wordStart = at;
    if (character !== LINE_END_MARK) continue;
    starts.push(at);
    cells = 0;
    wordStart = at;
  }
  return starts;
}
