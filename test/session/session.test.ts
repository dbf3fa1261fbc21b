import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { CANCEL, ENTER, LEAVE, TERMINATE, Typed } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const WHOLE_EVENING = [3, 6, '-', 'p', '13', 'he fell asleep mid-sentence', ENTER];

async function entries({ run }: ReturnType<typeof writer>) {
  return JSON.parse((await run('list --json')).out).entries;
}

describe('an evening', () => {
  it('is asked, saved, and answered with a passage', async () => {
    const me = writer();
    const { code, screen, out, stderr } = await me.run('', { answers: WHOLE_EVENING });
    expect(code).toBe(0);
    expect(screen).toContain('for Friday 20 November');
    expect(screen).toContain('A passage that may sit near this:');
    expect(screen).toMatch(/Because .*felt 3, wanted 6\./s);
    expect(stderr).toBe('Saved for Friday 20 November.\n');
    expect(out).toBe('Written: 1 of the last 28 days.\n· · · · · · · · · · · · · ▃   felt, the last 14 days\n');
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

  it('needs no more than one number', async () => {
    const me = writer();
    await me.run('', { answers: [5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-20', felt: 5 })]);
    expect(Object.keys((await entries(me))[0])).toEqual(['day', 'felt', 'passage', 'logged_at', 'zone', 'updated_at']);
  });

  it('says on the first run where the journal lies and what its files do not stop', async () => {
    const me = writer();
    const first = await me.run('', { answers: WHOLE_EVENING, width: 400 });
    expect(first.screen.replace(/\s+/g, ' ')).toContain(
      `Your journal lies in ${me.folder} and never leaves this machine.`,
    );
    const second = await me.run('write yesterday', { answers: WHOLE_EVENING });
    expect(second.screen).not.toContain('Your journal lies');
  });

  it('is already in the journal when the passage is shown', async () => {
    const me = writer();
    const { code } = await me.run('', { answers: [...WHOLE_EVENING.slice(0, -1), LEAVE] });
    expect(code).toBe(0);
    expect(await entries(me)).toHaveLength(1);
  });

  it('offers another passage for as long as the writer asks for one, and keeps the last', async () => {
    const me = writer();
    const { screen } = await me.run('', { answers: [...WHOLE_EVENING.slice(0, -1), 'n', 'n', ENTER] });
    expect(screen.split('A passage that may sit near this:')).toHaveLength(4);
    const [entry] = await entries(me);
    const shown = await me.run('show');
    expect(shown.out).toContain(`passage: ${entry.passage}`);
  });

  it('says why at one key, with the words of the note that spoke for it', async () => {
    const { screen } = await writer().run('', {
      answers: [2, 6, '-', 'c', ENTER, 'left on read again since lunch', 'w', ENTER],
    });
    expect(screen).toMatch(/\+\d\.\d\d {2}your answers/);
    expect(screen).toContain('"left on read"');
  });

  it('asks for the note as a line again where the editor fails, with what was written there', async () => {
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

  it('turns between the passage and why it came', async () => {
    const evening = [2, 6, '-', 'c', ENTER, 'left on read again since lunch'];
    const { screen } = await writer().run('', { answers: [...evening, 'w', 'w', ENTER] });
    const [, passage, why, again, ...more] = screen.split('\f');
    expect(why).toContain('What spoke for it and what against it');
    expect(why).toContain(passage!.split('\n')[2]);
    expect(why).not.toContain('To take along');
    expect([again, more]).toEqual([passage, []]);
  });

  it('hands a passage over page by page where the screen is too small for it', async () => {
    const screens = async (room: number, reads: unknown[]) =>
      (await writer().run('', { answers: [...WHOLE_EVENING.slice(0, -1), ...reads, ENTER], room })).screen.split('\f');
    const [, whole] = await screens(18, []);
    const [, ...pages] = await screens(9, [ENTER, ENTER]);
    expect(pages).toHaveLength(3);
    for (const page of pages) expect(page.split('\n').length - 1).toBeLessThanOrEqual(9);
    expect(pages.join('').replace(/\s+/g, ' ')).toBe(whole!.replace(/\s+/g, ' '));
  });

  it('hands over the passage of the evening before only where it says that nothing else sits near it', async () => {
    const me = writer();
    await me.run('', { answers: WHOLE_EVENING });
    const { screen } = await me.run('', { answers: WHOLE_EVENING, now: '2026-11-21T22:00:00Z' });
    const [first, second] = await entries(me);
    const isSaid = screen.replace(/\s+/g, ' ').includes('again so soon, as nothing else sits near it');
    expect(isSaid).toBe(first.passage === second.passage);
  });
});

describe('an evening that is broken off', () => {
  it('keeps what was answered and goes on with it', async () => {
    const me = writer();
    const first = await me.run('', { answers: [3, 6, CANCEL] });
    expect(first.code).toBe(130);
    expect(first.stderr).toBe('A draft for Friday 20 November is kept; nearfar goes on with it.\n');
    expect(await entries(me)).toEqual([]);
    const second = await me.run('', { answers: [ENTER, '-', 'p', '13', 'a note', ENTER] });
    expect(second.code).toBe(0);
    expect(await entries(me)).toEqual([
      expect.objectContaining({ felt: 3, want: 6, their_move: 'away', note: 'a note' }),
    ]);
  });

  it('says how to go on with the draft of another day', async () => {
    const { stderr } = await writer().run('write 2025-12-31', { answers: [3, CANCEL] });
    expect(stderr).toBe('A draft for Wednesday 31 December 2025 is kept; nearfar write 2025-12-31 goes on with it.\n');
  });

  it('says how to go on where the day is written already, and so does the day', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const { stderr } = await me.run('write', { answers: ['c', 5, CANCEL] });
    expect(stderr).toBe('A draft for Friday 20 November is kept; nearfar write goes on with it.\n');
    expect((await me.run('')).out).toContain('A draft is kept too; nearfar write goes on with it.');
  });

  it('keeps half a line', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, '-', 'p', '13', new Typed('he said that he')] });
    const { screen } = await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(screen).not.toContain('bug');
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'he said that he' })]);
  });

  it('can be begun anew', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, CANCEL] });
    await me.run('', { answers: ['n', 5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 5 })]);
  });

  it('is named on another day, until it is gone on with', async () => {
    const me = writer();
    await me.run('', { answers: [3, CANCEL] });
    const { screen } = await me.run('', { answers: WHOLE_EVENING, now: '2026-11-21T22:00:00Z', width: 100 });
    expect(screen).toContain('A draft is also kept for Friday 20 November (nearfar write 2026-11-20).');
  });

  it('is saved all the same when the writer leaves at the passage', async () => {
    const me = writer();
    const { code, stderr } = await me.run('', { answers: [...WHOLE_EVENING.slice(0, -1), CANCEL] });
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Saved for Friday 20 November.\n' });
    expect(await entries(me)).toHaveLength(1);
  });

  it('says what is kept when the program is told to end, and ends by that signal', async () => {
    const { stderr } = await writer().run('', { answers: [3, TERMINATE] });
    expect(stderr).toBe('A draft for Friday 20 November is kept; nearfar goes on with it.\nSIGTERM\n');
  });

  it('keeps nothing when nothing was answered', async () => {
    const { code, stderr } = await writer().run('', { answers: [CANCEL] });
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Nothing was answered, so no draft is kept.\n' });
  });

  it('keeps the draft when the screen is cleared in the middle', async () => {
    const me = writer();
    const { code, stderr } = await me.run('', { answers: [3, LEAVE] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const again = await me.run('', { answers: [ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(again.code).toBe(0);
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 3 })]);
  });
});

