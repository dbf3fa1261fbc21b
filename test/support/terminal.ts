import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import type { Output } from '../../src/terminal/output.ts';

/** A look without colour, in Unicode unless told. */
export function displayOptions(width = 80, ascii = false) {
  return resolveDisplayOptions({ LANG: 'en_GB.UTF-8' }, { isTerminal: true, width }, { color: 'never', ascii });
}

/** A keyboard that a test presses, which remembers whether it is in raw mode. */
export function fakeKeyboard() {
  const stream = new PassThrough() as unknown as ReadStream & PassThrough;
  const terminal = { raw: false, stream, press: (keys: string | Uint8Array) => stream.write(keys) };
  stream.setRawMode = (raw) => {
    terminal.raw = raw;
    return stream;
  };
  return terminal;
}

/** Collects what is written. */
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
