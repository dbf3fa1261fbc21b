import { describe, expect, it } from 'vitest';
import {
  answersOf,
  DELETE,
  ENTER_KEY,
  eveningStrip,
  STRIP_QUESTIONS as QUESTIONS,
} from '../../support/evening-strip.ts';

const MAY_BE_EMPTY = QUESTIONS.filter(({ field }) => field !== 'felt' && field !== 'note');
const CLEARINGS = MAY_BE_EMPTY.flatMap(({ field }) => [
  { field, key: DELETE, name: 'Del' },
  // Where the minus is an answer, it stays one.
  ...(field === 'their_move' ? [] : [{ field, key: '-', name: 'the minus' }]),
]);

/** A writer whose day is written, with all its answers. */
async function writtenDay() {
  const strip = eveningStrip();
  const run = strip.start();
  await strip.answer(0, QUESTIONS.length);
  await strip.terminal.shows('Saved.');
  await strip.terminal.press(ENTER_KEY);
  await run;
  return strip;
}

describe.each(['edit today', 'write'])('nearfar %s', (command) => {
  it.each(CLEARINGS)('clears $field by $name and keeps the other answers', async ({ field, key }) => {
    const strip = await writtenDay();
    const run = strip.start(command);
    if (command === 'write') {
      await strip.terminal.shows('This day is written.');
      await strip.terminal.press('c');
    }
    for (const question of QUESTIONS) {
      await strip.terminal.shows(question.standing);
      if (question.field === field) {
        await strip.terminal.press(key);
        expect((await strip.terminal.shows('Enter skips')).join('\n')).not.toContain(question.standing);
      }
      await strip.terminal.press(ENTER_KEY);
    }
    if (command === 'write') {
      await strip.terminal.shows('Saved.');
      await strip.terminal.press(ENTER_KEY);
    }
    expect((await run).stderr).toContain('Saved for Friday 20 November.');
    expect(await strip.entries()).toEqual([answersOf({ [field]: null })]);
  });
});

describe('an answer', () => {
  it('that a draft cleared stays cleared when the draft is taken up again', async () => {
    const strip = await writtenDay();
    const first = strip.start('edit today');
    await strip.terminal.shows(QUESTIONS[0]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows(QUESTIONS[1]!.standing);
    await strip.terminal.press(DELETE, ENTER_KEY, '\x03');
    await first;
    const second = strip.start('edit today');
    await strip.terminal.shows('A draft');
    await strip.terminal.press(ENTER_KEY);
    expect((await strip.terminal.shows(QUESTIONS[2]!.standing)).join('\n')).toMatch(/^wanted +·$/m);
    await strip.terminal.press(ENTER_KEY, ENTER_KEY, ENTER_KEY, ENTER_KEY);
    await second;
    expect(await strip.entries()).toEqual([answersOf({ want: null })]);
  });

  it.each(MAY_BE_EMPTY.map(({ field }) => field))('to %s stays cleared when the window is resized', async (field) => {
    const strip = await writtenDay();
    const run = strip.start('edit today');
    for (const question of QUESTIONS) {
      await strip.terminal.shows(question.standing);
      if (question.field === field) break;
      await strip.terminal.press(ENTER_KEY);
    }
    await strip.terminal.press(DELETE);
    await strip.terminal.resize(100, 30);
    await strip.terminal.shows('Enter skips');
    await strip.terminal.press('\x03');
    expect((await run).code).toBe(130);
  });

  it('to the first question cannot be cleared', async () => {
    const strip = await writtenDay();
    const run = strip.start('edit today');
    const before = await strip.terminal.shows(QUESTIONS[0]!.standing);
    await strip.terminal.press(DELETE, '-');
    expect(strip.terminal.screen()).toEqual(before);
    await strip.terminal.press('x');
    await run;
  });

  it('in the note is cleared by deleting its text', async () => {
    const strip = await writtenDay();
    const run = strip.start('edit today');
    for (const { standing } of QUESTIONS.slice(0, 5)) {
      await strip.terminal.shows(standing);
      await strip.terminal.press(ENTER_KEY);
    }
    await strip.terminal.shows('> he fell');
    await strip.terminal.press('\x15', ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([answersOf({ note: null })]);
  });
});
