import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { Cancelled, Dismissed } from '../../errors.ts';

/** A pasted line end stays in the line that is being typed, as this mark. */
export const LINE_END_MARK = '↵';

const PASTE_BEGINS = '\x1b[200~';
const PASTE_ENDS = '\x1b[201~';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the keys of a terminal begin with one.
const KEY = /\x1b\[[\d;]*[~A-Za-z]|\x1bO[A-Za-z]|[\s\S]/gu;
const ESCAPE = '\x1b';
const CANCEL = ['\x03', '\x04'];
/** Ctrl-Z does nothing: what is written would stay on the screen while the program sleeps. */
const SUSPEND = '\x1a';

/** What the question that listens takes: single keys, or text and so also what is pasted. */
export type InputMode = 'keys' | 'text';

interface Listener {
  takes: InputMode;
  leave: (reason: Cancelled | Dismissed) => void;
  /** Takes what is pasted, all of it at once: key by key a long text would be drawn a thousand times. */
  paste: (text: string) => void;
}

interface Pasted {
  pasted: string;
}

/**
 * The keys of a terminal, handed over one at a time and only while a question listens: keys typed ahead wait for
 * the question they were meant for, a pasted line end does not answer it, and leaving works the same everywhere.
 */
export class Keyboard {
  /** What a question reads from. */
  readonly keys = new PassThrough();
  readonly #terminal: ReadStream;
  readonly #decoder = new TextDecoder();
  readonly #waiting: (string | Pasted)[] = [];
  #pasted: string | null = null;
  #listener: Listener | null = null;
  #ended: Cancelled | null = null;

  constructor(terminal: ReadStream) {
    this.#terminal = terminal;
  }

  open(): void {
    this.#terminal.setRawMode(true);
    this.#terminal.on('data', this.#receive).on('end', this.#gone).on('error', this.#gone);
    this.#terminal.resume();
  }

  close(): void {
    this.#terminal.off('data', this.#receive).off('end', this.#gone).off('error', this.#gone);
    this.#terminal.setRawMode(false);
    this.#terminal.pause();
  }

  /** Hands keys over until `stop`. */
  listen(takes: InputMode, leave: Listener['leave'], paste: Listener['paste'] = () => {}): void {
    this.#listener = { takes, leave, paste };
    setImmediate(this.#next);
  }

  stop(): void {
    this.#listener = null;
  }

  /** Whatever question listens now, or would later, is left for this reason. */
  end(reason: Cancelled): void {
    this.#ended ??= reason;
    this.#next();
  }

  #gone = (): void => this.end(new Cancelled());

  #receive = (bytes: Buffer): void => {
    for (const key of this.#decoder.decode(bytes, { stream: true }).match(KEY) ?? []) {
      if (key === PASTE_BEGINS) this.#pasted = '';
      else if (key === PASTE_ENDS) this.#takePaste();
      else if (this.#pasted !== null) this.#pasted += key;
      else this.#waiting.push(key);
    }
    this.#next();
  };

  #takePaste(): void {
    const text = (this.#pasted ?? '').trimEnd();
    this.#pasted = null;
    // Pasted into a question of one key it would answer at random.
    if (this.#listener?.takes !== 'text' || text === '') return;
    this.#waiting.push({ pasted: text.replace(/\r\n?|\n/g, LINE_END_MARK).replace(/\p{Cc}/gu, ' ') });
  }

  #next = (): void => {
    const listener = this.#listener;
    if (!listener) return;
    const key = this.#waiting.shift();
    if (key === undefined) {
      if (this.#ended) listener.leave(this.#ended);
      return;
    }
    if (typeof key !== 'string') listener.paste(key.pasted);
    else if (CANCEL.includes(key)) listener.leave(new Cancelled());
    else if (key === ESCAPE || (listener.takes === 'keys' && key.toLowerCase() === 'x'))
      listener.leave(new Dismissed());
    else if (key !== SUSPEND) this.keys.write(key);
    setImmediate(this.#next);
  };
}
