import { setTimeout as delay } from 'node:timers/promises';
import type { ReadStream } from 'node:tty';
import { Cancelled } from '../../../errors.ts';
import { discardTypedAhead, QUIET_MS } from '../../discard-typed-ahead.ts';
import { onSuspension } from '../../on-suspension.ts';
import { onInterrupt, onTermination } from '../../on-termination.ts';
import type { Output } from '../../output.ts';
import { PASTE_MARKS } from '../../terminal-codes.ts';
import { type EnteredLine, LineEditor, type LineEvent } from './line-editor.ts';

export interface LineReader {
  /** The next line, or 'dismiss' for Esc and Enter. @throws Cancelled when the input has ended */
  next(): Promise<EnteredLine | 'dismiss'>;
  /** Whether more than line ends follows at once, as in the middle of a pasted text. */
  textFollows(): Promise<boolean>;
  /** The line that is typed so far. */
  typed(): string;
  /** Drops what was typed ahead or pasted, until nothing arrives any longer. */
  discard(): Promise<void>;
  start(): void;
  stop(): void;
  /** Stops for good and removes the signal handlers. What a terminal still holds is dropped. */
  close(): void;
}

/**
 * Reads lines of any length from a terminal, also those that were typed before they are asked for. The terminal is in raw
 * mode, as it would otherwise cut every line after 4,095 bytes. SIGINT and the other signals that end a program end the
 * input.
 * @param marksPastes whether the terminal can be asked to mark what is pasted
 * @param onContinue called when the program goes on after it was stopped while it waited for a line
 */
export function readLines(input: ReadStream, output: Output, marksPastes: boolean, onContinue: () => void): LineReader {
  const queue: (EnteredLine | 'dismiss')[] = [];
  const editor = new LineEditor((text) => output.write(text));
  const decoder = new TextDecoder();
  let wake: (() => void) | null = null;
  let ended: Cancelled | null = null;
  let suspend = () => {};
  let release = () => {};

  const end = (reason: Cancelled) => {
    ended ??= reason;
    wake?.();
  };
  // A terminal that was closed cannot leave raw mode, which is no reason to end without keeping what was typed.
  input.on('error', () => {});
  const removeSignalHandlers = onTermination((signal) => end(new Cancelled('', signal)));
  const onEnd = () => end(new Cancelled());
  const interrupt = () => {
    output.write('\n');
    end(new Cancelled());
  };

  const handle = (event: LineEvent) => {
    if (event === 'interrupt') interrupt();
    else if (event === 'end') onEnd();
    else if (event === 'suspend') suspend();
    else queue.push(event);
  };
  const receive = (bytes: Buffer) => {
    for (const event of editor.receive(decoder.decode(bytes, { stream: true }))) handle(event);
    if (queue.length > 0) wake?.();
  };

  const takeTerminal = () => {
    input.setRawMode(true);
    input.on('data', receive).on('end', onEnd).on('error', onEnd);
    input.resume();
    if (marksPastes) output.write(PASTE_MARKS.on);
  };
  const releaseTerminal = () => {
    if (marksPastes) output.write(PASTE_MARKS.off);
    input.off('data', receive).off('end', onEnd).off('error', onEnd);
    input.pause();
    input.setRawMode(false);
  };
  const start = () => {
    takeTerminal();
    const removeInterruptHandler = onInterrupt(interrupt);
    let isStopping = false;
    const suspension = onSuspension({
      stop() {
        isStopping = true;
        releaseTerminal();
      },
      goOn() {
        // The shell has given the terminal its own mode, of which the stream knows nothing.
        input.setRawMode(false);
        input.off('data', receive).off('end', onEnd).off('error', onEnd);
        takeTerminal();
        // After Ctrl-Z this is called at once, and again for the SIGCONT by which the program goes on.
        const isCalledAgain = isStopping;
        isStopping = false;
        if (!wake || isCalledAgain) return;
        onContinue();
        editor.redraw();
      },
    });
    suspend = suspension.suspend;
    release = () => {
      suspension.remove();
      removeInterruptHandler();
      releaseTerminal();
      release = () => {};
    };
  };
  const stop = () => release();
  const hasText = () =>
    editor.isPasting || editor.typed !== '' || queue.some((line) => line === 'dismiss' || line.text !== '');
  start();

  return {
    async next() {
      while (queue.length === 0 && !ended)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      wake = null;
      const line = queue.shift();
      if (line === undefined) throw ended;
      return line;
    },
    async textFollows() {
      if (!hasText() && !ended) await delay(QUIET_MS);
      return hasText();
    },
    typed: () => editor.typed,
    async discard() {
      let isQuiet = false;
      while (!isQuiet && !ended) {
        queue.length = 0;
        editor.clear();
        await delay(QUIET_MS);
        isQuiet = !hasText();
      }
    },
    start,
    stop,
    close() {
      removeSignalHandlers();
      // A program in the background that reads from the terminal would be stopped.
      if (input.isTTY && ended?.signal === undefined) {
        input.pause();
        discardTypedAhead();
      }
      ended ??= new Cancelled();
      stop();
    },
  };
}
