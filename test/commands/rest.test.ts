import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

describe('nearfar rest', () => {
  it('adds a rest, lists it, and removes it by any of its days', async () => {
    const me = writer();
    const added = await me.run('rest 2026-12-24..2027-01-02 --note -', { input: 'at my mother’s\n' });
    expect(added.stderr).toBe('Set aside: 24 December 2026 to 2 January 2027.\n');
    expect((await me.run('rest 2026-12-31..2027-01-05')).code).toBe(1);
    expect((await me.run('rest --list')).out).toBe('24 December 2026 to 2 January 2027\n  at my mother’s\n');
    expect(JSON.parse((await me.run('rest --json')).out).rests).toEqual([
      { from: '2026-12-24', to: '2027-01-02', note: 'at my mother’s' },
    ]);
    expect((await me.run('rest --remove 2026-12-31')).code).toBe(0);
    expect((await me.run('rest')).stderr).toBe('No days are set aside.\n');
    expect((await me.run('rest --remove 2026-12-31')).code).toBe(1);
  });

  it('refuses a rest that shares even one day with another, and takes one that adjoins it', async () => {
    const me = writer();
    await me.run('rest 2026-11-04..2026-11-06');
    for (const days of ['2026-11-06..2026-11-08', '2026-11-02..2026-11-04', '2026-11-05']) {
      const { code, stderr } = await me.run(`rest ${days}`);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining('Some of these days are set aside already.'),
      });
    }
    expect((await me.run('rest 2026-11-07..2026-11-08')).code).toBe(0);
  });

  it('leaves the days of a rest out of the counts', async () => {
    const me = writer();
    await me.run('write 2026-11-17 --felt 3 --no-passage');
    await me.run('rest 2026-11-16..2026-11-18');
    expect((await me.run('status')).out).toContain('Written: 0 of 2 days since you began; 2 more are set aside.');
    await me.run('write 2026-11-19 --felt 4 --no-passage');
    expect(JSON.parse((await me.run('status --json')).out)).toMatchObject({ last_28_days: 1, set_aside: 2 });
    expect((await me.run('year --plain')).out).toContain('November 2026: 1 day written; felt 4 on 1 day.');
  });

  it('counts no day before the first that was written, and says so where every day since then is set aside', async () => {
    const me = writer();
    await me.run('rest 2026-11-01..2026-11-03');
    expect((await me.run('status')).out).not.toMatch(/Written|Set aside/);
    await me.run('write 2026-11-19 --felt 4 --no-passage');
    expect((await me.run('status')).out).toContain('Written: 1 of 2 days since you began.');
    await me.run('rest today');
    expect((await me.run('status')).out).toContain('Written: 1 of 1 day since you began; 1 more is set aside.');
    await me.run('rest yesterday');
    expect((await me.run('status')).out).toContain('Set aside: every day since you began.');
  });

  it('says of trends without a day that counts that what is written is set aside', async () => {
    const me = writer();
    await me.run('write --felt 4 --no-passage');
    await me.run('rest today');
    const shown = (await me.run('trends')).out.replace(/\s+/g, ' ');
    expect(shown).toContain('No day counts from ');
    expect(shown).toContain('to 20 November 2026: what has a number is set aside. To count it again: nearfar rest');
    expect(shown).not.toContain('Nothing is written');
    await me.run('write yesterday --felt 4 --no-passage');
    expect((await me.run('trends')).out).not.toContain('No day counts from');
  });

  it('says how many of the last 28 days are set aside in a longer journal', async () => {
    const me = writer();
    await me.run('write 2026-09-19 --felt 4 --no-passage');
    await me.run('rest 2026-11-01..2026-11-03');
    expect((await me.run('status')).out).toContain('Written: 0 of 25 days; the other 3 of the last 28 are set aside.');
    for (const days of ['2026-10-01..2026-10-31', '2026-11-04..2026-11-20']) await me.run(`rest ${days}`);
    expect((await me.run('status')).out).toContain('Set aside: the last 28 days.');
  });

  it('takes the end of a stretch as the first such day after its beginning, and asks for the year where it is far', async () => {
    const me = writer({ now: '2026-11-30T22:00:00Z' });
    const added = async (days: string) => (await me.run(['rest', days])).stderr;
    expect(await added('25 december..2 january')).toBe('Set aside: 25 December 2026 to 2 January 2027.\n');
    expect(await added('24 december 2024..2 january')).toBe('Set aside: 24 December 2024 to 2 January 2025.\n');
    expect(await added('5 march..1 march')).toContain('2026-03-05 lies after 2026-03-01.');
  });

  it('refuses a range whose end is before its start, and a note on the command line', async () => {
    const me = writer();
    expect((await me.run('rest 2026-11-05..2026-11-03')).code).toBe(2);
    expect((await me.run('rest 2026-11-05 --note hello')).code).toBe(2);
    expect((await me.run('rest --remove')).code).toBe(2);
  });
});
