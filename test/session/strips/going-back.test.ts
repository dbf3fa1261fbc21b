import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  answersOf,
  BACKSPACE,
  CTRL_C,
  ENTER_KEY,
  eveningStrip,
  LEFT,
  STRIP_QUESTIONS as QUESTIONS,
  UP,
} from '../../support/evening-strip.ts';

const PASSAGE = 'Saved.';

/** Every question with every earlier one. */
const PAIRS = QUESTIONS.flatMap(({ field: from }, at) =>
  QUESTIONS.slice(0, at).map(({ field: to }, earlier) => ({ from, to, at, earlier })),
);

describe('going back', () => {
  it.each(PAIRS)('from $from to $to changes it and keeps the rest', async ({ at, earlier }) => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, at);
    for (let question = at; question > earlier; question -= 1) {
      const { asks, backKeys } = QUESTIONS[question]!;
      await strip.terminal.shows(asks);
      await strip.terminal.press(backKeys[earlier % backKeys.length]!);
    }
    const { asks, standing, changeKeys, field, changed, line } = QUESTIONS[earlier]!;
    const screen = (await strip.terminal.shows(asks)).join('\n');
    expect(screen).toContain(standing);
    expect(screen).not.toMatch(line);
    for (const { line: lineBefore } of QUESTIONS.slice(0, earlier)) expect(screen).toMatch(lineBefore);
    await strip.terminal.press(...changeKeys);
    for (const between of QUESTIONS.slice(earlier + 1, at)) {
      await strip.terminal.shows(between.standing);
      await strip.terminal.press(ENTER_KEY);
    }
    await strip.answer(at, QUESTIONS.length);
    await strip.terminal.shows(PASSAGE);
    await strip.terminal.press(ENTER_KEY);
    expect((await run).code).toBe(0);
    expect(await strip.entries()).toEqual([answersOf({ [field]: changed })]);
  });

  it.each([
    ['Up', UP],
    ['Left', LEFT],
  ])('stays in the note while %s is held down, and goes back when it is pressed again', async (_, key) => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, 5);
    await strip.terminal.shows(QUESTIONS[5]!.asks);
    await strip.terminal.press('a', '\n', 'b');
    await strip.terminal.press(...Array(12).fill(key));
    expect(strip.terminal.screen().join('\n')).toContain('> a');
    // Longer than the pause between two repeats of a key that is held down.
    await setTimeout(200);
    await strip.terminal.press(key);
    await strip.terminal.shows(QUESTIONS[4]!.standing);
    await strip.terminal.press(CTRL_C);
    await run;
  });

  it.each(QUESTIONS.map(({ field }, earlier) => ({ field, earlier })))(
    'from the passage to $field changes it, in a step that is undone on its own',
    async ({ earlier, field }) => {
      const strip = eveningStrip();
      const run = strip.start();
      await strip.answer(0, QUESTIONS.length);
      await strip.terminal.shows(PASSAGE);
      await strip.terminal.press(BACKSPACE);
      for (let question = QUESTIONS.length - 1; question > earlier; question -= 1) {
        await strip.terminal.shows(QUESTIONS[question]!.standing);
        // The note is gone back from at its very start.
        if (question === QUESTIONS.length - 1) await strip.terminal.press('\x1b[H');
        await strip.terminal.press(QUESTIONS[question]!.backKeys[0]!);
      }
      await strip.terminal.shows(QUESTIONS[earlier]!.standing);
      await strip.terminal.press(...QUESTIONS[earlier]!.changeKeys);
      for (const { standing } of QUESTIONS.slice(earlier + 1)) {
        await strip.terminal.shows(standing);
        await strip.terminal.press(ENTER_KEY);
      }
      await strip.terminal.shows(PASSAGE);
      await strip.terminal.press(ENTER_KEY);
      expect((await run).code).toBe(0);
      expect(await strip.entries()).toEqual([answersOf({ [field]: QUESTIONS[earlier]!.changed })]);
      const { out: history } = await strip.me.run('history today');
      expect(history.match(/^version.*/gm)).toEqual([
        expect.stringContaining('then changed'),
        'version 2, as it stands',
      ]);
      await strip.me.run('undo');
      expect(await strip.entries()).toEqual([answersOf()]);
      await strip.me.run('undo');
      expect(await strip.entries()).toEqual([]);
    },
  );

  it('from the passage and on again without a change makes no version', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, QUESTIONS.length);
    await strip.terminal.shows(PASSAGE);
    await strip.terminal.press(BACKSPACE);
    await strip.terminal.shows('> he fell');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows(PASSAGE);
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect((await strip.me.run('history today')).out.match(/^version.*/gm)).toHaveLength(1);
  });

  it('from the passage keeps the saved entry if the writer leaves, and no draft of what is the same', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, QUESTIONS.length);
    await strip.terminal.shows(PASSAGE);
    await strip.terminal.press(BACKSPACE);
    await strip.terminal.shows('> he fell');
    await strip.terminal.press('\x03');
    expect((await run).stderr).toContain('Saved for Friday 20 November.');
    expect(await strip.entries()).toEqual([answersOf()]);
    expect((await strip.me.run('status')).out).not.toContain('draft');
  });

  it('keeps what was picked at a question and not yet answered', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    await strip.answer(0, 1);
    await strip.terminal.shows(QUESTIONS[1]!.asks);
    await strip.terminal.press('6', BACKSPACE);
    await strip.terminal.shows(QUESTIONS[0]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows(QUESTIONS[1]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.answer(2, 4);
    await strip.terminal.shows(QUESTIONS[4]!.asks);
    await strip.terminal.press('1', '3', BACKSPACE);
    await strip.terminal.shows(QUESTIONS[3]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows(QUESTIONS[4]!.standing);
    await strip.terminal.press(ENTER_KEY);
    await strip.answer(5, 6);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([answersOf()]);
  });

  it('from the first question does nothing on an evening without a draft', async () => {
    const strip = eveningStrip();
    const run = strip.start();
    const before = await strip.terminal.shows(QUESTIONS[0]!.asks);
    await strip.terminal.press(BACKSPACE, '\x1b[A');
    expect(strip.terminal.screen()).toEqual(before);
    await strip.terminal.press('x');
    expect((await run).code).toBe(0);
  });

  it('from the first question of a written day returns to the question before it', async () => {
    const strip = eveningStrip();
    const first = strip.start();
    await strip.answer(0, QUESTIONS.length);
    await strip.terminal.shows(PASSAGE);
    await strip.terminal.press(ENTER_KEY);
    await first;
    const run = strip.start('write');
    const menu = await strip.terminal.shows('This day is written.');
    await strip.terminal.press('c');
    await strip.terminal.shows(QUESTIONS[0]!.standing);
    await strip.terminal.press(BACKSPACE);
    expect(await strip.terminal.shows('This day is written.')).toEqual(menu);
    await strip.terminal.press('a');
    await strip.terminal.shows(QUESTIONS[5]!.asks);
    await strip.terminal.press(BACKSPACE);
    expect(await strip.terminal.shows('This day is written.')).toEqual(menu);
    await strip.terminal.press(ENTER_KEY);
    expect((await run).stderr).toContain('It is as it was.');
  });
});
