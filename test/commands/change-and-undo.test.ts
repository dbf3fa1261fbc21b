import { describe, expect, it } from 'vitest';
import { ENTER, LEAVE } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const entry = async ({ run }: ReturnType<typeof writer>, day: string) =>
  JSON.parse((await run(`show ${day} --json`)).out).entries[0];

/** A writer with an entry for Tuesday 17 November in which almost every question is answered. */
async function withTuesday() {
  const me = writer();
  await me.run('write 2026-11-17 --felt 3 --want 6 --their-move away --practices gesture --note - --no-passage', {
    input: 'by the canal',
    now: '2026-11-17T22:00:00Z',
  });
  return me;
}

describe('nearfar rm', () => {
  it('shows the entry, asks, and removes it', async () => {
    const me = await withTuesday();
    const { screen, out, stderr, code } = await me.run('rm 2026-11-17', { answers: ['y'] });
    expect(screen).toContain('by the canal');
    expect(out).toBe('');
    expect({ stderr, code }).toEqual({
      stderr: 'Removed what was written for Tuesday 17 November. nearfar undo brings it back.\n',
      code: 0,
    });
    expect(await entry(me, '2026-11-17')).toBeUndefined();
    expect((await me.run('search canal')).stderr).toBe('Nothing is found.\n');
  });

  it('keeps the entry when the answer is Enter or x', async () => {
    const me = await withTuesday();
    expect((await me.run('rm tuesday', { answers: [ENTER] })).stderr).toBe('It is as it was.\n');
    expect(await me.run('rm tuesday', { answers: [LEAVE] })).toMatchObject({ code: 0, stderr: '' });
    expect(await entry(me, '2026-11-17')).toBeDefined();
  });

  it('needs --yes without a terminal', async () => {
    const me = await withTuesday();
    expect(await me.run('rm 2026-11-17')).toMatchObject({ code: 2, out: '', stderr: expect.stringContaining('--yes') });
    expect(await entry(me, '2026-11-17')).toBeDefined();
    expect((await me.run('rm 2026-11-17 --yes')).code).toBe(0);
    expect((await me.run('rm 2026-11-17 --yes')).stderr).toContain('Nothing is written for Tuesday 17 November.');
  });
});

describe('nearfar undo', () => {
  it('takes back one change after the other down to the first, and names each', async () => {
    const me = await withTuesday();
    await me.run('write 2026-11-17 --felt 5 --no-passage');
    await me.run('move 2026-11-17 2026-11-16');
    await me.run('rm 2026-11-16 --yes');
    await me.run('import -', { input: '{"day":"2026-11-01","felt":4}\n{"day":"2026-11-02","felt":4}' });
    await me.run('rest 2026-11-03..2026-11-05');
    await me.run('rest --remove 2026-11-04');
    const messages: string[] = [];
    for (;;) {
      const { stderr } = await me.run('undo');
      messages.push(stderr.trimEnd());
      if (stderr.startsWith('There is nothing')) break;
    }
    expect(messages).toEqual([
      'The rest from Tuesday 3 November on is there again.',
      'Took back the rest from Tuesday 3 November on.',
      'Took back the import of 2 days: 2 no longer written.',
      'Brought back what was written for Monday 16 November.',
      'Took back the move: what was written for Tuesday 17 November stands there again, and no longer for Monday 16 November.',
      'Took back the change for Tuesday 17 November: it is as it was before.',
      'Took back the entry for Tuesday 17 November; nearfar history 2026-11-17 still has it.',
      'There is nothing to take back.',
    ]);
  });

  it('restores the entry field by field', async () => {
    const me = await withTuesday();
    const before = await entry(me, '2026-11-17');
    await me.run('write 2026-11-17 --felt 5 --want 5 --my-move met --note -', { input: 'other' });
    await me.run('undo');
    expect(await entry(me, '2026-11-17')).toEqual(before);
  });
});

describe('nearfar history', () => {
  it('says what differs between two versions that look alike', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    await me.run('write --practices none --no-passage');
    const [first, second] = (await me.run('history today')).out.split('\nversion 2, ');
    expect(first).not.toContain('practices');
    expect(second).toContain('\n  (practices answered with none of the three)\n');
  });

  it('shows every version, including those that were undone or removed', async () => {
    const me = await withTuesday();
    await me.run('write 2026-11-17 --felt 5 --no-passage');
    await me.run('undo');
    await me.run('rm 2026-11-17 --yes');
    const { out } = await me.run('history 2026-11-17');
    expect(out).toMatch(/version 1, until 20 November 2026, 22:00, then changed[\s\S]*felt 3/);
    expect(out).toMatch(/version 2, until 20 November 2026, 22:00, then taken back[\s\S]*felt 5/);
    expect(out).toMatch(/version 3, until 20 November 2026, 22:00, then removed[\s\S]*felt 3/);
    const { versions } = JSON.parse((await me.run('history 2026-11-17 --json')).out);
    expect(versions.map(({ ended }: { ended: string }) => ended)).toEqual(['write', 'undo', 'remove']);
  });

  it('restores an earlier version, which undo takes back', async () => {
    const me = await withTuesday();
    await me.run('rm 2026-11-17 --yes');
    expect((await me.run('history 2026-11-17 --restore 1')).stderr).toBe(
      'Version 1 stands again for Tuesday 17 November.\n',
    );
    expect(await entry(me, '2026-11-17')).toMatchObject({ felt: 3, note: 'by the canal' });
    await me.run('undo');
    expect(await entry(me, '2026-11-17')).toBeUndefined();
    expect((await me.run('history 2026-11-17 --restore 9')).code).toBe(2);
  });

  it('shows nothing for a day that was never written', async () => {
    expect(await writer().run('history yesterday')).toMatchObject({ code: 0, out: '' });
  });
});

describe('nearfar move', () => {
  it('moves the entry to another day and marks it as late when that day is long past', async () => {
    const me = await withTuesday();
    await me.run('move 2026-11-17 2026-11-10');
    expect(await entry(me, '2026-11-17')).toBeUndefined();
    expect((await me.run('list')).out).toContain('10 November 2026  (written later)');
  });

  it('refuses to overwrite another entry, to move to the same day and to move nothing', async () => {
    const me = await withTuesday();
    await me.run('write yesterday --felt 4 --no-passage');
    const { code, stderr } = await me.run('move 2026-11-17 yesterday');
    expect(code).toBe(1);
    expect(stderr).toContain('There is an entry for Thursday 19 November already.');
    expect((await me.run('move 2026-11-17 2026-11-17')).code).toBe(2);
    expect((await me.run('move 2026-11-18 2026-11-16')).code).toBe(1);
  });
});

describe('nearfar purge', () => {
  it('says that there is no earlier version when there are only entries', async () => {
    const me = await withTuesday();
    expect((await me.run('purge', { answers: [] })).stderr).toContain('There is no earlier version.');
  });

  it('asks before it removes every earlier version', async () => {
    const me = await withTuesday();
    await me.run('write 2026-11-17 --felt 5 --no-passage');
    await me.run('rm 2026-11-17 --yes');
    expect((await me.run('purge')).code).toBe(2);
    expect((await me.run('purge', { answers: [ENTER] })).stderr).toBe('Everything is still there.\n');
    expect((await me.run('purge', { answers: ['y'] })).stderr).toBe(
      'Only the entries that stand are left; the rest is gone from the file, and a fresh copy of it is made.\n',
    );
    expect((await me.run('history 2026-11-17')).out).toBe('');
    expect((await me.run('undo')).stderr).toBe('There is nothing to take back.\n');
    expect((await me.run('purge --yes')).code).toBe(0);
  });
});
