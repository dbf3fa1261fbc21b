import { displayWidth, markControls } from '../../render/text.ts';
import { characterAt, type TypedText } from './typed-text.ts';

/** A text broken into rows of at most `width` cells. `starts` has the index (UTF-16) at which each row begins. */
export interface TextLayout {
  text: string;
  width: number;
  starts: readonly number[];
}

/** The visible rows of a text that is being typed, without line ends. */
export interface VisibleRows {
  rows: string[];
  isMoreAbove: boolean;
  isMoreBelow: boolean;
  /** Where the next character goes: the index of the row, and of the UTF-16 unit in it. */
  cursor: { row: number; from: number };
}

const TAB_WIDTH = 4;

/**
 * Breaks a text into rows. A row ends before a word that does not fit, and after a line end.
 * @param previous a layout of the text before it was changed. Only the rows that changed are laid out again, as a text
 *   of 50 kB would else make each key slow
 */
export function layOut(text: string, width: number, previous: TextLayout | null = null): TextLayout {
  const old = previous?.width === width ? previous : { text: '', width, starts: [0] };
  if (old.text === text) return old;
  const shorter = Math.min(old.text.length, text.length);
  const same = longest(shorter, (length) => old.text.slice(0, length) === text.slice(0, length));
  const sameAtEnd = longest(
    shorter - same,
    (length) => old.text.slice(old.text.length - length) === text.slice(text.length - length),
  );

  // A row ends where the next word begins, so a change can move the end of the row before.
  const changedRow = old.starts.findLastIndex((start) => start <= same);
  const starts = old.starts.slice(0, Math.max(1, changedRow - 1));
  const shift = text.length - old.text.length;
  let oldRow = starts.length;
  for (let start = nextStart(text, starts.at(-1)!, width); start !== null; start = nextStart(text, start, width)) {
    while (oldRow < old.starts.length && old.starts[oldRow]! + shift < start) oldRow++;
    if (start > text.length - sameAtEnd && old.starts[oldRow] === start - shift) {
      for (; oldRow < old.starts.length; oldRow++) starts.push(old.starts[oldRow]! + shift);
      break;
    }
    starts.push(start);
  }
  return { text, width, starts };
}

/** The largest length up to `max` that matches, where all shorter ones match. */
function longest(max: number, matches: (length: number) => boolean): number {
  let low = 0;
  for (let high = max; low < high; ) {
    const length = Math.ceil((low + high) / 2);
    if (matches(length)) low = length;
    else high = length - 1;
  }
  return low;
}

/** The index at which the row after that at `start` begins; null if that row is the last. */
function nextStart(text: string, start: number, width: number): number | null {
  let wordStart = start;
  for (let at = start, cells = 0; at < text.length; ) {
    const character = characterAt(text, at);
    cells += cellsAt(character, cells);
    if (cells > width && at > start) return wordStart > start ? wordStart : at;
    at += character.length;
    if (character === '\n') return at;
    if (character === ' ' || character === '\t') wordStart = at;
  }
  return null;
}

/** At most `height` rows around the cursor. */
export function visibleRows({ text, starts }: TextLayout, at: number, height: number): VisibleRows {
  const row = rowAt(starts, at);
  const first = Math.max(0, Math.min(row - Math.floor(height / 2), starts.length - height));
  const visible = starts.slice(first, first + height);
  return {
    rows: visible.map((start, index) => text.slice(start, starts[first + index + 1]).replace(/\n$/, '')),
    isMoreAbove: first > 0,
    isMoreBelow: first + height < starts.length,
    cursor: { row: row - first, from: at - starts[row]! },
  };
}

/** The text with the cursor some rows below, or above if `by` is negative, as near to its column as the row reaches. */
export function moveByRows({ at, column }: TypedText, { text, starts }: TextLayout, by: number): TypedText {
  const from = rowAt(starts, at);
  const row = from + by;
  if (row < 0) return { text, at: 0 };
  if (row >= starts.length) return { text, at: text.length };
  const goal = column ?? cellsOf(text.slice(starts[from], at));
  // The end of a row that goes on in the next one is the beginning of the next.
  const end = (starts[row + 1] ?? text.length + 1) - 1;
  let next = starts[row]!;
  for (let cells = 0; next < end; ) {
    const character = characterAt(text, next);
    cells += cellsAt(character, cells);
    if (cells > goal || next + character.length > end) break;
    next += character.length;
  }
  return { text, at: next, column: goal };
}

/** What a part of a row looks like. @param column the cell at which it begins */
export function drawn(part: string, column = 0): string {
  const [first = '', ...afterTabs] = part.split('\t').map(markControls);
  let text = first;
  for (const piece of afterTabs) text += ' '.repeat(cellsAt('\t', column + displayWidth(text))) + piece;
  return text;
}

function rowAt(starts: readonly number[], at: number): number {
  return starts.findLastIndex((start) => start <= at);
}

/** The cells that a part from the beginning of a row takes. */
function cellsOf(part: string): number {
  return displayWidth(drawn(part));
}

/** The cells that a character takes after `column` cells. */
function cellsAt(character: string, column: number): number {
  if (character === '\t') return TAB_WIDTH - (column % TAB_WIDTH);
  if (character.length === 1 && character >= ' ' && character <= '~') return 1;
  return character === '\n' ? 0 : displayWidth(markControls(character));
}
