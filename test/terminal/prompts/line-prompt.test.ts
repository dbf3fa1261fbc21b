import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { resolveDisplayOptions } from '../../../src/render/display-options.ts';
import { EveningTerminal } from '../../support/evening-terminal.ts';

/** Milliseconds after which text without marks is known to be whole, with some to spare. */
const PASTE_MS = 80;

const ASK = 'What is worth keeping?';

/** Asks for the note on a terminal whose screen has a page of `above` lines. */
async function askNote({ columns = 40, rows = 12, above = 2, initial = '' } = {}) {
  const terminal = new EveningTerminal(columns, rows);
  const display = resolveDisplayOptions({ LANG: 'en_GB.UTF-8' }, terminal.output, { color: 'never' });
  const prompter = terminal.openPrompter(display);
  terminal.output.enterScreen();
  terminal.output.write('page\n'.repeat(above));
  const answer = prompter.line({ ask: ASK, keyHints: ['Enter ends it'], ...(initial !== '' && { initial }) });
  await terminal.waitUntilIdle();
  return { terminal, answer: answer.finally(() => prompter.close()) };
}

const letters = (text: string) => Array.from(text);
const UP = '\x1b[A';
const DOWN = '\x1b[B';
const LEFT = '\x1b[D';
const CTRL_J = '\n';

describe('the note on the screen', () => {
  it('has its lines one below the other, and Enter ends it', async () => {
    const { terminal, answer } = await askNote();
    await terminal.press(
      ...letters('one'),
      CTRL_J,
      ...letters('two'),
      '\x1b\r',
      ...letters('three'),
      '\x1b[13;2u',
      '4',
    );
    expect(terminal.screen()).toEqual([
      'page',
      'page',
      ASK,
      '> one',
      '  two',
      '  three',
      '  4',
      '  Enter ends it   Esc leaves',
    ]);
    expect(terminal.cursor).toEqual({ column: 3, row: 6 });
    await terminal.press('\r');
    expect(await answer).toBe('one\ntwo\nthree\n4');
  });

  it('is edited where Up, Down, Home and End take the cursor', async () => {
    const { terminal, answer } = await askNote({ initial: 'first line\nsecond line\nthird' });
    await terminal.press(UP, '!');
    expect(terminal.screen()).toContain('  secon!d line');
    await terminal.press('\x1b[H', 'a', UP, '\x1b[F', '.', DOWN, DOWN, '\x05', '?', '\x1bb', '\x17', 'X', '\r');
    expect(await answer).toBe('first line.\nasecon!d Xthird?');
  });

  it.each([
    ['fills the screen below the page', { rows: 12, above: 2 }, 12],
    ['fills a large screen', { rows: 40, above: 5 }, 40],
    ['keeps three rows on a small screen', { rows: 9, above: 2 }, 9],
  ])('%s', async (_, options, rows) => {
    const text = Array.from({ length: 60 }, (_, index) => `row ${index}`).join('\n');
    const { terminal, answer } = await askNote({ ...options, initial: text });
    const atEnd = terminal.screen();
    expect(atEnd.slice(0, options.above)).toEqual(Array(options.above).fill('page'));
    expect(atEnd.filter((line) => /^ +row/.test(line))).toHaveLength(Math.max(3, rows - options.above - 4));
    expect(atEnd).toContain('  row 59');
    await terminal.press(...Array(30).fill(UP));
    const inside = terminal.screen();
    expect(inside.slice(0, options.above)).toEqual(Array(options.above).fill('page'));
    expect(inside.filter((line) => line === '  …')).toHaveLength(2);
    expect(inside).toContain('  row 29');
    await terminal.press('\x1b[1;5H', 'x', '\r');
    expect(await answer).toBe(`x${text}`);
  });

  it('shows long words, wide characters, emoji and tabs within the screen', async () => {
    const text = `${'a'.repeat(60)} 日本語のメモをここに書いておくつもりだったのに 👩‍👩‍👧\tend`;
    const { terminal, answer } = await askNote({ initial: text, rows: 14 });
    const screen = terminal.screen().filter((line) => /^[> ] /.test(line));
    expect(screen.slice(0, 2)).toEqual([`> ${'a'.repeat(36)}`, `  ${'a'.repeat(24)}`]);
    expect(screen.join('').replace(/[> ]/g, '')).toContain('日本語のメモをここに書いておくつもりだったのに');
    await terminal.press(LEFT, LEFT, LEFT, LEFT, '\x7f', '\r');
    expect(await answer).toBe(text.replace('👩‍👩‍👧', ''));
  });

  it.each([
    ['with marks', (text: string) => `\x1b[200~${text}\x1b[201~`],
    ['without marks', (text: string) => text],
  ])('takes a pasted text of 50 kB whole, %s', async (_, sent) => {
    const text = 'He fell asleep, and I read on for an hour.\r'.repeat(1200);
    const { terminal, answer } = await askNote();
    await terminal.press('"');
    await terminal.press(sent(text));
    await wait(PASTE_MS);
    await terminal.waitUntilIdle();
    expect(terminal.screen().slice(0, 3)).toEqual(['page', 'page', ASK]);
    await terminal.press('"', '\r');
    expect(await answer).toBe(`"${text.trimEnd().replaceAll('\r', '\n')}"`);
  });

  it('grows and wraps with the window, and keeps its cursor', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `row ${index} of a longer note than that`).join('\n');
    const { terminal, answer } = await askNote({ initial: text, columns: 60 });
    const count = () => terminal.screen().filter((line) => /row/.test(line)).length;
    await terminal.press(UP, UP);
    expect(count()).toBe(6);
    await terminal.resize(60, 30);
    expect(count()).toBe(24);
    await terminal.resize(20, 30);
    expect(Math.max(...terminal.screen().map((line) => line.length))).toBeLessThanOrEqual(20);
    await terminal.resize(60, 9);
    expect(count()).toBe(3);
    await terminal.press('!', '\r');
    expect(await answer).toBe(text.replace('row 27 of a longer note than that', 'row 27 of a longer note than that!'));
  });
});
