import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { passageById } from '../../src/passages/library.ts';
import { CTRL_C, ENTER_KEY, eveningStrip } from '../support/evening-strip.ts';
import { BACK, ENTER, LEAVE, Typed } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const ALL_ANSWERS = [3, 6, '-', 'p', '13', 'he fell asleep mid-sentence', ENTER];

async function entries({ run }: ReturnType<typeof writer>) {
  return JSON.parse((await run('list --json')).out).entries;
}

describe('a session', () => {
  it('asks the questions, saves the entry and shows a passage', async () => {
    const me = writer();
    const { code, screen, out, stderr } = await me.run('', { answers: ALL_ANSWERS });
    expect(code).toBe(0);
    expect(screen).toContain('for Friday 20 November');
    expect(screen).toContain('A passage that may sit near this:');
    expect(screen).toMatch(/(?:Because you wrote "he fell asleep mid-sentence"|For an evening [a-z ]+)\./);
    expect(stderr).toBe('Saved for Friday 20 November.\n');
    expect(out).toBe('Your first day is written.\n');
    expect(await entries(me)).toEqual([
      {
        day: '2026-11-20',
        felt: 3,
        want: 6,
        their_move: 'away',
        my_move: 'back',
        practices: ['gesture', 'passion'],
        note: 'he fell asleep mid-sentence',
        passage: expect.any(String),
        logged_at: '2026-11-20T22:00:00.000Z',
        zone: 'Europe/Lisbon',
        updated_at: '2026-11-20T22:00:00.000Z',
      },
    ]);
  });

  it('counts the first evenings from the first one on, and 28 days later the last 28', async () => {
    const me = writer();
    const outOn = async (day: string) => (await me.run('', { answers: ALL_ANSWERS, now: `2026-${day}T22:00:00Z` })).out;
    await outOn('11-20');
    expect(await outOn('11-22')).toBe('Written: 2 of 3 days since you began.\n▃ · ▃   felt, the last 3 days\n');
    expect(await outOn('12-17')).toBe(
      'Written: 3 of the last 28 days.\n· · · · · · · · · · · · · ▃   felt, the last 14 days\n',
    );
    const plain = await me.run('--plain write', { answers: ['a', 'more', ENTER], now: '2026-12-17T22:00:00Z' });
    expect(plain.out).toBe('Written: 3 of the last 28 days.\nFelt in the last 14 days: 17 December 3.\n');
  });

  it('saves an entry when only felt is answered', async () => {
    const me = writer();
    await me.run('', { answers: [5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-20', felt: 5 })]);
    expect(Object.keys((await entries(me))[0])).toEqual(['day', 'felt', 'passage', 'logged_at', 'zone', 'updated_at']);
  });

  it('says on the first run, and only then, where the journal is stored', async () => {
    const me = writer();
    const first = await me.run('', { answers: ALL_ANSWERS, width: 400 });
    expect(first.screen.replace(/\s+/g, ' ')).toContain(
      `Your journal is in ${me.folder} and never leaves this machine.`,
    );
    const second = await me.run('write yesterday', { answers: ALL_ANSWERS });
    expect(second.screen).not.toContain('Your journal lies');
  });

  it('saves the entry before it shows the passage', async () => {
    const me = writer();
    const { code } = await me.run('', { answers: [...ALL_ANSWERS.slice(0, -1), LEAVE] });
    expect(code).toBe(0);
    expect(await entries(me)).toHaveLength(1);
  });

  it('shows another passage each time the writer presses n, and keeps the last one', async () => {
    const me = writer();
    const { screen } = await me.run('', { answers: [...ALL_ANSWERS.slice(0, -1), 'n', 'n', ENTER] });
    expect(screen.split('A passage that may sit near this:')).toHaveLength(4);
    const [entry] = await entries(me);
    const shown = await me.run('show', { width: 200 });
    const { title } = passageById(entry.passage)!;
    expect(shown.out).toContain(`passage: "${title}", `);
    expect(screen.split('\f').at(-1)).toContain(title);
  });

  it('shows the evidence for a passage, with the words of the note, when the writer presses w', async () => {
    const { screen } = await writer().run('', {
      answers: [2, 6, '-', 'c', ENTER, 'left on read again since lunch', 'w', ENTER],
    });
    expect(screen).toMatch(/^ {2}(much|somewhat|a little) +an evening when you chased after them/m);
    expect(screen).toContain('"left on read again since lunch"');
  });

  it('asks for the note as a line when the editor fails, starting from what was written in the editor', async () => {
    const me = writer();
    const { code, screen } = await me.run('', {
      answers: [3, ENTER, ENTER, ENTER, ENTER, 'e', ENTER, ENTER],
      edit: (_, leave) => {
        leave('half of it');
        throw new UserError('There is no editor "nano".');
      },
    });
    expect(code).toBe(0);
    expect(screen).toContain('There is no editor "nano".\n');
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 3, note: 'half of it' })]);
  });

  it('switches between the passage and its evidence', async () => {
    const answers = [2, 6, '-', 'c', ENTER, 'left on read again since lunch'];
    const { screen } = await writer().run('', { answers: [...answers, 'w', 'w', ENTER] });
    const [, passage, evidence, passageAgain, ...more] = screen.split('\f');
    expect(evidence).toContain('What counted for it, the strongest first:');
    expect(evidence).toMatch(/^ {2}(much|somewhat|a little) +"left on read again/m);
    expect(evidence).not.toMatch(/[+-]\d/);
    expect(evidence).toContain(passage!.split('\n')[2]);
    expect(evidence).not.toContain('A question to take along');
    expect([passageAgain, more]).toEqual([passage, []]);
  });

  it('shows a passage in pages when it is taller than the screen', async () => {
    const screens = async (room: number, keys: unknown[]) =>
      (await writer().run('', { answers: [...ALL_ANSWERS.slice(0, -1), ...keys, ENTER], room })).screen.split('\f');
    const words = (text: string) => text.replace('A passage that may sit near this:', '').replace(/\s+/g, ' ').trim();
    const [, whole] = await screens(24, []);
    const [, ...pages] = await screens(6, [ENTER, ENTER, ENTER]);
    expect(pages).toHaveLength(4);
    for (const page of pages) expect(page.split('\n').length - 1).toBeLessThanOrEqual(6);
    expect(words(pages.join(''))).toBe(words(whole!));
  });

  it('never apologises for a passage that comes again', async () => {
    const me = writer();
    for (const day of [20, 21, 22, 23])
      expect((await me.run('', { answers: ALL_ANSWERS, now: `2026-11-${day}T22:00:00Z` })).screen).not.toMatch(
        /again so/,
      );
  });

  it('shows a quiet line in place of a passage after a death, and the nearest passage by p', async () => {
    const me = writer();
    const answers = [3, ENTER, ENTER, ENTER, ENTER, 'Mum died this morning.'];
    const { screen } = await me.run('', { answers: [...answers, ENTER] });
    expect(screen).not.toContain('A passage that may sit near this:');
    expect(screen).not.toContain('died');
    expect((await entries(me))[0]).not.toHaveProperty('passage');
    const other = writer();
    await other.run('', { answers: [...answers, 'p', ENTER] });
    expect((await entries(other))[0]).toHaveProperty('passage');
  });

  it('has people to talk to one key away on an evening of despair', async () => {
    const note = 'sobbing on the bathroom floor again, hopeless, cannot go on like this';
    const { screen } = await writer().run('', { answers: [1, ENTER, ENTER, ENTER, ENTER, note, 'h', ENTER] });
    expect(screen).toContain('findahelpline.com');
  });

  it('goes back from the people to talk to, and then to the note', async () => {
    const me = writer();
    const note = 'sobbing on the bathroom floor again, hopeless, cannot go on like this';
    await me.run('', { answers: [1, ENTER, ENTER, ENTER, ENTER, note, 'h', BACK, BACK, 'a long day', ENTER] });
    expect((await entries(me))[0]).toMatchObject({ note: 'a long day' });
  });
});

