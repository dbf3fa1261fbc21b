import { PassThrough } from 'node:stream';
import { setImmediate as tick, setTimeout as wait } from 'node:timers/promises';
import { Terminal } from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import { createInteractivePrompter } from '../../../src/terminal/prompts/interactive-prompter.ts';
import { RememberingOutput } from '../../../src/terminal/remembering-output.ts';
import { displayOptions, fakeKeyboard } from '../../support/terminal.ts';

const ASK = 'What is worth keeping?';

/** Asks for the note on a terminal whose screen has a page of `above` lines. */
function askNote({ columns = 40, rows = 12, above = 2, initial = '' } = {}) {
  const terminal = new Terminal({ cols: columns, rows, allowProposedApi: true });
  const keyboard = fakeKeyboard();
  const output = Object.assign(new PassThrough(), { columns, rows });
  // A prompt ends its output stream, but standard output stays open.
  output.end = () => output;
  output.on('data', (text) => terminal.write(String(text).replace(/(?<!\r)\n/g, '\r\n')));
  const screen = new RememberingOutput({
    isTerminal: true,
    width: columns,
    height: rows,
    write: (text) => void output.write(text),
  });
  const prompter = createInteractivePrompter(
    keyboard.stream,
    output as unknown as NodeJS.WriteStream,
    displayOptions(columns),
    screen,
  );
  screen.enterScreen();
  screen.write('page\n'.repeat(above));
  const answer = prompter.line({ ask: ASK, keyHints: ['Enter ends it'], ...(initial !== '' && { initial }) });
  return {
    answer: answer.finally(() => prompter.close()),
    /** Presses one key after the other. */
    async press(...keys: string[]) {
      for (const key of keys) {
        keyboard.press(key);
        for (let count = 0; count < 6; count += 1) await tick();
      }
    },
    async paste(text: string) {
      keyboard.press(text);
      await wait(80);
    },
    /** What stands on the screen, with `█` over the inverse cell of a cursor inside the text. */
    async screen() {
      await new Promise<void>((resolve) => terminal.write('', resolve));
      const { active } = terminal.buffer;
      return Array.from({ length: rows }, (_, row) => {
        const line = active.getLine(active.baseY + row)!;
        let text = '';
        for (let column = 0; column < columns; column += 1) {
          const cell = line.getCell(column)!;
          text += cell.isInverse() ? '█' : cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
        }
        return text.trimEnd();
      });
    },
    cursor: () => ({ column: terminal.buffer.active.cursorX, row: terminal.buffer.active.cursorY }),
  };
}

const letters = (text: string) => Array.from(text);
const UP = '\x1b[A';
const DOWN = '\x1b[B';
const LEFT = '\x1b[D';
const CTRL_J = '\n';

describe('the note on the screen', () => {
  it('has its lines one below the other, and Enter ends it', async () => {
    const note = askNote();
    await note.press(...letters('one'), CTRL_J, ...letters('two'), '\x1b\r', ...letters('three'), '\x1b[13;2u', '4');
    expect(await note.screen()).toEqual([
      'page',
      'page',
      ASK,
      '> one',
      '  two',
      '  three',
      '  4',
      '  Enter ends it   Esc leaves',
      '',
      '',
      '',
      '',
    ]);
    expect(note.cursor()).toEqual({ column: 3, row: 6 });
    await note.press('\r');
    expect(await note.answer).toBe('one\ntwo\nthree\n4');
  });

  it('is edited where Up, Down, Home and End take the cursor', async () => {
    const note = askNote({ initial: 'first line\nsecond line\nthird' });
    await note.press(UP, '!');
    expect(await note.screen()).toContain('  secon!█ line');
    await note.press('\x1b[H', 'a', UP, '\x1b[F', '.', DOWN, DOWN, '\x05', '?', '\x1bb', '\x17', 'X', '\r');
    expect(await note.answer).toBe('first line.\nasecon!d Xthird?');
  });

  it.each([
    ['fills the screen below the page', { rows: 12, above: 2 }, 12],
    ['fills a large screen', { rows: 40, above: 5 }, 40],
    ['keeps three rows on a small screen', { rows: 9, above: 2 }, 9],
  ])('%s', async (_, options, rows) => {
    const text = Array.from({ length: 60 }, (_, index) => `row ${index}`).join('\n');
    const note = askNote({ ...options, initial: text });
    const atEnd = await note.screen();
    expect(atEnd.slice(0, options.above)).toEqual(Array(options.above).fill('page'));
    expect(atEnd.filter((line) => /^ +row/.test(line))).toHaveLength(Math.max(3, rows - options.above - 4));
    expect(atEnd).toContain('  row 59');
    await note.press(...Array(30).fill(UP));
    const inside = await note.screen();
    expect(inside.slice(0, options.above)).toEqual(Array(options.above).fill('page'));
    expect(inside.filter((line) => line === '  …')).toHaveLength(2);
    expect(inside).toContain('  row 29█');
    await note.press('\x1b[1;5H', 'x', '\r');
    expect(await note.answer).toBe(`x${text}`);
  });

  it('shows long words, wide characters, emoji and tabs within the screen', async () => {
    const text = `${'a'.repeat(60)} 日本語のメモをここに書いておくつもりだったのに 👩‍👩‍👧\tend`;
    const note = askNote({ initial: text, rows: 14 });
    const screen = (await note.screen()).filter((line) => /^[> ] /.test(line));
    expect(screen.slice(0, 2)).toEqual([`> ${'a'.repeat(36)}`, `  ${'a'.repeat(24)}`]);
    expect(screen.join('').replace(/[> ]/g, '')).toContain('日本語のメモをここに書いておくつもりだったのに');
    await note.press(LEFT, LEFT, LEFT, LEFT, '\x7f', '\r');
    expect(await note.answer).toBe(text.replace('👩‍👩‍👧', ''));
  });

  it.each([
    ['with marks', (text: string) => `\x1b[200~${text}\x1b[201~`],
    ['without marks', (text: string) => text],
  ])('takes a pasted text of 50 kB whole, %s', async (_, sent) => {
    const text = 'He fell asleep, and I read on for an hour.\r'.repeat(1200);
    const note = askNote();
    await note.press('"');
    await note.paste(sent(text));
    expect((await note.screen()).slice(0, 3)).toEqual(['page', 'page', ASK]);
    await note.press('"', '\r');
    expect(await note.answer).toBe(`"${text.trimEnd().replaceAll('\r', '\n')}"`);
  });
});
