import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { Cancelled, Dismissed } from '../../../errors.ts';
import { ESCAPE, KeyParser, NEW_LINE_KEY, type TerminalInput } from './key-parser.ts';

/** Ctrl-C and Ctrl-D. */
const CANCEL = ['\x03', '\x04'];
/** Ctrl-Z. */
const SUSPEND = '\x1a';

/** Milliseconds without input after which an Esc is the key, not the beginning of a sequence, and a pasted text is whole. */
const QUIET_MS = 50;

/** How many characters in a row may be answers: the three practices. More of them in one read were pasted. */
const MAX_ANSWERS = 3;

/** Whether a question takes single keys, or typed text, which includes `x` and pasted text. */
export type InputMode = 'keys' | 'text';

/** The event of `Keyboard.keys` for a pasted text, whose line ends are `\n`. */
export const PASTE = 'paste';

interface Listener {
  mode: InputMode;
  /** Ends the question without an answer; after Esc it may ask first. */
  leave: (reason: Cancelled | Dismissed, isEscape?: boolean) => void;
}

/**
 * Passes the keys of a terminal on to the current question, one at a time. Keys typed ahead wait for the next question.
 * The keys that leave a question are handled here. A pasted text is one event, so that none of its characters answers a
 * question; a question that takes single keys refuses it.
 *
 * Where the terminal puts no marks around it, a text that arrives in one read is taken for pasted if more than three
 * characters stand in a row, as no question has a longer answer by keys, or, where text is typed, if a line end stands
 * before other characters. What follows within 50 ms belongs to it: a long text arrives in several reads.
 */
export class Keyboard {
  /** The stream from which questions read. Emits `PASTE`. */
  readonly keys = new PassThrough();
  readonly #terminal: ReadStream;
  readonly #decoder = new TextDecoder();
  readonly #parser = new KeyParser();
  readonly #queue: TerminalInput[] = [];
  /** Text that may go on in the next read. */
  #held = '';
  #stopWaiting = () => {};
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
    this.#settle();
    this.#terminal.off('data', this.#receive).off('end', this.#onEnd).off('error', this.#onEnd);
    this.#terminal.setRawMode(false);
    this.#terminal.pause();
  }

  /** Passes keys on until `stop`. */
  listen(mode: InputMode, leave: Listener['leave']): void {
    this.#listener = { mode, leave };
    setImmediate(this.#deliver);
  }

  stop(): void {
    this.#listener = null;
  }

  /** Ends the current question and every later one with this reason, once the queued keys are used up. */
  end(reason: Cancelled): void {
    this.#ended ??= reason;
    this.#settle();
  }

  #onEnd = (): void => this.end(new Cancelled());

  #receive = (bytes: Buffer): void => {
    this.#stopWaiting();
    for (const input of this.#parser.push(this.#decoder.decode(bytes, { stream: true }))) this.#take(input);
    if (this.#parser.isIncomplete || this.#held !== '') this.#waitForMore();
    this.#deliver();
  };

  #take(input: TerminalInput): void {
    if (input.kind === 'text' && (this.#held !== '' || mayBePasted(input.text))) this.#held += input.text;
    else {
      this.#releaseHeld();
      this.#queue.push(input);
    }
  }

  #releaseHeld(): void {
    if (this.#held !== '') this.#queue.push({ kind: 'text', text: this.#held });
    this.#held = '';
  }

  #waitForMore(): void {
    const timer = setTimeout(() => {
      // If this program was busy, the rest has arrived, but is read only after the timers.
      const immediate = setImmediate(this.#settle);
      this.#stopWaiting = () => clearImmediate(immediate);
    }, QUIET_MS);
    this.#stopWaiting = () => clearTimeout(timer);
  }

  /** Takes what has arrived as it is. */
  #settle = (): void => {
    this.#stopWaiting();
    for (const input of this.#parser.flush()) this.#take(input);
    this.#releaseHeld();
    this.#deliver();
  };

  #deliver = (): void => {
    const listener = this.#listener;
    if (!listener) return;
    const next = this.#queue.shift();
    if (next === undefined) {
      if (this.#ended) listener.leave(this.#ended);
      return;
    }
    if (next.kind === 'pasted') this.#paste(next.text);
    else if (next.kind === 'text') this.#deliverText(next.text, listener.mode);
    else if (CANCEL.includes(next.key)) listener.leave(new Cancelled());
    else if (next.key === ESCAPE || (listener.mode === 'keys' && next.key.toLowerCase() === 'x'))
      listener.leave(new Dismissed(), next.key === ESCAPE);
    else if (next.key === SUSPEND) this.#suspend();
    else if (next.key !== NEW_LINE_KEY) this.keys.write(next.key);
    else if (listener.mode === 'text') this.keys.write('\n');
    setImmediate(this.#deliver);
  };

  /** Delivers text that arrived without marks: as keys if it may have been typed, or else as pasted. */
  #deliverText(arrived: string, mode: InputMode): void {
    const text = arrived.replaceAll('\r\n', '\r');
    if (mode === 'keys') {
      if (isShort(text)) this.#queueFirst(text);
      else this.#paste(text);
      return;
    }
    // A line with Enter after it: typed, or sent by another program, in one go.
    const [, line, enter] = /^([^\r\n]*)([\r\n]*)$/.exec(text) ?? [];
    if (line === undefined) this.#paste(text);
    else if (isShort(line)) this.#queueFirst(text);
    else {
      this.#queueFirst(enter!);
      this.#paste(line);
    }
  }

  #queueFirst(keys: string): void {
    this.#queue.unshift(...Array.from(keys, (key) => ({ kind: 'key', key }) as const));
  }

  #paste(text: string): void {
    const pasted = text
      .replace(/\r\n?/g, '\n')
      .replace(/\n+$/, '')
      .replace(/[^\P{Cc}\n\t]/gu, ' ');
    if (pasted !== '') this.keys.emit(PASTE, pasted);
  }
}

/** Whether no line has more characters than could be answers. */
function isShort(text: string): boolean {
  return text.split(/[\r\n]/).every((line) => line.length <= MAX_ANSWERS);
}

/** Whether text of one read is taken for pasted by some question. */
function mayBePasted(text: string): boolean {
  return !isShort(text) || /[\r\n]\s*\S/.test(text);
}
