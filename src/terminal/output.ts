import { fstatSync, statSync, writeSync } from 'node:fs';
import { isatty, type WriteStream } from 'node:tty';
import { UserError } from '../errors.ts';
import { wrap } from '../render/text.ts';
import { sleep } from './sleep.ts';

/** A stream that text is written to. `width` is in cells, `height` in lines; infinite if it is not a terminal. */
export interface Output {
  readonly isTerminal: boolean;
  readonly width: number;
  readonly height: number;
  write(text: string): void;
}

/** Error codes of an output that nobody reads any longer. */
const CLOSED = ['EPIPE', 'EIO', 'EBADF', 'ECONNRESET'];

/**
 * An output that writes synchronously to a file descriptor, so that nothing is lost in a full pipe when the program
 * ends. If the reader has gone (`nearfar list | head -1`) further text is discarded. `process.stdout`, which is slow to
 * load, is used only to ask a terminal for its size.
 * @param columns the value of `COLUMNS`: the width if the output is not a terminal
 */
export function openOutput(fd: number, columns: string | undefined): Output {
  let open = true;
  let isTerminal: boolean | undefined;
  return {
    get isTerminal() {
      isTerminal ??= isCharacterDevice(fd) && isatty(fd);
      return isTerminal;
    },
    get width() {
      const width = this.isTerminal ? streamOf(fd).columns : Number(columns);
      return width > 0 ? width : 80;
    },
    get height() {
      const height = this.isTerminal ? streamOf(fd).rows : 0;
      return height > 0 ? height : Number.POSITIVE_INFINITY;
    },
    write(text) {
      const bytes = Buffer.from(text);
      for (let at = 0; open && at < bytes.length; ) {
        try {
          at += writeSync(fd, bytes, at);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          // The reader is slow.
          if (code === 'EAGAIN') sleep(5);
          else if (fd === 1 && (code === 'ENOSPC' || code === 'EDQUOT'))
            throw new UserError('There is no room left where the output goes.');
          // The reader has gone, the descriptor is closed, the terminal hung up. Messages that nobody gets stop nothing.
          else if (fd === 2 || CLOSED.includes(code ?? '')) open = false;
          else throw error;
        }
      }
    },
  };
}

/** The same as `devNull` of `node:os`. */
const NULL_DEVICE = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** The same output, with long lines wrapped if it is a terminal. Text that redraws with control codes is not changed. */
export function wrapped(output: Output): Output {
  const wrapLine = (line: string) => wrap(line, output.width, /^ */.exec(line)![0]).join('\n');
  return {
    get isTerminal() {
      return output.isTerminal;
    },
    get width() {
      return output.width;
    },
    get height() {
      return output.height;
    },
    write(text) {
      const redraws = text.includes('\r') || text.includes('\x1b');
      output.write(redraws || !output.isTerminal ? text : text.split('\n').map(wrapLine).join('\n'));
    },
  };
}

function streamOf(fd: number): WriteStream {
  return fd === 1 ? process.stdout : process.stderr;
}

/** Whether a file descriptor is a character device other than the null device. `node:tty` is loaded only if it is. */
export function isCharacterDevice(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isCharacterDevice() && stats.rdev !== statSync(NULL_DEVICE, { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}
