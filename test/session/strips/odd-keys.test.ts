import { describe, expect, it } from 'vitest';
import { answersOf, ENTER_KEY, eveningStrip, STRIP_QUESTIONS as QUESTIONS } from '../../support/evening-strip.ts';

/** Keys that mean nothing at a question, as terminals send them. */
const ODD_KEYS: Readonly<Record<string, string>> = {
  'Alt-B': '\x1bb',
  'Alt-X': '\x1bx',
  'Alt-1': '\x1b1',
  'Alt-Backspace': '\x1b\x7f',
  'Alt-Enter': '\x1b\r',
  'Ctrl-Left': '\x1b[1;5D',
  'Ctrl-Right': '\x1b[1;5C',
  'Shift-Up': '\x1b[1;2A',
  'Ctrl-Delete': '\x1b[3;5~',
  F1: '\x1bOP',
  F5: '\x1b[15~',
  F12: '\x1b[24~',
  'Shift-F3': '\x1b[1;2R',
  'Page Up': '\x1b[5~',
  'Shift-Tab': '\x1b[Z',
  Tab: '\t',
  'Ctrl-L': '\x0c',
  'a click of the mouse': '\x1b[<0;10;10M',
  'a click in the old form': '\x1b[M !!',
  'the focus that comes': '\x1b[I',
  'Ctrl-C of a release, in the form of kitty': '\x1b[99;5:3u',
  'an answer to a question about colours': '\x1b]11;rgb:0000/0000/0000\x07',
};

describe.each(QUESTIONS.slice(0, 5).map((question, at) => ({ ...question, at })))('at $field', ({ at, asks }) => {
  it('keys that mean nothing neither answer, nor go back, nor leave', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, at);
    const before = await strip.terminal.shows(asks);
    for (const [name, key] of Object.entries(ODD_KEYS)) {
      await strip.terminal.press(key);
      expect(strip.terminal.screen(), name).toEqual(before);
    }
    await strip.answer(at, QUESTIONS.length);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf()]);
  });
});

describe('at the note', () => {
  it('keys that mean nothing neither end it, nor go back, nor leave', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, 5);
    await strip.terminal.shows(QUESTIONS[5]!.asks);
    for (const [name, key] of Object.entries(ODD_KEYS)) {
      await strip.terminal.press(key);
      expect(strip.terminal.screen().join('\n'), name).toContain(QUESTIONS[5]!.asks);
    }
    // Ctrl-U takes away what Tab and Alt-Enter typed in the last lines.
    await strip.terminal.press('\x15', '\x7f', '\x15', '\x7f', '\x15');
    await strip.answer(5, 6);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf()]);
  });
});

describe('below the passage', () => {
  it('keys that mean nothing neither go on, nor go back, nor leave', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, QUESTIONS.length);
    const before = await strip.terminal.shows('Saved.');
    for (const [name, key] of Object.entries(ODD_KEYS)) {
      await strip.terminal.press(key);
      expect(strip.terminal.screen(), name).toEqual(before);
    }
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
  });
});
