import { fstatSync, statSync, writeSync } from 'node:fs';
import { isatty, type WriteStream } from 'node:tty';
import { UserError } from '../errors.ts';
import { wrap } from '../render/text.ts';

/** Where text goes. `width` is in cells, `height` in lines; no end to them where nothing scrolls away. */
export interface Output {
  readonly isTerminal: boolean;
  readonly width: number;
  readonly height: number;
  write(text: string): void;
}

/**
 * Writes to a file descriptor until all of it has arrived. `process.stdout` costs a tenth of a start and loses what a
 * pipe has not taken when the program ends. A reader that went away (`nearfar list | head -1`) ends the writing quietly.
 */
export function openOutput(fd: 1 | 2, columns: string | undefined): Output {
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
          if (code === 'EAGAIN') pause();
          else if (code === 'EPIPE' || code === 'EIO') open = false;
          else if (code === 'ENOSPC' || code === 'EDQUOT')
            throw new UserError('There is no room left where the output goes.');
          else throw error;
        }
      }
    },
  };
}

/** `devNull` of `node:os`, which nothing else here needs. */
const NULL_DEVICE = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** The same output, where lines too long for the screen are broken between words; lines that redraw themselves pass as they are. */
export function wrapped(output: Output): Output {
  const fold = (line: string) => wrap(line, output.width, /^ */.exec(line)![0]).join('\n');
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
      const isDrawn = text.includes('\r') || text.includes('\x1b');
      output.write(isDrawn || !output.isTerminal ? text : text.split('\n').map(fold).join('\n'));
    },
  };
}

function streamOf(fd: 1 | 2): WriteStream {
  return fd === 1 ? process.stdout : process.stderr;
}

/** Asking the file system first spares pipes, files and the null device the loading of the terminal's streams. */
export function isCharacterDevice(fd: number): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isCharacterDevice() && stats.rdev !== statSync(NULL_DEVICE, { throwIfNoEntry: false })?.rdev;
  } catch {
    return false;
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}
