import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BACKSPACE, CTRL_C, DELETE, ENTER_KEY, eveningStrip, UP } from '../../support/evening-strip.ts';
import { addOwnQuestions } from '../../support/own-questions.ts';
import { BACK, CANCEL, CLEAR, ENTER, LEAVE, Typed } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

/** A writer whose evening asks felt, a question of each kind, and the note. */
async function withEvening() {
  const me = writer();
  await addOwnQuestions(me);
  await me.run('questions hide want their-move my-move practices');
  return me;
}

const ALL = [3, '6', 'r', '7.5', 'y', 'of the sea', 'by the canal', LEAVE];

const ANSWERS = {
  dream: { kind: 'text', value: 'of the sea' },
  hours: { kind: 'number', value: 7.5, unit: 'h' },
  mood: { kind: 'choice', value: 'grey' },
  ran: { kind: 'yes-no', value: true },
  sleep: { kind: 'scale', value: 6 },
};

const entryOf = async ({ run }: Pick<ReturnType<typeof writer>, 'run'>, day = '') =>
  JSON.parse((await run(`show ${day} --json`)).out).entries[0];

describe('an evening with own questions', () => {
  it('asks each kind in the order that is set, and keeps the answers typed', async () => {
    const me = await withEvening();
    await me.run('', { answers: ALL });
    expect(await entryOf(me)).toMatchObject({ felt: 3, note: 'by the canal', own_answers: ANSWERS });
    await me.run('questions order dream ran');
    await me.run('write 2026-11-19', { answers: [4, 'of snow', 'n', ENTER, ENTER, ENTER, ENTER, LEAVE] });
    expect(await entryOf(me, '2026-11-19')).toMatchObject({
      own_answers: { dream: { kind: 'text', value: 'of snow' }, ran: { kind: 'yes-no', value: false } },
    });
  });

  it('lets every one of them be skipped', async () => {
    const me = await withEvening();
    await me.run('', { answers: [3, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, LEAVE] });
    expect(await entryOf(me)).not.toHaveProperty('own_answers');
  });

  it('asks again where words are no number, with what was typed', async () => {
    const me = await withEvening();
    const { screen } = await me.run('', { answers: [3, ENTER, ENTER, 'long', '7', ENTER, ENTER, ENTER, LEAVE] });
    expect(screen).toContain('"long" is no answer to "hours". It takes a number, in h.');
    expect((await entryOf(me)).own_answers).toEqual({ hours: { kind: 'number', value: 7, unit: 'h' } });
  });

  it('asks anew in plain display, where words that were no number cannot be corrected', async () => {
    const me = await withEvening();
    await me.run('--plain', { answers: [3, ENTER, ENTER, 'long', ENTER, ENTER, ENTER, ENTER, LEAVE] });
    expect(await entryOf(me)).not.toHaveProperty('own_answers');
  });

  it('goes back to each of them, where the answer stands until it is changed or cleared', async () => {
    const me = await withEvening();
    const back = [BACK, BACK, BACK, BACK, BACK];
    await me.run('', { answers: [...ALL.slice(0, 6), ...back, CLEAR, ENTER, '8', CLEAR, CLEAR, ENTER, LEAVE] });
    expect((await entryOf(me)).own_answers).toEqual({
      hours: { kind: 'number', value: 8, unit: 'h' },
      mood: ANSWERS.mood,
    });
  });

  it('goes on with a draft after the last answer, also in the middle of words', async () => {
    const me = await withEvening();
    const left = await me.run('', { answers: [...ALL.slice(0, 5), new Typed('of the s')] });
    expect(left.stderr).toBe('A draft for Friday 20 November is kept; nearfar goes on with it.\n');
    const { screen } = await me.run('', { answers: [ENTER, ENTER, ENTER, LEAVE] });
    expect(screen).toMatch(/^hours +7\.5 h$/m);
    expect((await entryOf(me)).own_answers).toEqual({ ...ANSWERS, dream: { kind: 'text', value: 'of the s' } });
  });

  it('keeps the answers of a draft to a question that is removed meanwhile', async () => {
    const me = await withEvening();
    await me.run('', { answers: [3, '6', CANCEL] });
    await me.run('questions remove sleep -y');
    await me.run('', { answers: [ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, LEAVE] });
    expect((await entryOf(me)).own_answers).toEqual({ sleep: ANSWERS.sleep });
  });

  it('changes and clears the answers of a written day, and leaves the hidden ones as they are', async () => {
    const me = await withEvening();
    await me.run('', { answers: ALL });
    await me.run('questions hide mood');
    await me.run('edit', { answers: [ENTER, '2', CLEAR, ENTER, ENTER, ENTER] });
    const { hours: _, ...others } = ANSWERS;
    expect((await entryOf(me)).own_answers).toEqual({ ...others, sleep: { kind: 'scale', value: 2 } });
    expect(await entryOf(me)).toMatchObject({ note: 'by the canal' });
  });

  it('goes back from the passage to the last question where the note is hidden', async () => {
    const me = await withEvening();
    await me.run('questions hide note');
    const { code } = await me.run('', { answers: [3, ENTER, ENTER, ENTER, ENTER, 'one', BACK, 'two', LEAVE] });
    expect(code).toBe(0);
    expect((await entryOf(me)).own_answers).toEqual({ dream: { kind: 'text', value: 'two' } });
  });

  it('asks a day that is added to for the note alone', async () => {
    const me = await withEvening();
    await me.run('', { answers: ALL });
    await me.run('write', { answers: ['a', 'and home', LEAVE] });
    expect(await entryOf(me)).toMatchObject({ note: 'by the canal\nand home', own_answers: ANSWERS });
  });

  it('begins a hold for an answer in words as for a note', async () => {
    const me = await withEvening();
    const words = 'he grabbed me by the throat and pushed me into the wall';
    const { screen } = await me.run('', { answers: [3, ENTER, ENTER, ENTER, ENTER, words, ENTER, LEAVE] });
    expect(screen).toContain('Saved. No passage today.');
    expect(JSON.parse((await me.run('settings --json')).out).settings.hold_until).toBe('2026-12-04');
  });
});