describe('a sentence appended to a note', () => {
  it('keeps answers that changed while its draft was waiting', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    await me.run('write', { answers: ['a', new Typed('added')] });
    await me.run('write --felt 2 --want 6 --no-passage');
    await me.run('write', { answers: [ENTER, 'added', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 2, want: 6, note: 'added' })]);
  });
});

describe('a session after midnight', () => {
  const afterMidnight = { now: '2026-11-21T01:30:00Z' };

  it('writes the day before', async () => {
    const me = writer(afterMidnight);
    const { screen } = await me.run('', { answers: ALL_ANSWERS });
    expect(screen).toContain('still Friday 20 November; t for Saturday');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-20' })]);
  });

  it('switches to the day of the calendar when the writer presses t', async () => {
    const me = writer(afterMidnight);
    const { screen } = await me.run('', { answers: ['t', ...ALL_ANSWERS] });
    expect(screen).toContain('for Saturday 21 November');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-21' })]);
  });

  it.each(['', 'write'])(
    'goes on with t from the written day of "nearfar %s" to that of the calendar',
    async (command) => {
      const strip = eveningStrip(afterMidnight);
      await strip.me.run('write --felt 3 --no-passage');
      const run = strip.start(command);
      await strip.terminal.shows('t for Saturday');
      await strip.terminal.press('t');
      await strip.terminal.shows('for Saturday 21 November');
      await strip.terminal.press('5', ENTER_KEY, CTRL_C);
      expect((await run).stderr).toContain('A draft for Saturday 21 November is kept');
    },
  );

  it('names the key of the calendar day below the written day in plain mode', async () => {
    const me = writer(afterMidnight);
    await me.run('write --felt 3 --no-passage');
    expect((await me.run('--plain')).out).toContain('nearfar write changes it. t there is for Saturday.\n');
  });

  it('offers no other day from the written day after the day has started', async () => {
    const me = writer({ now: '2026-11-21T04:00:00Z' });
    await me.run('write --felt 3 --no-passage');
    for (const command of ['', 'write'])
      expect((await me.run(command, { answers: [ENTER] })).screen).not.toMatch(/still|t for/);
  });

  it('offers no switch of the day after the day has started', async () => {
    const { screen } = await writer({ now: '2026-11-21T04:00:00Z' }).run('', { answers: ALL_ANSWERS });
    expect(screen).not.toContain('still');
  });

  it('writes the day of the calendar when days start at midnight', async () => {
    const me = writer({ ...afterMidnight, dayStartsAt: 0 });
    const { screen } = await me.run('', { answers: ALL_ANSWERS });
    expect(screen).not.toContain('still');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-21' })]);
    expect((await me.run(['show', '2026-11-21T01:30'])).out).toContain('21 November');
  });
});

