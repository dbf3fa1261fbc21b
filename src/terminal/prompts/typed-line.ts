import type { KeypressEvent } from '@inquirer/core';

/** What has been typed so far, and where in it the next character goes. */
export interface TypedLine {
  readonly text: string;
  readonly at: number;
}

/** The line after a key that moves or takes away; as it was for any other. */
export function applyKey(line: TypedLine, { name, ctrl, ...key }: KeypressEvent): TypedLine {
  const { text, at } = line;
  const ofWord = ctrl || (key as { meta?: boolean }).meta === true;
  const back = ofWord ? wordBefore(text, at) : characterBefore(text, at);
  const on = ofWord ? wordAfter(text, at) : at + characterAt(text, at).length;
  if (name === 'left' || (ofWord && name === 'b' && !ctrl)) return { text, at: back };
  if (name === 'right' || (ofWord && name === 'f' && !ctrl)) return { text, at: on };
  if (name === 'home' || (ctrl && name === 'a')) return { text, at: 0 };
  if (name === 'end' || (ctrl && name === 'e')) return { text, at: text.length };
  if (name === 'backspace' || (ctrl && name === 'w')) return without(line, back, at);
  if (name === 'delete') return without(line, at, on);
  if (ctrl && name === 'u') return without(line, 0, at);
  if (ctrl && name === 'k') return without(line, at, text.length);
  return line;
}

export function insertText({ text, at }: TypedLine, typed: string): TypedLine {
  return { text: text.slice(0, at) + typed + text.slice(at), at: at + typed.length };
}

function without({ text }: TypedLine, from: number, to: number): TypedLine {
  return { text: text.slice(0, from) + text.slice(to), at: from };
}

/** More than the longest thing that a reader takes for one character. */
const LONGEST = 64;
let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one character, at a place of a text: a letter with its marks, an emoji of several parts. */
export function characterAt(text: string, at: number): string {
  const isPlain = (index: number) => !(text.charCodeAt(index) >= 0x300);
  if (isPlain(at) && isPlain(at + 1)) return text.charAt(at);
  return characters(text.slice(at, at + LONGEST))[0] ?? '';
}

function characterBefore(text: string, at: number): number {
  return at - (characters(text.slice(Math.max(0, at - LONGEST), at)).at(-1)?.length ?? 0);
}

function characters(text: string): string[] {
  segmenter ??= new Intl.Segmenter();
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

function wordBefore(text: string, at: number): number {
  return text.slice(0, at).search(/\S*\s*$/);
}

function wordAfter(text: string, at: number): number {
  return at + /^\s*\S*/.exec(text.slice(at))![0].length;
}
