import { setTimeout as delay } from 'node:timers/promises';
import type { ReadStream } from 'node:tty';
import { Cancelled, type TerminationSignal } from '../../../errors.ts';
import { discardTypedAhead, QUIET_MS } from '../../discard-typed-ahead.ts';
import { onSuspension, type Suspension } from '../../on-suspension.ts';
import { onInterrupt, onTermination } from '../../on-termination.ts';
import type { Output } from '../../output.ts';
import { PASTE_MARKS } from '../../terminal-codes.ts';
import { type EnteredLine, LineEditor, type LineEvent } from './line-editor.ts';

interface LineReaderOptions {
  /** Whether the terminal can be asked to mark what is pasted. */
  marksPastes: boolean;
  /** Called when the program goes on after it was stopped while it waited for a line. */
  onContinue: () => void;
}

/**
 * Reads lines of any length from a terminal, also those that were typed before they are asked for. The terminal is in raw
 * mode, as it would otherwise cut every line after 4,095 bytes. SIGINT and the other signals that end a program end the
 * input.
 */
export class LineReader {
  readonly #input: ReadStream;
  readonly #output: Output;
  readonly #options: LineReaderOptions;
  readonly #decoder = new TextDecoder();
  readonly #editor: LineEditor;
  readonly #queue: (EnteredLine | 'dismiss')[] = [];
  readonly #removeSignalHandlers: () => void;
  /** The handlers that are there while the terminal is held. */
  #held: { suspension: Suspension; removeInterruptHandler: () => void } | null = null;
  /** Ends the wait for a line; null while nobody waits. */
  #wake: (() => void) | null = null;
  /** Why the input has ended. */
  #ended: Cancelled | null = null;
  #isStopping = false;

  constructor(input: ReadStream, output: Output, options: LineReaderOptions) {
    this.#input = input;
    this.#output = output;
    this.#options = options;
    this.#editor = new LineEditor((text) => output.write(text));
    // A terminal that was closed cannot leave raw mode, which is no reason to end without keeping what was typed.
    input.on('error', () => {});
    this.#removeSignalHandlers = onTermination((signal) => this.#end(signal));
  }

  /** The line that is typed so far. */
  get typed(): string {
    return this.#editor.typed;
  }

  /** The next line, or 'dismiss' for Esc and Enter. @throws Cancelled when the input has ended */
  async next(): Promise<EnteredLine | 'dismiss'> {
    while (this.#queue.length === 0 && !this.#ended)
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    this.#wake = null;
    const line = this.#queue.shift();
    if (line === undefined) throw this.#ended;
    return line;
  }

  /** Whether more than line ends follows at once, as in the middle of a pasted text. */
  async textFollows(): Promise<boolean> {
    if (!this.#hasText && !this.#ended) await delay(QUIET_MS);
    return this.#hasText;
  }

  /** Drops what was typed ahead or pasted, until nothing arrives any longer. */
  async discard(): Promise<void> {
    let isQuiet = false;
    while (!isQuiet && !this.#ended) {
      this.#queue.length = 0;
      this.#editor.clear();
      await delay(QUIET_MS);
      isQuiet = !this.#hasText;
    }
  }

  /** Puts the terminal into raw mode and reads until `release`. */
  take(): void {
    this.#open();
    const removeInterruptHandler = onInterrupt(this.#interrupt);
    this.#held = { removeInterruptHandler, suspension: onSuspension({ stop: this.#stop, goOn: this.#goOn }) };
  }

  /** Gives the terminal back, to another program or for good. */
  release(): void {
    if (this.#held === null) return;
    this.#held.suspension.remove();
    this.#held.removeInterruptHandler();
    this.#held = null;
    this.#close();
  }

  /** Releases the terminal and removes the signal handlers. What a terminal still holds is dropped. */
  close(): void {
    this.#removeSignalHandlers();
    // A program in the background that reads from the terminal would be stopped.
    if (this.#input.isTTY && this.#ended?.signal === undefined) {
      this.#input.pause();
      discardTypedAhead();
    }
    this.#ended ??= new Cancelled();
    this.release();
  }

  #open(): void {
    this.#input.setRawMode(true);
    this.#input.on('data', this.#receive).on('end', this.#onEnd).on('error', this.#onEnd);
    this.#input.resume();
    if (this.#options.marksPastes) this.#output.write(PASTE_MARKS.on);
  }

  #close(): void {
    if (this.#options.marksPastes) this.#output.write(PASTE_MARKS.off);
    this.#removeListeners();
    this.#input.pause();
    this.#input.setRawMode(false);
  }

  #removeListeners(): void {
    this.#input.off('data', this.#receive).off('end', this.#onEnd).off('error', this.#onEnd);
  }

  #stop = (): void => {
    this.#isStopping = true;
    this.#close();
  };

  #goOn = (): void => {
    // The shell has given the terminal its own mode, of which the stream knows nothing.
    this.#input.setRawMode(false);
    this.#removeListeners();
    this.#open();
    // After Ctrl-Z this is called at once, and again for the SIGCONT by which the program goes on.
    const isCalledAgain = this.#isStopping;
    this.#isStopping = false;
    if (!this.#wake || isCalledAgain) return;
    this.#options.onContinue();
    this.#editor.redraw();
  };

  #receive = (bytes: Buffer): void => {
    for (const event of this.#editor.receive(this.#decoder.decode(bytes, { stream: true }))) this.#handle(event);
    if (this.#queue.length > 0) this.#wake?.();
  };

  #handle(event: LineEvent): void {
    if (event === 'interrupt') this.#interrupt();
    else if (event === 'end') this.#onEnd();
    else if (event === 'suspend') this.#held?.suspension.suspend();
    else this.#queue.push(event);
  }

  #interrupt = (): void => {
    this.#output.write('\n');
    this.#end();
  };

  #onEnd = (): void => this.#end();

  #end(signal?: TerminationSignal): void {
    this.#ended ??= new Cancelled('', signal);
    this.#wake?.();
  }

  get #hasText(): boolean {
    const isText = (line: EnteredLine | 'dismiss') => line === 'dismiss' || line.text !== '';
    return this.#editor.isPasting || this.#editor.typed !== '' || this.#queue.some(isText);
  }
}