describe('a day that is already written', () => {
  it('stays unchanged when the writer presses Enter, and says so', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const { stderr, out } = await me.run('write', { answers: [ENTER] });
    expect({ stderr, out }).toEqual({ stderr: 'It is as it was.\n', out: '' });
  });

  it('shows only the beginning of a long note before it asks what to change', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'by the canal until it rained\n'.repeat(200) });
    const { screen } = await me.run('write', { answers: [ENTER] });
    expect(screen.split('\n').length).toBeLessThan(14);
    expect(screen).toMatch(/felt 3.*by the canal.*\n {2}… \d+ more lines\n/s);
  });

  it.each(['', '--plain '])('shows no bars where none of the last days has a number: %s', async (plain) => {
    const me = writer();
    const { stderr, out } = await me.run(`${plain}write 2026-11-01`, { answers: ALL_ANSWERS });
    expect(stderr + out).toContain('Written: 1 of 20 days since you began.');
    expect(stderr + out).not.toMatch(/the last 14 days/);
  });

  it('names the written days of the week in words with --plain', async () => {
    const me = writer();
    await me.run('write monday --felt 4 --no-passage');
    await me.run('write --felt 3 --no-passage');
    const { out } = await me.run('--plain');
    expect(out).toContain('Felt this week: Monday 4, Friday 3.\n');
    expect(out).not.toMatch(/·/);
  });

  it('is shown with its passage and the week by nearfar without a command', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    const { out, code } = await me.run('');
    expect(code).toBe(0);
    expect(out).toContain('he fell asleep mid-sentence');
    expect(out).toContain('A passage that may sit near this:');
    expect(out).toContain('This week: Mon ·  Tue ·  Wed ·  Thu ·  Fri 3');
    expect(out).toContain('nearfar write changes it.');
  });

  it('opens on the alternate screen, where c changes it', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    const { screen, out } = await me.run('', { answers: [ENTER] });
    expect(screen).toMatch(
      /^Friday 20 November 2026\n(?:.*\n)+.*A passage that may sit near this:(?:.*\n)+This week: Mon/,
    );
    expect(out).toBe('');
    // Both the page and the evening after it are given the answers from the first on: c changes the answers.
    const again = await me.run('', { answers: ['c', 5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(again.stderr).toBe('Saved for Friday 20 November.\n');
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 5, want: 6 })]);
  });

  it('is printed, and asks nothing, with --plain', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    const { screen, out } = await me.run('--plain', { answers: [] });
    expect(screen).toBe('');
    expect(out).toContain('felt 3, nearer apart than together, wanted 6');
    expect(out).toContain('nearfar write changes it.');
  });

  it('appends to the note and keeps the time of the first version', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    await me.run('write', { answers: ['a', 'and then he woke', ENTER], now: '2026-11-20T23:00:00Z' });
    expect(await entries(me)).toEqual([
      expect.objectContaining({
        felt: 3,
        note: 'he fell asleep mid-sentence\nand then he woke',
        logged_at: '2026-11-20T22:00:00.000Z',
        updated_at: '2026-11-20T23:00:00.000Z',
      }),
    ]);
  });

  it('changes the answers that are given and keeps the others on Enter', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    await me.run('write', { answers: ['c', 5, ENTER, ENTER, 'm', ENTER, ENTER, ENTER] });
    expect(await entries(me)).toEqual([
      expect.objectContaining({
        felt: 5,
        want: 6,
        their_move: 'away',
        my_move: 'met',
        practices: ['gesture', 'passion'],
        note: 'he fell asleep mid-sentence',
      }),
    ]);
  });

  it('keeps every field of the entry when the writer presses Enter', async () => {
    const me = writer();
    await me.run('', { answers: ALL_ANSWERS });
    const before = await entries(me);
    const { code } = await me.run('write', { answers: [ENTER] });
    expect(code).toBe(0);
    expect(await entries(me)).toEqual(before);
  });
});

describe('the question for the note', () => {
  it('opens an editor when the answer is e', async () => {
    const me = writer({ edit: (text) => `${text}one\n\ntwo` });
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'e', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'one\n\ntwo' })]);
  });

  it('takes "e" as the note when no editor is configured', async () => {
    const me = writer();
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'e', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'e' })]);
  });
});
