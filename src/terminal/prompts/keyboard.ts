import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { Cancelled, Dismissed } from '../../errors.ts';

/** Stands for a pasted line end in a line that is being typed. */
export const LINE_END_MARK = '↵';

const PASTE_START = '\x1b[200~';
const PASTE_END = '\x1b[201~';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
const KEY = /\x1b\[[\d;]*[~A-Za-z]|\x1bO[A-Za-z]|[\s\S]/gu;
const ESCAPE = '\x1b';
/** Ctrl-C and Ctrl-D. */
const CANCEL = ['\x03', '\x04'];
/** Ctrl-Z. */
const SUSPEND = '\x1a';

/** Whether a question takes single keys, or typed text, which includes `x` and pasted text. */
export type InputMode = 'keys' | 'text';

interface Listener {
  mode: InputMode;
  /** Ends the question without an answer. */
  leave: (reason: Cancelled | Dismissed) => void;
  /** Takes a whole pasted text at once, so that a long one is drawn only once. */
  onPaste: (text: string) => void;
}

interface Paste {
  text: string;
}

/**
 * Passes the keys of a terminal on to the current question, one at a time. Keys typed ahead wait for the next question.
 * The keys that leave a question are handled here. Pasted text is kept apart from keys, so that none of its line ends
 * answers a question.
 */
export class Keyboard {
  /** The stream from which questions read. */
  readonly keys = new PassThrough();
  readonly #terminal: ReadStream;
  readonly #decoder = new TextDecoder();
  readonly #queue: (string | Paste)[] = [];
  /** The text of a paste whose end has not arrived; null outside a paste. */
  #pasting: string | null = null;
  #listener: Listener | null = null;
  #ended: Cancelled | null = null;

  readonly #suspend: () => void;

  /** @param suspend called for Ctrl-Z, which in raw mode is a key like any other */
  constructor(terminal: ReadStream, suspend = () => {}) {
    this.#terminal = terminal;
    this.#suspend = suspend;
    // A terminal that was closed cannot leave raw mode, which is no reason to end without keeping what was typed.
    terminal.on('error', () => {});
  }

  /** Puts the terminal into raw mode and starts reading. */
  open(): void {
    this.#terminal.setRawMode(true);
    this.#terminal.on('data', this.#receive).on('end', this.#onEnd).on('error', this.#onEnd);
    this.#terminal.resume();
  }

  /** Stops reading and leaves raw mode. */
  close(): void {
    this.#terminal.off('data', this.#receive).off('end', this.#onEnd).off('error', this.#onEnd);
    this.#terminal.setRawMode(false);
    this.#terminal.pause();
  }

  /** Passes keys on until `stop`. */
  listen(mode: InputMode, leave: Listener['leave'], onPaste: Listener['onPaste'] = () => {}): void {
    this.#listener = { mode, leave, onPaste };
    setImmediate(this.#deliver);
  }

  stop(): void {
    this.#listener = null;
  }

  /** Ends the current question and every later one with this reason, once the queued keys are used up. */
  end(reason: Cancelled): void {
    this.#ended ??= reason;
    this.#deliver();
  }

  #onEnd = (): void => this.end(new Cancelled());

  #receive = (bytes: Buffer): void => {
    for (const key of this.#decoder.decode(bytes, { stream: true }).match(KEY) ?? []) {
      if (key === PASTE_START) this.#pasting = '';
      else if (key === PASTE_END) this.#endPaste();
      else if (this.#pasting !== null) this.#pasting += key;
      else this.#queue.push(key);
    }
    this.#deliver();
  };

  #endPaste(): void {
    const text = (this.#pasting ?? '').trimEnd();
    this.#pasting = null;
    // A question of single keys would be answered by the first matching character of the text.
    if (this.#listener?.mode !== 'text' || text === '') return;
    this.#queue.push({ text: text.replace(/\r\n?|\n/g, LINE_END_MARK).replace(/\p{Cc}/gu, ' ') });
  }

  #deliver = (): void => {
    const listener = this.#listener;
    if (!listener) return;
    const next = this.#queue.shift();
    if (next === undefined) {
      if (this.#ended) listener.leave(this.#ended);
      return;
    }
    if (typeof next !== 'string') listener.onPaste(next.text);
    else if (CANCEL.includes(next)) listener.leave(new Cancelled());
    else if (next === ESCAPE || (listener.mode === 'keys' && next.toLowerCase() === 'x'))
      listener.leave(new Dismissed());
    else if (next === SUSPEND) this.#suspend();
    else this.keys.write(next);
    setImmediate(this.#deliver);
  };
}
