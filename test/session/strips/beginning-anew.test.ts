import { describe, expect, it } from 'vitest';
import {
  answersOf,
  BACKSPACE,
  CTRL_C,
  ENTER_KEY,
  eveningStrip,
  STRIP_QUESTIONS as QUESTIONS,
  UP,
} from '../../support/evening-strip.ts';

type Strip = ReturnType<typeof eveningStrip>;

const FELT = QUESTIONS[0]!.asks;
const NOTE = QUESTIONS[5]!.asks;

const historyOf = async (strip: Strip) => (await strip.me.run('history today')).out;

/** An evening with the note "he fell" that is saved and left. */
async function writtenDay(): Promise<Strip> {
  const strip = eveningStrip();
  const run = strip.start();
  await strip.answer(0, QUESTIONS.length);
  await strip.terminal.shows('Saved.');
  await strip.terminal.press(ENTER_KEY);
  await run;
  return strip;
}

/** An evening that was left while its note was typed. */
async function draftOfNote(): Promise<Strip> {
  const strip = eveningStrip();
  const run = strip.start();
  await strip.answer(0, 5);
  await strip.terminal.shows(NOTE);
  await strip.terminal.press('he', ' ', 'fell', CTRL_C);
  await run;
  return strip;
}

describe('beginning anew', () => {
  it('keeps the draft until something else is answered', async () => {
    const strip = await draftOfNote();
    const run = strip.start();
    const page = await strip.terminal.shows('is kept');
    await strip.terminal.press('n');
    await strip.terminal.shows(FELT);
    await strip.terminal.press(BACKSPACE);
    expect(await strip.terminal.shows('"he fell"')).toEqual(page);
    await strip.terminal.press('n');
    await strip.terminal.shows(FELT);
    await strip.terminal.press(CTRL_C);
    expect((await run).stderr).toContain('A draft for Friday 20 November is kept');
    const resumed = strip.start();
    await strip.terminal.shows('"he fell"');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('> he fell');
    await strip.terminal.press(CTRL_C);
    await resumed;
  });

  it('puts the draft into the history of the day, where it is no step to undo', async () => {
    const strip = await draftOfNote();
    const run = strip.start();
    await strip.terminal.shows('nearfar history keeps this');
    await strip.terminal.press('n', '7', ENTER_KEY, ...Array<string>(5).fill(ENTER_KEY));
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([{ felt: 7 }]);
    expect(await historyOf(strip)).toMatch(/^version 1, until .*? a draft that was\s+begun anew\n.*? {2}he fell\n/s);
    await strip.me.run('undo');
    expect(await strip.entries()).toEqual([]);
    await strip.me.run('history today --restore 1');
    expect(await strip.entries()).toEqual([answersOf()]);
  });
});

describe('adding to the note', () => {
  it('has the typed text standing after going back to the day and choosing it again', async () => {
    const strip = await writtenDay();
    const run = strip.start('write');
    const menu = await strip.terminal.shows('This day is written.');
    await strip.terminal.press('a');
    await strip.terminal.shows(NOTE);
    await strip.terminal.press('and', ' ', 'rose', '\x1b[H', UP);
    expect(await strip.terminal.shows('This day is written.')).toEqual(menu);
    await strip.terminal.press('a');
    await strip.terminal.shows('> and rose');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([answersOf({ note: 'he fell\nand rose' })]);
  });

  it('keeps the typed text in the history where the answers are changed instead', async () => {
    const strip = await writtenDay();
    const run = strip.start('write');
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press('a');
    await strip.terminal.shows(NOTE);
    await strip.terminal.press('and', ' ', 'rose', '\x1b[H', UP);
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press('c', '7', ENTER_KEY, ...Array<string>(5).fill(ENTER_KEY));
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await run;
    expect(await strip.entries()).toEqual([answersOf({ felt: 7 })]);
    expect(await historyOf(strip)).toContain('and rose');
  });

  it('says that a draft is kept where the day is then left as it is', async () => {
    const strip = await writtenDay();
    const run = strip.start('write');
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press('a');
    await strip.terminal.shows(NOTE);
    await strip.terminal.press('and', '\x1b[H', UP);
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press(ENTER_KEY);
    expect((await run).stderr).toBe(
      'It is as it was.\nA draft for Friday 20 November is kept; nearfar write goes on with it.\n',
    );
  });

  it('adds each word once after going back from the passage, leaving and going on', async () => {
    const strip = await writtenDay();
    const run = strip.start('write');
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press('a');
    await strip.terminal.shows(NOTE);
    await strip.terminal.press('zwei', ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(BACKSPACE);
    await strip.terminal.shows('zwei');
    await strip.terminal.press('!', CTRL_C);
    await run;
    const resumed = strip.start('write');
    await strip.terminal.shows('A draft');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('zwei!');
    await strip.terminal.press(ENTER_KEY);
    await strip.terminal.shows('Saved.');
    await strip.terminal.press(ENTER_KEY);
    await resumed;
    expect(await strip.entries()).toEqual([answersOf({ note: 'he fell\nzwei!' })]);
  });
});

describe('the draft of a written day', () => {
  it.each([
    ['a', ['and', ' ', 'rose'], 'and rose'],
    ['c', [ENTER_KEY, '7', ENTER_KEY], 'wanted 7'],
  ])(
    'begun with %s is in the history once the writer begins anew and leaves the day, which is shown once',
    async (key, typed, kept) => {
      const strip = await writtenDay();
      const run = strip.start('write');
      await strip.terminal.shows('This day is written.');
      await strip.terminal.press(key, ...typed, CTRL_C);
      expect((await run).stderr).toContain('is kept');
      const resumed = strip.start('write');
      await strip.terminal.shows('begin anew; nearfar history keeps this');
      await strip.terminal.press('n');
      const page = (await strip.terminal.shows('This day is written.')).join('\n');
      expect(page.match(/he fell/g)).toHaveLength(1);
      await strip.terminal.press(ENTER_KEY);
      expect((await resumed).stderr).toBe('It is as it was.\n');
      expect((await strip.me.run('status')).out).not.toContain('draft');
      expect(await historyOf(strip)).toContain(kept);
      expect(await strip.entries()).toEqual([answersOf()]);
    },
  );

  it.each(['a', 'c'])('begun with %s is shown below what the day holds, and goes on with one key', async (key) => {
    const strip = await writtenDay();
    const run = strip.start('write');
    await strip.terminal.shows('This day is written.');
    await strip.terminal.press(key, ...(key === 'a' ? ['and'] : ['7', ENTER_KEY]), CTRL_C);
    await run;
    const resumed = strip.start('write');
    const page = (await strip.terminal.shows('A draft')).join('\n');
    expect(page).toMatch(/felt 3, .*\n(?:.*\n)* {2}he fell\n/);
    await strip.terminal.press('\x1b');
    expect((await resumed).stderr).toContain('A draft for Friday 20 November is kept; nearfar write goes on with it.');

    const shown = strip.start();
    await strip.terminal.shows('c go on with the draft');
    await strip.terminal.press('c');
    const screen = (await strip.terminal.shows(key === 'a' ? '> and' : QUESTIONS[1]!.standing)).join('\n');
    expect(screen).toContain('\n  he fell\n');
    expect(screen).not.toContain('goes on with it');
    await strip.terminal.press(CTRL_C);
    await shown;
  });
});
