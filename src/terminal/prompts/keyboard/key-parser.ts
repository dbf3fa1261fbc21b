import { PASTE_END, PASTE_START } from '../../terminal-codes.ts';

/** What a terminal sent: one key, text that was typed or pasted without marks around it, or a text with those marks. */
export type TerminalInput =
  | { kind: 'key'; key: string }
  | { kind: 'text'; text: string }
  | { kind: 'pasted'; text: string };

export const ESCAPE = '\x1b';
/** Stands for Alt-Enter, Shift-Enter and Ctrl-Enter. */
export const NEW_LINE_KEY = '\x1b\r';

/** Characters and line ends; everything else is a key of its own. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the text ends before one.
const TEXT = /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+/u;
/** In this order: a mouse event of xterm, a function key of Linux, CSI, SS3, and the answer to a query, which is a string. */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
  /^\x1b\x1b?(?:\[M[\s\S]{3}|\[\[[A-E]|\[[0-?]*[ -/]*[@-~]|O\d*[A-Za-z]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\))/u;
/** The beginning of a sequence. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
const INCOMPLETE = /^\x1b\x1b?(?:\[M[\s\S]{0,2}|\[\[|\[[0-?]*[ -/]*|O\d*|[\]PX^_][^\x07\x1b]*\x1b?)?$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: Alt sends Escape before the character.
const WITH_ALT = /^\x1b[^\x1b]/u;

/** The sequences that Node's readline reads as one key: arrows, Home, End, Delete and function keys, also with modifiers. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
const READLINE_KEY = /^\x1b\x1b?(?:\[(?:1;[2-8])?[A-HPQRS]|\[[a-dZ]|\[\[[A-E]|\[\d\d?(?:;[2-8])?[~^]|O[A-HP-Sa-d])$/;
/** A key by its code point and modifiers, as kitty sends it where it is set to, and xterm. */
const KEY_BY_CODE_POINT = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
  /^\x1b\[(?<code>\d+)(?::\d*)*(?:;(?<modifiers>\d+)(?::(?<event>\d))?)?(?:;[\d:]*)?u$/,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
  /^\x1b\[27;(?<modifiers>\d+);(?<code>\d+)~$/,
];
const RELEASED = '3';
/** Alt with a character that begins a sequence, which readline would complete with the next key. */
const ALT_WITHOUT_END = ['\x1b[', '\x1bO'];

/**
 * Splits what a terminal sends into keys and text. A sequence is one key, even if its bytes arrive separately. A sequence
 * that stands for nothing a question knows, such as a mouse event, is dropped.
 */
export class KeyParser {
  #rest = '';
  /** How much of a pasted text, whose end has not arrived, was searched; null outside a pasted text. */
  #searched: number | null = null;

  /** Whether the input ends in what may be the beginning of a sequence, or in Esc. */
  get isIncomplete(): boolean {
    return this.#searched === null && this.#rest !== '';
  }

  push(text: string): TerminalInput[] {
    this.#rest += text;
    const inputs: TerminalInput[] = [];
    while (this.#searched !== null || (this.#rest !== '' && !INCOMPLETE.test(this.#rest))) {
      if (this.#searched === null) inputs.push(...this.#takeNext());
      else {
        const text = this.#takePasted();
        if (text === null) break;
        inputs.push({ kind: 'pasted', text });
      }
    }
    return inputs;
  }

  /** What an incomplete input is if nothing follows: Esc, or a sequence that was cut short, which is dropped. */
  flush(): TerminalInput[] {
    if (!this.isIncomplete) return [];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the key.
    const escapes = /^\x1b+$/.test(this.#rest) ? [...this.#rest] : [];
    this.#rest = '';
    return escapes.map((key) => ({ kind: 'key', key }));
  }

  #takeNext(): TerminalInput[] {
    const [text] = TEXT.exec(this.#rest) ?? [];
    if (text !== undefined) {
      this.#rest = this.#rest.slice(text.length);
      return [{ kind: 'text', text }];
    }
    const [sequence] = SEQUENCE.exec(this.#rest) ?? WITH_ALT.exec(this.#rest) ?? [this.#rest[0]!];
    this.#rest = this.#rest.slice(sequence.length);
    if (sequence === PASTE_START) this.#searched = 0;
    const key = knownKey(sequence);
    return key === null ? [] : [{ kind: 'key', key }];
  }

  #takePasted(): string | null {
    const end = this.#rest.indexOf(PASTE_END, this.#searched!);
    if (end < 0) {
      this.#searched = Math.max(0, this.#rest.length - PASTE_END.length);
      return null;
    }
    const text = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + PASTE_END.length);
    this.#searched = null;
    return text;
  }
}

/** The form of a key that Node's readline knows; null for a key that no question knows. */
function knownKey(sequence: string): string | null {
  for (const pattern of KEY_BY_CODE_POINT) {
    const { code, modifiers = '1', event } = pattern.exec(sequence)?.groups ?? {};
    if (code !== undefined) return event === RELEASED ? null : keyOf(Number(code), Number(modifiers) - 1);
  }
  const isKnown = SEQUENCE.test(sequence) ? READLINE_KEY.test(sequence) : !ALT_WITHOUT_END.includes(sequence);
  return isKnown ? sequence : null;
}

const SHIFT = 1;
const ALT = 2;
const CTRL = 4;
/** Super, Hyper and Meta; the bits above them are locks. */
const OTHER_MODIFIERS = 8 | 16 | 32;

/** The traditional form of a key. @param code its Unicode code point @param modifiers as bits */
function keyOf(code: number, modifiers: number): string | null {
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  if (modifiers & OTHER_MODIFIERS || isPrivate || code > 0x10ffff) return null;
  const character = String.fromCodePoint(code);
  if (character === '\r') return modifiers & (SHIFT | ALT | CTRL) ? NEW_LINE_KEY : '\r';
  if (character === ESCAPE) return modifiers & (SHIFT | ALT | CTRL) ? null : ESCAPE;
  const withCtrl = modifiers & CTRL ? controlKey(character) : modifiers & SHIFT ? character.toUpperCase() : character;
  return withCtrl !== null && modifiers & ALT ? ESCAPE + withCtrl : withCtrl;
}

/** The control character of Ctrl with a letter; Ctrl-Backspace, as terminals send it; null for any other. */
function controlKey(character: string): string | null {
  if (character === '\x7f') return '\b';
  return /^[a-z]$/i.test(character) ? String.fromCharCode(character.toLowerCase().charCodeAt(0) & 31) : null;
}
