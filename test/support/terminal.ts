import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import type { Output } from '../../src/terminal/output.ts';

/** Display options without colour; Unicode unless `ascii`. */
export function displayOptions(width = 80, ascii = false) {
  return resolveDisplayOptions({ LANG: 'en_GB.UTF-8' }, { isTerminal: true, width }, { color: 'never', ascii });
}

/** A terminal's input, on which a test presses keys, and whether it is in raw mode. */
export function fakeKeyboard() {
  const stream = new PassThrough() as unknown as ReadStream & PassThrough;
  const terminal = { raw: false, stream, press: (keys: string | Uint8Array) => stream.write(keys) };
  stream.setRawMode = (raw) => {
    terminal.raw = raw;
    return stream;
  };
  return terminal;
}

/** An output that collects what is written, on a terminal of 80 by 24 cells. */
export function memoryOutput(): Output & { text: string } {
  return {
    isTerminal: true,
    width: 80,
    height: 24,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}
