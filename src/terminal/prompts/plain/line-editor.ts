import { displayWidth, markControls } from '../../../render/text.ts';
import { PASTE_END, PASTE_START } from '../../terminal-codes.ts';
import { applyKey } from '../typed-text.ts';

/** A line of text, ended by Enter or by a line end that was pasted. */
export interface EnteredLine {
  text: string;
  /** Whether its line end stood between the marks that a terminal puts around pasted text. */
  isPasted: boolean;
}

/** What happened while text arrived: a line; Esc and then Enter; Ctrl-C; Ctrl-D on an empty line; Ctrl-Z. */
export type LineEvent = EnteredLine | 'dismiss' | 'interrupt' | 'end' | 'suspend';

const ESCAPE = '\x1b';

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
/** A key: a control sequence, Alt with a character, a line end, or a character. */
const KEY = /\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[\s\S]|\x1b[^\r\n]|\r\n?|[\s\S]/gu;
/** The beginning of a key, the rest of which has not arrived. */
const UNFINISHED_KEY = /\x1b(?:\[[0-?]*[ -/]*|O)?$/;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: -

const EDITING_KEYS: Readonly<Record<string, { name: string; ctrl: boolean }>> = {
  '\x7f': { name: 'backspace', ctrl: false },
  '\b': { name: 'backspace', ctrl: false },
  '\x15': { name: 'u', ctrl: true },
  '\x17': { name: 'w', ctrl: true },
};

/**
 * Puts typed characters together to lines, as a terminal does where it is not in raw mode: Backspace, Ctrl-U and Ctrl-W
 * delete, every other key is text or does nothing. Unlike a terminal it has no limit for the length of a line.
 */
export class LineEditor {
  readonly #echo: (text: string) => void;
  #typed = '';
  #unfinishedKey = '';
  #isPasting = false;
  #lastKey = '';

  /** @param echo shows what was typed: it never moves the cursor but to erase characters of the same line */
  constructor(echo: (text: string) => void) {
    this.#echo = echo;
  }

  /** The line so far. */
  get typed(): string {
    return this.#typed;
  }

  /** Whether the end of a pasted text has not arrived. */
  get isPasting(): boolean {
    return this.#isPasting;
  }

  /** Drops the line so far. */
  clear(): void {
    if (this.#typed !== '') this.#echo('\n');
    this.#typed = '';
  }

  /** Shows the line so far again. */
  redraw(): void {
    this.#echo(shown(this.#typed));
  }

  receive(text: string): LineEvent[] {
    const events: LineEvent[] = [];
    let echoed = '';
    const all = this.#unfinishedKey + text;
    this.#unfinishedKey = UNFINISHED_KEY.exec(all)?.[0] ?? '';
    for (const key of all.slice(0, all.length - this.#unfinishedKey.length).match(KEY) ?? []) {
      // A pasted CR LF may arrive in two parts.
      const isSecondHalf = key === '\n' && this.#lastKey === '\r';
      const followsEscape = this.#lastKey === ESCAPE;
      this.#lastKey = key;
      if (isSecondHalf) continue;
      if (key === PASTE_START) this.#isPasting = true;
      else if (key === PASTE_END) this.#isPasting = false;
      else if (/^[\r\n]/.test(key)) {
        echoed += '\n';
        const isDismissed = followsEscape && this.#typed === '';
        events.push(isDismissed ? 'dismiss' : { text: this.#typed, isPasted: this.#isPasting });
        this.#typed = '';
      } else if (key === '\t' || !/^\p{Cc}/u.test(key)) {
        this.#typed += key;
        echoed += shown(key);
      } else if (!this.#isPasting) {
        if (key in EDITING_KEYS) echoed += this.#edit(EDITING_KEYS[key]!);
        else events.push(...this.#eventOf(key));
      }
    }
    if (echoed !== '') this.#echo(echoed);
    return events;
  }

  #eventOf(key: string): LineEvent[] {
    if (key === '\x03') return ['interrupt'];
    if (key === '\x04' && this.#typed === '') return ['end'];
    if (key === '\x1a') return ['suspend'];
    return [];
  }

  /** Deletes what a key deletes. @returns what erases it on the screen */
  #edit(key: { name: string; ctrl: boolean }): string {
    const before = this.#typed;
    this.#typed = applyKey({ text: before, at: before.length }, key as Parameters<typeof applyKey>[1]).text;
    return '\b \b'.repeat(displayWidth(shown(before)) - displayWidth(shown(this.#typed)));
  }
}

/** Typed text as it stands on the screen. */
function shown(text: string): string {
  return markControls(text.replaceAll('\t', '  '));
}