describe('own questions on a terminal', () => {
  it('are answered by one key or in a field, and shrink to a line that stands when one goes back', async () => {
    const strip = eveningStrip();
    await addOwnQuestions(strip.me, ['sleep', 'hours']);
    await strip.me.run('questions hide want their-move my-move practices');
    const run = strip.start();
    const { terminal } = strip;
    await terminal.shows('which picture');
    await terminal.press('3', ENTER_KEY);
    expect(await terminal.shows('How did you sleep?')).toContainEqual(
      expect.stringContaining('1 awful   2   3   4   5   6   7 great   Enter skips'),
    );
    await terminal.press('6');
    await terminal.shows('How long did you work? (h)');
    await terminal.press('a', ENTER_KEY);
    await terminal.shows('"a" is no answer to "hours".');
    await terminal.press(BACKSPACE, '7', ENTER_KEY);
    const screen = (await terminal.shows('A sentence or two')).join('\n');
    expect(screen).toMatch(/^sleep +6$/m);
    expect(screen).toMatch(/^hours +7 h$/m);
    expect(screen).not.toContain('is no answer');
    await terminal.press(UP);
    await terminal.shows('> 7 h');
    // Faster, it would be a key that is held down.
    await setTimeout(200);
    await terminal.press(UP);
    await setTimeout(200);
    await terminal.press(UP);
    await terminal.shows('Enter keeps "6"');
    await terminal.press(DELETE);
    await terminal.shows('Enter skips');
    await terminal.press(ENTER_KEY);
    await terminal.shows('> 7 h');
    await terminal.press(CTRL_C);
    expect((await run).code).toBe(130);
    expect((await strip.me.run('write --felt 4 --no-passage')).code).toBe(0);
  });

  it('stand in plain display with each possible answer on a line of its own', async () => {
    const strip = eveningStrip();
    await addOwnQuestions(strip.me, ['sleep']);
    await strip.me.run('questions hide want their-move my-move practices');
    const run = strip.start('--plain');
    const { terminal } = strip;
    await terminal.shows('7: nearly one');
    await terminal.press('3\n');
    const screen = (await terminal.shows('How did you sleep?')).join('\n');
    expect(screen).toContain('How did you sleep?\n1: awful\n2\n3\n4\n5\n6\n7: great\nEnter alone skips\nback: ');
    await terminal.press(CTRL_C);
    await run;
  });

  it('show a choice of one sign once, as its own key', async () => {
    const strip = eveningStrip();
    await strip.me.run('questions add drinks --kind choice --text Drinks? --choices 0,1,more');
    await strip.me.run('questions hide want their-move my-move practices');
    const run = strip.start();
    const { terminal } = strip;
    await terminal.shows('which picture');
    await terminal.press('3', ENTER_KEY);
    expect(await terminal.shows('Drinks?')).toContainEqual(expect.stringContaining('  0   1   m more   Enter skips'));
    await terminal.press(CTRL_C);
    await run;
  });
});