describe('a sentence that is added', () => {
  it('changes no answer, also where that was changed in between', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    await me.run('write', { answers: ['a', new Typed('added')] });
    await me.run('write --felt 2 --want 6 --no-passage');
    await me.run('write', { answers: [ENTER, 'added', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 2, want: 6, note: 'added' })]);
  });
});

describe('after midnight', () => {
  const late = { now: '2026-11-21T01:30:00Z' };

  it('it is still the day before', async () => {
    const me = writer(late);
    const { screen } = await me.run('', { answers: WHOLE_EVENING });
    expect(screen).toContain('still Friday 20 November; t for Saturday');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-20' })]);
  });

  it('one key turns to the day of the calendar', async () => {
    const me = writer(late);
    const { screen } = await me.run('', { answers: ['t', ...WHOLE_EVENING] });
    expect(screen).toContain('for Saturday 21 November');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-21' })]);
  });

  it('no such key is offered once the day has begun', async () => {
    const { screen } = await writer({ now: '2026-11-21T04:00:00Z' }).run('', { answers: WHOLE_EVENING });
    expect(screen).not.toContain('still');
  });

  it('the day has begun for whoever has it begin at midnight', async () => {
    const me = writer({ ...late, dayStartsAt: 0 });
    const { screen } = await me.run('', { answers: WHOLE_EVENING });
    expect(screen).not.toContain('still');
    expect(await entries(me)).toEqual([expect.objectContaining({ day: '2026-11-21' })]);
    expect((await me.run(['show', '2026-11-21T01:30'])).out).toContain('21 November');
  });
});

describe('a day that is written', () => {
  it('is as it was when the writer leaves it so, and that is said', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const { stderr, out } = await me.run('write', { answers: [ENTER] });
    expect({ stderr, out }).toEqual({ stderr: 'It is as it was.\n', out: '' });
  });

  it('is shown by its beginning before it is changed, however long its note', async () => {
    const me = writer();
    await me.run('write --felt 3 --note - --no-passage', { input: 'by the canal until it rained\n'.repeat(200) });
    const { screen } = await me.run('write', { answers: [ENTER] });
    expect(screen.split('\n').length).toBeLessThan(14);
    expect(screen).toMatch(/felt 3.*by the canal.*\n {2}…\n/s);
  });

  it('is shown by bare nearfar, with its passage and the week', async () => {
    const me = writer();
    await me.run('', { answers: WHOLE_EVENING });
    const { out, code } = await me.run('');
    expect(code).toBe(0);
    expect(out).toContain('he fell asleep mid-sentence');
    expect(out).toContain('A passage that may sit near this:');
    expect(out).toContain('This week: Mon ·  Tue ·  Wed ·  Thu ·  Fri 3');
    expect(out).toContain('nearfar write changes it.');
  });

  it('can be added to, and the earlier version is kept', async () => {
    const me = writer();
    await me.run('', { answers: WHOLE_EVENING });
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

  it('can be changed, and Enter keeps what was there', async () => {
    const me = writer();
    await me.run('', { answers: WHOLE_EVENING });
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

  it('can be left as it is', async () => {
    const me = writer();
    await me.run('', { answers: WHOLE_EVENING });
    const before = await entries(me);
    const { code } = await me.run('write', { answers: [ENTER] });
    expect(code).toBe(0);
    expect(await entries(me)).toEqual(before);
  });
});

describe('the note', () => {
  it('can be written in an editor', async () => {
    const me = writer({ edit: (text) => `${text}one\n\ntwo` });
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'e', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'one\n\ntwo' })]);
  });

  it('is "e" itself where no editor is named', async () => {
    const me = writer();
    await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, 'e', ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'e' })]);
  });
});
