import { PassThrough } from 'node:stream';
import { setImmediate as tick } from 'node:timers/promises';
import { Terminal } from '@xterm/headless';
import type { DisplayOptions } from '../../src/render/display-options.ts';
import { createInteractivePrompter } from '../../src/terminal/prompts/interactive-prompter.ts';
import { createPlainPrompter } from '../../src/terminal/prompts/plain/plain-prompter.ts';
import type { Prompter } from '../../src/terminal/prompts/prompter.ts';
import { RememberingOutput } from '../../src/terminal/remembering-output.ts';
import { fakeKeyboard } from './terminal.ts';

/** Turns of the event loop without output after which a key counts as answered. */
const QUIET_TURNS = 8;
/** Turns of the event loop after which what is waited for will not come. */
const MAX_TURNS = 20_000;

/** A character of the screen and how it is drawn. */
export interface Cell {
  character: string;
  bold: boolean;
  dim: boolean;
  /** The number of one of the 16 standard colours; null for that of the terminal. */
  colour: number | null;
}

/** A terminal in memory, with a keyboard on which a test presses keys and a screen that it reads. */
export class EveningTerminal {
  readonly output: RememberingOutput;
  readonly #keyboard = fakeKeyboard();
  readonly #stream = new PassThrough() as PassThrough & { columns: number; rows: number };
  readonly #terminal: Terminal;
  /** Everything that was written, in order. */
  readonly #written: Buffer[] = [];

  constructor(columns = 80, rows = 24) {
    this.#terminal = new Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
    Object.assign(this.#stream, { columns, rows });
    // A prompt ends its output stream, but standard output stays open.
    this.#stream.end = () => this.#stream;
    this.#stream.on('data', (bytes: Buffer) => {
      this.#written.push(bytes);
      this.#terminal.write(bytes);
    });
    const stream = this.#stream;
    this.output = new RememberingOutput({
      isTerminal: true,
      get width() {
        return stream.columns;
      },
      get height() {
        return stream.rows;
      },
      write: (text) => void stream.write(text),
    });
  }

  openPrompter(display: DisplayOptions): Prompter {
    if (display.plain) return createPlainPrompter(this.#keyboard.stream, this.output, false);
    const output = this.#stream as unknown as NodeJS.WriteStream;
    return createInteractivePrompter(this.#keyboard.stream, output, display, this.output);
  }

  get isRaw(): boolean {
    return this.#keyboard.raw;
  }

  /** Presses keys, each after the one before was answered. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.#keyboard.press(key);
      await this.waitUntilIdle();
    }
  }

  async resize(columns: number, rows: number): Promise<void> {
    this.#terminal.resize(columns, rows);
    Object.assign(this.#stream, { columns, rows });
    this.#stream.emit('resize');
    await this.waitUntilIdle();
  }

  /** Waits until nothing is written any longer. */
  async waitUntilIdle(): Promise<void> {
    for (let quiet = 0, before = -1; quiet < QUIET_TURNS; quiet = this.#written.length === before ? quiet + 1 : 0) {
      before = this.#written.length;
      await tick();
    }
    await new Promise<void>((resolve) => this.#terminal.write('', resolve));
  }

  /** How much was written so far. */
  get writtenCount(): number {
    return this.#written.length;
  }

  /** Another terminal, on which only the first so many writes were drawn. */
  async asItWas(writtenCount: number): Promise<EveningTerminal> {
    const earlier = new EveningTerminal(this.#stream.columns, this.#stream.rows);
    earlier.output.write(Buffer.concat(this.#written.slice(0, writtenCount)).toString());
    await earlier.waitUntilIdle();
    return earlier;
  }

  /** The lines of the screen, down to the last that is not empty. */
  screen(): string[] {
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) =>
      (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  }

  /** The characters of `screen()` with their styles. */
  cells(): Cell[][] {
    const { active } = this.#terminal.buffer;
    return this.screen().map((text, row) => {
      const line = active.getLine(active.baseY + row)!;
      return Array.from(text, (character, column) => {
        const cell = line.getCell(column)!;
        const colour = cell.isFgDefault() ? null : cell.getFgColor();
        return { character, bold: cell.isBold() !== 0, dim: cell.isDim() !== 0, colour };
      });
    });
  }

  get cursor(): { column: number; row: number } {
    const { cursorX: column, cursorY: row } = this.#terminal.buffer.active;
    return { column, row };
  }

  get isOnAlternateScreen(): boolean {
    return this.#terminal.buffer.active.type === 'alternate';
  }

  /** What stands on the normal screen and in its scrollback. */
  normalScreen(): string {
    const { normal } = this.#terminal.buffer;
    return Array.from({ length: normal.length }, (_, row) => normal.getLine(row)?.translateToString(true) ?? '')
      .join('\n')
      .trimEnd();
  }

  /** Waits until the screen shows a text, and returns its lines. */
  async shows(text: string | RegExp): Promise<string[]> {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const lines = this.screen();
      if (typeof text === 'string' ? lines.join('\n').includes(text) : text.test(lines.join('\n'))) return lines;
      await this.waitUntilIdle();
    }
    throw new Error(`The screen never showed ${text}:\n${this.screen().join('\n')}`);
  }
}
