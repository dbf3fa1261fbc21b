import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER, LEAVE, TERMINATE, Typed } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const ALL_ANSWERS = [3, 6, '-', 'p', '13', 'he fell asleep mid-sentence', ENTER];

async function entries({ run }: ReturnType<typeof writer>) {
  return JSON.parse((await run('list --json')).out).entries;
}

describe('a session that is interrupted', () => {
  it('keeps the answers as a draft and resumes it at the next question', async () => {
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

  it('says that the draft is kept when the writer leaves again before answering anything more', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, CANCEL] });
    const { code, stderr } = await me.run('', { answers: [ENTER, CANCEL] });
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'A draft for Friday 20 November is kept; nearfar goes on with it.\n',
    });
  });

  it('names the command that resumes the draft of another day', async () => {
    const { stderr } = await writer().run('write 2025-12-31', { answers: [3, CANCEL] });
    expect(stderr).toBe('A draft for Wednesday 31 December 2025 is kept; nearfar write 2025-12-31 goes on with it.\n');
  });

  it('names the command that resumes the draft of a written day, and repeats it when the day is shown', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    const { stderr } = await me.run('write', { answers: ['c', 5, CANCEL] });
    expect(stderr).toBe('A draft for Friday 20 November is kept; nearfar write goes on with it.\n');
    expect((await me.run('')).out).toContain('A draft is kept too; nearfar write goes on with it.');
  });

  it('keeps a half-typed line', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, '-', 'p', '13', new Typed('he said that he')] });
    const { screen } = await me.run('', { answers: [ENTER, ENTER, ENTER] });
    expect(screen).not.toContain('bug');
    expect(await entries(me)).toEqual([expect.objectContaining({ note: 'he said that he' })]);
  });

  it('discards the draft when the writer starts again', async () => {
    const me = writer();
    await me.run('', { answers: [3, 6, CANCEL] });
    await me.run('', { answers: ['n', 5, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 5 })]);
  });

  it.each([
    ['2026-11-19', false],
    ['2026-11-18', true],
  ])('keeps a draft of %s that was begun anew as a version that is late: %s', async (day, late) => {
    const me = writer();
    await me.run(`write ${day}`, { answers: [3, CANCEL] });
    await me.run(`write ${day}`, { answers: ['n', 5, CANCEL] });
    await me.run(`history ${day} --restore 1`);
    expect(await entries(me)).toMatchObject([{ day, felt: 3 }]);
    expect(JSON.parse((await me.run(`week ${day} --json`)).out).uncounted.late).toBe(Number(late));
  });

  it('mentions the draft in a session on a later day', async () => {
    const me = writer();
    await me.run('', { answers: [3, CANCEL] });
    const { screen } = await me.run('', { answers: ALL_ANSWERS, now: '2026-11-21T22:00:00Z', width: 100 });
    expect(screen).toContain('A draft is also kept for Friday 20 November (nearfar write 2026-11-20).');
  });

  it('keeps the saved entry when the writer cancels at the passage', async () => {
    const me = writer();
    const { code, stderr } = await me.run('', { answers: [...ALL_ANSWERS.slice(0, -1), CANCEL] });
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Saved for Friday 20 November.\n' });
    expect(await entries(me)).toHaveLength(1);
  });

  it('says that a draft is kept when the program receives SIGTERM, and ends by that signal', async () => {
    const { stderr } = await writer().run('', { answers: [3, TERMINATE] });
    expect(stderr).toBe('A draft for Friday 20 November is kept; nearfar goes on with it.\nSIGTERM\n');
  });

  it('keeps no draft when nothing was answered', async () => {
    const { code, stderr } = await writer().run('', { answers: [CANCEL] });
    expect({ code, stderr }).toEqual({ code: 130, stderr: 'Nothing was answered, so no draft is kept.\n' });
  });

  it('keeps the draft when the writer leaves with x', async () => {
    const me = writer();
    const { code, stderr } = await me.run('', { answers: [3, LEAVE] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const resumed = await me.run('', { answers: [ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(resumed.code).toBe(0);
    expect(await entries(me)).toEqual([expect.objectContaining({ felt: 3 })]);
  });
});
