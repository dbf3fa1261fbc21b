import type { KeypressEvent } from '@inquirer/core';

/** A line that is being typed. `at` is the index (UTF-16) at which the next character goes. */
export interface TypedLine {
  readonly text: string;
  readonly at: number;
}

/** The line after a key that moves the cursor or deletes; unchanged for any other key. Keys as in readline. */
export function applyKey(line: TypedLine, { name, ctrl, ...key }: KeypressEvent): TypedLine {
  const { text, at } = line;
  const isWordwise = ctrl || (key as { meta?: boolean }).meta === true;
  const back = isWordwise ? wordBefore(text, at) : characterBefore(text, at);
  const forward = isWordwise ? wordAfter(text, at) : at + characterAt(text, at).length;
  if (name === 'left' || (isWordwise && name === 'b' && !ctrl)) return { text, at: back };
  if (name === 'right' || (isWordwise && name === 'f' && !ctrl)) return { text, at: forward };
  if (name === 'home' || (ctrl && name === 'a')) return { text, at: 0 };
  if (name === 'end' || (ctrl && name === 'e')) return { text, at: text.length };
  if (name === 'backspace' || (ctrl && name === 'w')) return without(line, back, at);
  if (name === 'delete') return without(line, at, forward);
  if (ctrl && name === 'u') return without(line, 0, at);
  if (ctrl && name === 'k') return without(line, at, text.length);
  return line;
}

/** The line with a text inserted at the cursor. */
export function insertText({ text, at }: TypedLine, typed: string): TypedLine {
  return { text: text.slice(0, at) + typed + text.slice(at), at: at + typed.length };
}

/** The line without the text between two indexes. */
function without({ text }: TypedLine, from: number, to: number): TypedLine {
  return { text: text.slice(0, from) + text.slice(to), at: from };
}

/** UTF-16 units that are searched for the end of a character; longer than any user-perceived character. */
const MAX_CHARACTER = 64;
let segmenter: Intl.Segmenter | undefined;

/** The user-perceived character at an index: a letter with its combining marks, or an emoji of several code points. */
export function characterAt(text: string, at: number): string {
  // Below U+0300 every UTF-16 unit is a character of its own, unless a combining mark follows.
  const isSingleUnit = (index: number) => !(text.charCodeAt(index) >= 0x300);
  if (isSingleUnit(at) && isSingleUnit(at + 1)) return text.charAt(at);
  return characters(text.slice(at, at + MAX_CHARACTER))[0] ?? '';
}

/** The index of the character before `at`. */
function characterBefore(text: string, at: number): number {
  return at - (characters(text.slice(Math.max(0, at - MAX_CHARACTER), at)).at(-1)?.length ?? 0);
}

function characters(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function wordBefore(text: string, at: number): number {
  let start = text.slice(0, at).trimEnd().length;
  while (start > 0 && /\S/.test(text[start - 1]!)) start--;
  return start;
}

function wordAfter(text: string, at: number): number {
  return at + /^\s*\S*/.exec(text.slice(at))![0].length;
}
