import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

/** A writer with four entries in their journal. */
async function withEntries() {
  const me = writer();
  const entries = [
    { day: '2026-11-17', felt: 2, my_move: 'chased', note: 'sent @Fred four messages about the garden #work' },
    { day: '2026-11-18', felt: 3, my_move: 'space', note: 'gardening alone, #work again' },
    { day: '2026-11-19', felt: 6, their_move: 'closer', note: 'the café with @fred' },
    { day: '2025-11-20', felt: 5 },
  ];
  await me.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
  const days = async (words: string | string[]) => {
    const all = typeof words === 'string' ? words.split(' ') : words;
    const { entries } = JSON.parse((await me.run([...all, '--json'])).out);
    return entries.map(({ day }: { day: string }) => day);
  };
  return { me, days };
}

describe('nearfar search', () => {
  it('shows each entry with the matches in brackets, also without colour', async () => {
    const { me } = await withEntries();
    expect((await me.run('search gardens --by-day --plain')).out).toBe(
      [
        'Tuesday 17 November 2026',
        '  felt 2, far apart, within sight',
        '  you chased',
        '  sent @Fred four messages about the [garden] #work',
        '',
        'Wednesday 18 November 2026',
        '  felt 3, nearer apart than together',
        '  you gave space',
        '  [gardening] alone, #work again',
        '',
      ].join('\n'),
    );
  });

  it('colours the matches when colour is on', async () => {
    const { me } = await withEntries();
    expect((await me.run('search cafe --color always')).out).toContain('\x1b[35m[café]\x1b[39m');
  });

  it('combines words with the filters for days, felt, moves and tags', async () => {
    const { days } = await withEntries();
    expect(await days('search garden --from 2026-11-18')).toEqual(['2026-11-18']);
    expect(await days('search garden --to 2026-11-17')).toEqual(['2026-11-17']);
    expect(await days('search garden --felt 3-7')).toEqual(['2026-11-18']);
    expect(await days('search garden --move chased')).toEqual(['2026-11-17']);
    expect(await days('search garden --tag fred')).toEqual(['2026-11-17']);
    expect(await days('search fred --not garden')).toEqual(['2026-11-19']);
    expect(await days('search café garden --or --by-day')).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
    expect(await days(['search', 'four messages'])).toEqual(['2026-11-17']);
  });

  it('gives in JSON the number of matching entries and the positions of the matches', async () => {
    const { me } = await withEntries();
    const { out } = await me.run('search garden --json -n 1');
    expect(JSON.parse(out)).toMatchObject({ schema: 1, found: 2, entries: [{ day: '2026-11-18', spans: [[0, 9]] }] });
  });

  it('says how many entries were found when -n hides some', async () => {
    const { me } = await withEntries();
    expect((await me.run('search garden -1')).stderr).toBe('1 of 2 found; -n 2 shows them all.\n');
  });

  it('shows the part of a long note around the match, with control characters escaped', async () => {
    const me = writer();
    const note = `${'before '.repeat(100)}the \x1b[31m willow\x07 tree ${'after '.repeat(100)}`;
    await me.run('write --felt 4 --note - --no-passage', { input: note });
    const { out } = await me.run('search willow');
    expect(out.length).toBeLessThan(500);
    expect(out.replace(/\s+/g, ' ')).toContain('before before the \\x1B[31m [willow]\\x07 tree after');
    expect(out).toMatch(/…before[\s\S]*after…\n$/);
  });

  it('changes nothing: it makes no copy of the journal, and no folder where there is none', async () => {
    const me = writer();
    expect((await me.run('search garden')).stderr).toBe('Nothing is found.\n');
    expect(existsSync(me.folder)).toBe(false);
    await me.run('write --felt 4 --note - --no-passage', { input: 'in the garden' });
    rmSync(join(me.folder, 'backups'), { recursive: true });
    expect((await me.run('search garden gard* --or')).out).toContain('[garden]');
    expect(existsSync(join(me.folder, 'backups'))).toBe(false);
  });

  it('cuts a note without spaces between whole characters', async () => {
    const me = writer();
    const note = `x${'𠮷'.repeat(99)}公園${'𠮷'.repeat(99)}x`;
    await me.run('write --felt 4 --note - --no-passage', { input: note });
    for (const word of ['公園', '公']) expect((await me.run(['search', word])).out).not.toMatch(/\p{Cs}|\ufffd/u);
  });

  it('reads the query from standard input when the argument is -', async () => {
    const { me } = await withEntries();
    expect((await me.run('search - --json', { input: '"four messages" garden\n' })).out).toContain('2026-11-17');
  });

  it('exits with 0 when nothing is found, and refuses an unclosed quote and --and with --or', async () => {
    const { me, days } = await withEntries();
    expect(await me.run('search xyzzy')).toMatchObject({ code: 0, out: '', stderr: 'Nothing is found.\n' });
    expect(await days('search xyzzy')).toEqual([]);
    expect((await me.run(['search', '"'])).code).toBe(2);
    expect((await me.run('search a --and --or')).code).toBe(2);
  });
});

describe('the filters of nearfar list', () => {
  it('select by felt, move, tag and this day in other years', async () => {
    const { days, me } = await withEntries();
    expect(await days('list --felt 2-3')).toEqual(['2026-11-17', '2026-11-18']);
    expect(await days('list --felt 5')).toEqual(['2025-11-20']);
    expect(await days('list --move chased --move closer')).toEqual(['2026-11-17', '2026-11-19']);
    expect(await days('list --tag @fred')).toEqual(['2026-11-17', '2026-11-19']);
    expect(await days('list --tag #fred')).toEqual([]);
    expect(await days('list --tag fred --tag work -1')).toEqual(['2026-11-19']);
    expect(await days('list --on-this-day')).toEqual(['2025-11-20']);
    await me.run('write --felt 4 --no-passage');
    for (const words of ['list --on-this-day', 'list --on-this-day --to today'])
      expect(await days(words)).toEqual(['2025-11-20']);
    for (const invalid of ['--felt 8', '--felt 3-1', '--move sideways', '--tag a"b'])
      expect((await me.run(`list ${invalid}`)).code).toBe(2);
  });

  it('show an entry of 29 February on 28 February of a common year, and not of a leap year', async () => {
    const me = writer({ now: '2026-02-28T20:00:00Z' });
    await me.run('import -', { input: '{"day":"2024-02-29","felt":4}\n{"day":"2024-02-27","felt":4}' });
    expect((await me.run('list --on-this-day')).out).toContain('29 February 2024');
    expect((await me.run('list --on-this-day', { now: '2028-02-28T20:00:00Z' })).out).toBe('');
  });
});
