import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const NOW = '2026-11-20T22:00:00Z';
const YEAR_AHEAD = '2027-11-20T22:00:00Z';
const FUTURE = '2027-11-20';

/** A writer with an entry of yesterday, one of a month before, and one that a clock a year ahead put into the future. */
async function withFutureDay() {
  const me = writer({ now: NOW });
  for (const day of ['2026-10-20', 'yesterday']) await me.run(`write ${day} --felt 3 --no-passage`);
  await me.run('write --felt 6', { now: YEAR_AHEAD });
  return me;
}

describe('a day that a wrong clock has put into the future', () => {
  it('is shown, listed, and has its history', async () => {
    const me = await withFutureDay();
    expect((await me.run(`show ${FUTURE}`)).out).toContain('20 November 2027');
    expect((await me.run('list')).out).toContain('20 November 2027');
    expect((await me.run('list --from tomorrow')).out).toContain('20 November 2027');
    expect((await me.run(`history ${FUTURE}`)).out).toContain('version 1, as it stands');
    expect((await me.run(`like ${FUTURE}`)).code).toBe(0);
  });

  it('is moved to its right day, where it is not late', async () => {
    const me = await withFutureDay();
    expect((await me.run(`move ${FUTURE} today`)).stderr).toBe(
      'Moved: what was written for Saturday 20 November 2027 now stands for Friday 20 November.\n',
    );
    const { out } = await me.run('show today');
    expect(out).toContain('20 November 2026');
    expect(out).not.toContain('written later');
    expect((await me.run('undo')).stderr).toBe(
      'Took back the move: what was written for Saturday 20 November 2027 stands there again, and no longer for Friday 20 November.\n',
    );
    expect((await me.run(`show ${FUTURE}`)).out).toContain('20 November 2027');
  });

  it('is removed, and brought back by undo', async () => {
    const me = await withFutureDay();
    expect((await me.run(`rm ${FUTURE} --yes`)).code).toBe(0);
    expect((await me.run(`history ${FUTURE}`)).out).toContain('then removed');
    await me.run('undo');
    expect(JSON.parse((await me.run('list --json')).out).entries).toHaveLength(3);
    expect((await me.run(`history ${FUTURE} --restore 1`)).code).toBe(0);
  });

  it('is edited and written again, by a clock that is right', async () => {
    const me = await withFutureDay();
    await me.run(`edit ${FUTURE}`, { edit: (text) => text.replace(/felt: +6/, 'felt: 2') });
    expect(JSON.parse((await me.run(`show ${FUTURE} --json`)).out).entries).toMatchObject([
      { felt: 2, updated_at: '2027-11-20T22:00:00.001Z' },
    ]);
    expect((await me.run(`write ${FUTURE} --felt 4 --no-passage`)).code).toBe(0);
  });

  it('does not stand in the place of the newest day', async () => {
    const me = await withFutureDay();
    expect((await me.run('show')).out).toContain('19 November 2026');
    // No rise is counted on a day that has not come.
    expect(JSON.parse((await me.run('like --json')).out).like).toMatchObject({
      day: '2026-11-19',
      nearest: [{ day: '2026-10-20', roseAfter: null }],
    });
    await me.run('edit', { edit: (text) => text.replace(/felt: +3/, 'felt: 5') });
    expect(JSON.parse((await me.run('list --json')).out).entries).toMatchObject([
      { felt: 3 },
      { felt: 5 },
      { felt: 6 },
    ]);
  });

  it('is named by status, counts nowhere, and breaks no summary', async () => {
    const me = await withFutureDay();
    const status = (await me.run('status')).out;
    expect(status).toContain('Friday 20 November is not written yet.\nWritten: 1 of the last 28 days.\n');
    expect(status).toContain('1 day is in the future: nearfar list --from tomorrow\n');
    expect(JSON.parse((await me.run('status --json')).out)).toMatchObject({ last_28_days: 1, future_days: 1 });
    expect((await me.run('status -q')).code).toBe(3);
    expect(JSON.parse((await me.run('trends --all --json')).out).trends).toMatchObject({
      to: '2026-11-20',
      days: { shown: 1 },
    });
    expect(JSON.parse((await me.run('year --json')).out).felt).toEqual({ '2026-10-20': 3, '2026-11-19': 3 });
    const { code, stderr } = await me.run('', { answers: [4, ENTER, ENTER, ENTER, ENTER, '', ENTER] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'Saved for Friday 20 November.\n' });
  });

  it('does not break the summaries where it is the only day', async () => {
    const me = writer({ now: NOW });
    await me.run('write --felt 6 --no-passage', { now: YEAR_AHEAD });
    for (const command of ['status', 'trends', 'trends --all', 'trends --by month', 'year', 'like', 'list', 'show'])
      expect((await me.run(command)).code).toBe(0);
    expect((await me.run('show')).out).toContain('20 November 2027');
  });

  it('has a draft that can be finished, although the day has not come', async () => {
    const me = writer({ now: NOW });
    await me.run('', { now: YEAR_AHEAD, answers: [3, CANCEL] });
    const { code } = await me.run(`write ${FUTURE}`, { answers: [ENTER, ENTER, ENTER, ENTER, ENTER, '', ENTER] });
    expect(code).toBe(0);
    expect(JSON.parse((await me.run(`show ${FUTURE} --json`)).out).entries).toMatchObject([{ felt: 3 }]);
  });

  it('is refused as before where nothing was ever written', async () => {
    const me = await withFutureDay();
    for (const command of ['show tomorrow', 'rm 2027-11-21', 'edit 2027-11-21', `move yesterday ${FUTURE}`]) {
      const { code, stderr } = await me.run(command);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('has not come yet.') });
    }
  });
});

describe('the passages of an evening', () => {
  it('are as new to a right clock, whatever was shown in the future or a year ago', async () => {
    const [me, other] = [writer({ now: NOW }), writer({ now: NOW })];
    for (const now of [YEAR_AHEAD, '2027-11-21T22:00:00Z', '2027-11-22T22:00:00Z'])
      await me.run('write --felt 4', { now });
    const shown = async (who: typeof me) => JSON.parse((await who.run('write --felt 4 --json')).out).passage;
    expect(await shown(me)).toEqual(await shown(other));
  });

  it('keep the reason through a purge where the clock has gone back', async () => {
    const me = writer({ now: NOW });
    await me.run('write --felt 4 --no-passage', { now: '2026-11-20T23:00:00Z' });
    await me.run('write --felt 4 --passage');
    const before = (await me.run('show')).out;
    expect(before).toContain('passage:');
    await me.run('purge --yes');
    expect((await me.run('show')).out).toBe(before);
  });
});
