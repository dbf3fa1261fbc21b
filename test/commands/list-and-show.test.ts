import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

const SAMPLE = join(import.meta.dirname, '../samples/journal-b.jsonl');

/** A writer with a sample journal, and the days that `list` gives for some flags. */
async function withSample() {
  const me = writer({ now: '2026-02-22T22:00:00Z' });
  await me.run(['import', SAMPLE]);
  const days = async (flags: string) =>
    JSON.parse((await me.run(`list ${flags} --json`)).out).entries.map((entry: { day: string }) => entry.day);
  return { me, days };
}

describe('nearfar list', () => {
  it('lists the newest entries, oldest first unless --reverse is given', async () => {
    const { days } = await withSample();
    expect(await days('-2')).toEqual(['2026-02-21', '2026-02-22']);
    expect(await days('-n 2 --reverse')).toEqual(['2026-02-22', '2026-02-21']);
  });

  it('lists the entries between two days, both included', async () => {
    const { days } = await withSample();
    expect(await days('--from 2025-10-06 --to 2025-10-08')).toEqual(['2025-10-06', '2025-10-07', '2025-10-08']);
    expect(await days('--from 2025-10-06 --until 2025-10-07')).toEqual(['2025-10-06', '2025-10-07']);
    expect((await days('--on 2025-W41')).every((day: string) => day >= '2025-10-06' && day <= '2025-10-12')).toBe(true);
  });

  it('finds a word in a note in upper or lower case', async () => {
    const { me } = await withSample();
    const { out } = await me.run('list --contains RAKED --json');
    expect(JSON.parse(out).entries).toEqual([expect.objectContaining({ note: expect.stringContaining('Raked') })]);
  });

  it('takes a month or a date without its year as the last one past, and the end of a stretch as the first after it', async () => {
    const me = writer({ now: '2026-11-30T22:00:00Z' });
    for (const day of ['2025-12-20', '2025-12-26', '2026-01-01']) await me.run(`write ${day} --felt 4 --no-passage`);
    const days = async (...flags: string[]) =>
      JSON.parse((await me.run(['list', '--json', ...flags])).out).entries.map(({ day }: { day: string }) => day);
    expect(await days('--on', 'december')).toEqual(['2025-12-20', '2025-12-26']);
    expect(await days('--on', '26 december')).toEqual(['2025-12-26']);
    expect(await days('--from', '25 december', '--to', '2 january')).toEqual(['2025-12-26', '2026-01-01']);
    expect((await me.run('month december')).out).toContain('December 2025');
  });

  it('prints a line for each entry with --oneline, none of them wider than the window', async () => {
    const { me } = await withSample();
    const { out } = await me.run('list -3 --oneline', { width: 50 });
    expect(out).toBe(
      [
        '2026-02-19  felt 4  She lasted a day.',
        '2026-02-21  felt 4  Steamed the gunwales in the…',
        '2026-02-22  felt 4  Cabin still not decided.  14…',
        '',
      ].join('\n'),
    );
    const all = (await me.run('list --oneline', { width: 60 })).out.trimEnd().split('\n');
    expect(all).toHaveLength(120);
    for (const line of all) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('says how many lines a note has, of which the first is shown', async () => {
    const me = writer();
    await me.run('write --felt 4 --note - --no-passage', { input: 'Soup together.\n\nThen apart.\n' });
    expect((await me.run('list --oneline')).out).toBe('2026-11-20  felt 4  Soup together. (2 lines)\n');
    expect((await me.run('list --oneline', { width: 39 })).out).toBe('2026-11-20  felt 4  Soup tog… (2 lines)\n');
  });

  it.each([
    ['date,mood,note\n2026-11-20,good,Soup together.\n', 'felt 6  Soup together.'],
    ['date,time,wert,note\n2026-11-20,21:15,4,"Soup together.\nThen apart."\n', 'felt 6  Soup together. (2 lines)'],
    ['full_date,time,mood,activities,note\n2026-11-20,20:39,good,walk,Soup together.\n', 'felt 6  Soup together.'],
    ['date,mood\n2026-11-20,good\n', 'felt 6  mood: good'],
  ])('shows the first line that was written in another program, not its mood: %j', async (input, line) => {
    const me = writer();
    await me.run('import - --columns mood=wert --scale 1-5', { input });
    if (!input.includes('wert')) await me.run('import -', { input });
    expect((await me.run('list --oneline')).out).toBe(`2026-11-20  ${line}\n`);
  });

  it('shows the first line of a note of your own, whatever is in it', async () => {
    const me = writer();
    const ownLines = ['Today: 7 swans.', 'Text: he wrote at noon.', 'Mood: low all day.', 'Slept: 7', 'Journey home.'];
    for (const line of ownLines) {
      await me.run('write --felt 4 --note - --no-passage', { input: `${line}\nThen rain.\n` });
      expect((await me.run('list --oneline')).out).toContain(`${line} (2 lines)`);
    }
  });

  it('cuts no line with --oneline --plain', async () => {
    const { me } = await withSample();
    const { out } = await me.run('--plain list --on 2026-02-21 --oneline', { width: 50 });
    expect(out).toBe(
      '2026-02-21  felt 4  Steamed the gunwales in the yard.  Neighbor came over thinking it was a fire.\n',
    );
  });

  it('exits with 0 and an empty list when nothing is found', async () => {
    const { me } = await withSample();
    expect(await me.run('list --contains xyzzy --json')).toMatchObject({
      code: 0,
      out: '{\n  "schema": 1,\n  "entries": []\n}\n',
    });
    expect(await me.run('list --contains xyzzy')).toMatchObject({
      code: 0,
      out: '',
      stderr: 'No entry is found.\n',
    });
  });
});

describe('nearfar show', () => {
  it('shows the newest entry when no day is given', async () => {
    const { me } = await withSample();
    expect((await me.run('show')).out).toContain('Sunday 22 February 2026');
    expect((await me.run('show 2025-10-06')).out).toContain('Monday 6 October 2025');
  });
});
