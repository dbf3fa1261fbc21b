import { describe, expect, it } from 'vitest';
import {
  answersOf,
  ENTER_KEY,
  eveningStrip,
  ODD_KEYS,
  STRIP_QUESTIONS as QUESTIONS,
} from '../../support/evening-strip.ts';

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
