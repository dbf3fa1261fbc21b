import { describe, expect, it } from 'vitest';
import {
  answersOf,
  CTRL_C,
  ENTER_KEY,
  eveningStrip,
  STRIP_QUESTIONS as QUESTIONS,
} from '../../support/evening-strip.ts';

/** Begins an evening, answers so many questions and leaves. */
async function draftWith(answered: number) {
  const strip = eveningStrip();
  const run = strip.start();
  await strip.answer(0, answered);
  await strip.terminal.shows(QUESTIONS[answered]!.asks);
  return { strip, run };
}

const LENGTHS = QUESTIONS.slice(1).map(({ field }, index) => ({ answered: index + 1, field }));

describe('a draft', () => {
  it.each(LENGTHS)('of $answered answers shows them as lines and goes on with $field', async ({ answered }) => {
    const { strip, run } = await draftWith(answered);
    await strip.terminal.press(CTRL_C);
    expect((await run).code).toBe(130);

    const resumed = strip.start();
    await strip.terminal.shows('A draft for Friday 20 November is kept');
    await strip.terminal.press(ENTER_KEY);
    const screen = (await strip.terminal.shows(QUESTIONS[answered]!.asks)).join('\n');
    for (const { line } of QUESTIONS.slice(0, answered)) expect(screen).toMatch(line);
    for (const { line } of QUESTIONS.slice(answered)) expect(screen).not.toMatch(line);

    // Back into what the draft holds, and on again.
    const last = QUESTIONS[answered - 1]!;
    await strip.terminal.press(QUESTIONS[answered]!.backKeys[0]!);
    await strip.terminal.shows(last.standing);
    await strip.terminal.press(...last.changeKeys);
    await strip.answer(answered, QUESTIONS.length);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    expect((await resumed).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf({ [last.field]: last.changed })]);
  });

  it('of a note that was being typed has it in the field', async () => {
    const { strip, run } = await draftWith(5);
    await strip.terminal.press('he');
    await strip.terminal.shows('> he');
    await strip.terminal.press(CTRL_C);
    await run;
    const resumed = strip.start();
    await strip.terminal.shows('"he"');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('> he');
    await strip.terminal.press(' ', 'fell', ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await resumed;
    expect(await strip.entries()).toEqual([answersOf()]);
  });

  it('keeps a note that the writer went back from', async () => {
    const { strip, run } = await draftWith(5);
    await strip.terminal.press('he', '\x1b[H', '\x1b[A');
    await strip.terminal.shows(QUESTIONS[4]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('> he');
    await strip.terminal.press(' ', 'fell', ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([answersOf()]);
  });
});

describe('Esc', () => {
  it('leaves at once where nothing was answered', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.terminal.shows(QUESTIONS[0]!.asks);
    await strip.terminal.press('\x1b');
    expect((await run).code).toBe(0);
    await strip.terminal.waitUntilIdle();
    expect(strip.terminal.isOnAlternateScreen).toBe(false);
  });

  it.each(LENGTHS)('asks before it leaves $field, and keeps a draft', async ({ answered }) => {
    const { strip, run } = await draftWith(answered);
    const before = strip.terminal.screen();
    await strip.terminal.press('\x1b');
    await strip.terminal.shows('Leave? What you answered is kept as a draft.');
    await strip.terminal.press('n');
    expect(await strip.terminal.shows(QUESTIONS[answered]!.asks)).toEqual(before);
    await strip.terminal.press('\x1b');
    await strip.terminal.shows('Leave?');
    await strip.terminal.press(ENTER_KEY);
    expect(await strip.terminal.shows(QUESTIONS[answered]!.asks)).toEqual(before);
    await strip.terminal.press('\x1b');
    await strip.terminal.shows('Leave?');
    await strip.terminal.press('\x1b');
    expect((await run).code).toBe(0);
    await strip.terminal.waitUntilIdle();
    expect(strip.terminal.isOnAlternateScreen).toBe(false);
    const resumed = strip.start();
    await strip.terminal.shows('A draft');
    await strip.terminal.press(CTRL_C);
    await resumed;
  });
});
