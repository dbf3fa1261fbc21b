import type { ReadStream } from 'node:tty';
import { Cancelled, type TerminationSignal } from '../../../errors.ts';
import { onSuspension, type Suspension } from '../../on-suspension.ts';
import { onInterrupt, onTermination } from '../../on-termination.ts';
import type { RememberingOutput } from '../../remembering-output.ts';
import { PASTE_MARKS } from '../../terminal-codes.ts';
import { Keyboard } from './keyboard.ts';

/**
 * A terminal in raw mode that marks pasted text. When the program is stopped, the terminal gets its mode and its screen
 * back; when it goes on, both are taken again. SIGINT and the other signals that end a program end the keyboard.
 */
export class RawTerminal {
  readonly keyboard: Keyboard;
  readonly #output: NodeJS.WriteStream;
  readonly #screen: RememberingOutput;
  readonly #redraw: () => void;
  readonly #removeSignalHandlers: () => void;
  /** The handlers that are there while the terminal is held. */
  #held: { suspension: Suspension; removeInterruptHandler: () => void } | null = null;

  /** @param redraw draws screen and question again, in a window of another size or after the program was stopped */
  constructor(input: ReadStream, output: NodeJS.WriteStream, screen: RememberingOutput, redraw: () => void) {
    this.#output = output;
    this.#screen = screen;
    this.#redraw = redraw;
    this.keyboard = new Keyboard(input, () => this.#held?.suspension.suspend());
    this.#removeSignalHandlers = onTermination(this.#end);
  }

  /** Puts the terminal into raw mode until `release`. */
  take(): void {
    this.#open();
    const removeInterruptHandler = onInterrupt(this.#end);
    this.#held = { removeInterruptHandler, suspension: onSuspension({ stop: this.#stop, goOn: this.#goOn }) };
    this.#output.on('resize', this.#redraw);
  }

  /** Gives the terminal back, to another program or for good. */
  release(): void {
    this.#output.off('resize', this.#redraw);
    this.#held?.suspension.remove();
    this.#held?.removeInterruptHandler();
    this.#held = null;
    this.#output.write(PASTE_MARKS.off);
    this.keyboard.close();
  }

  /** Releases the terminal and removes the signal handlers. */
  close(): void {
    this.#removeSignalHandlers();
    this.release();
  }

  #open(): void {
    this.keyboard.open();
    this.#output.write(PASTE_MARKS.on);
  }

  #stop = (): void => {
    this.#output.write(PASTE_MARKS.off);
    this.#screen.hideScreen();
    this.keyboard.close();
  };

  #goOn = (): void => {
    // The shell has given the terminal its own mode, of which the stream knows nothing.
    this.keyboard.close();
    this.#open();
    this.#redraw();
  };

  #end = (signal: TerminationSignal): void => this.keyboard.end(new Cancelled('', signal));
}
