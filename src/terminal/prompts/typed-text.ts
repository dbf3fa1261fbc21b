import type { KeypressEvent } from '@inquirer/core';

/** A text that is being typed. */
export interface TypedText {
  readonly text: string;
  /** The index (UTF-16) at which the next character goes. */
  readonly at: number;
  /** After Up or Down: the cell that the cursor would be at if each row were long enough. */
  readonly column?: number;
}

/** The text after a key that moves the cursor in its line, or deletes; unchanged for any other key. Keys as in readline. */
export function applyKey(typed: TypedText, { name, ctrl, ...key }: KeypressEvent): TypedText {
  const { text, at } = typed;
  const isWithAlt = (key as { meta?: boolean }).meta === true;
  const isWordwise = ctrl || isWithAlt;
  const characterBack = characterBefore(text, at);
  const characterForward = at + characterAt(text, at).length;
  const back = isWordwise ? wordBefore(text, at) : characterBack;
  const forward = isWordwise ? wordAfter(text, at) : characterForward;
  if (name === 'left' || (isWithAlt && name === 'b')) return { text, at: back };
  if (name === 'right' || (isWithAlt && name === 'f')) return { text, at: forward };
  if (ctrl && name === 'b') return { text, at: characterBack };
  if (ctrl && name === 'f') return { text, at: characterForward };
  if (name === 'home') return { text, at: ctrl ? 0 : lineStart(text, at) };
  if (name === 'end') return { text, at: ctrl ? text.length : lineEnd(text, at) };
  if (ctrl && name === 'a') return { text, at: lineStart(text, at) };
  if (ctrl && name === 'e') return { text, at: lineEnd(text, at) };
  if (name === 'backspace' || (ctrl && name === 'w')) return without(typed, back, at);
  if (name === 'delete' || (isWithAlt && name === 'd')) return without(typed, at, forward);
  // At its end, a line is joined with the one next to it.
  if (ctrl && name === 'u') return without(typed, Math.min(lineStart(text, at), characterBack), at);
  if (ctrl && name === 'k') return without(typed, at, Math.max(lineEnd(text, at), characterForward));
  return typed;
}

/** The text with another one inserted at the cursor. */
export function insertText({ text, at }: TypedText, inserted: string): TypedText {
  return { text: text.slice(0, at) + inserted + text.slice(at), at: at + inserted.length };
}

/** The text without what stands between two indexes. */
function without({ text }: TypedText, from: number, to: number): TypedText {
  return { text: text.slice(0, from) + text.slice(to), at: from };
}

/** UTF-16 units that are searched for the end of a character; longer than any user-perceived character. */
const MAX_CHARACTER = 64;
let segmenter: Intl.Segmenter | undefined;

/**
 * UTF-16 units that are a character of their own unless another unit follows: Latin, Greek, Cyrillic, kana, Chinese
 * characters and Korean syllables, without marks.
 */
const SINGLE_UNIT =
  /^[\0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3\uff00-\uff9d]*$/;

/** The user-perceived character at an index: a letter with its combining marks, or an emoji of several code points. */
export function characterAt(text: string, at: number): string {
  // The segmenter, and even the pattern, would be slow for a long text.
  const isLatin = (index: number) => !(text.charCodeAt(index) >= 0x300);
  if ((isLatin(at) && isLatin(at + 1)) || SINGLE_UNIT.test(text.slice(at, at + 2))) return text.charAt(at);
  return characters(text.slice(at, at + MAX_CHARACTER)).containing(0)?.segment ?? '';
}

/** The index of the character before `at`. */
function characterBefore(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - MAX_CHARACTER), at);
  return at - (characters(before).containing(before.length - 1)?.segment.length ?? 0);
}

function characters(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function wordBefore(text: string, at: number): number {
  let start = text.slice(0, at).trimEnd().length;
  while (start > 0 && /\S/.test(text[start - 1]!)) start--;
  return start;
}

function wordAfter(text: string, at: number): number {
  return at + /^\s*\S*/.exec(text.slice(at))![0].length;
}
