import { createInterface, type Interface } from 'node:readline';
import { Cancelled, Dismissed } from '../../errors.ts';
import { onTermination } from '../on-termination.ts';
import type { Output } from '../output.ts';

/** A line of just this, typed as Esc and Enter, dismisses a question. */
const ESCAPE = '\x1b';

export interface LineReader {
  /** The next line. @throws Cancelled when the input has ended, Dismissed for Esc */
  next: () => Promise<string>;
  start: () => void;
  stop: () => void;
  /** Stops for good and removes the signal handlers. */
  close: () => void;
}

/**
 * Reads lines, also those that were typed before they are asked for. SIGINT and the other signals that end a program end
 * the input.
 * @param onContinue called when the program goes on after it was stopped while it waited for a line
 */
export function readLines(input: NodeJS.ReadableStream, output: Output, onContinue = () => {}): LineReader {
  const queue: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended: Cancelled | null = null;
  let reader: Interface | null = null;

  const end = (reason: Cancelled) => {
    ended ??= reason;
    waiting?.(null);
  };
  const removeSignalHandlers = onTermination((signal) => end(new Cancelled('', signal)));
  // Without raw mode Ctrl-C arrives as a signal instead of a key.
  const onInterrupt = () => {
    output.write('\n');
    end(new Cancelled());
  };

  const whenContinued = () => {
    if (waiting) onContinue();
  };

  const start = () => {
    process.on('SIGINT', onInterrupt);
    process.on('SIGCONT', whenContinued);
    const opened = createInterface({ input, terminal: false });
    opened.on('line', (line) => (waiting ? waiting(line) : queue.push(line)));
    opened.on('close', () => {
      if (opened === reader) end(new Cancelled());
    });
    reader = opened;
  };
  const stop = () => {
    const closing = reader;
    reader = null;
    process.off('SIGINT', onInterrupt);
    process.off('SIGCONT', whenContinued);
    closing?.close();
  };
  start();

  return {
    async next() {
      const line = queue.shift() ?? (ended ? null : await new Promise<string | null>((resolve) => (waiting = resolve)));
      waiting = null;
      if (line === null) throw ended;
      if (line === ESCAPE) throw new Dismissed();
      return line;
    },
    start,
    stop,
    close() {
      removeSignalHandlers();
      ended ??= new Cancelled();
      stop();
    },
  };
}
