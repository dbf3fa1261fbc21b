import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

type Me = ReturnType<typeof writer>;

const entriesOf = async ({ run }: Me) => JSON.parse((await run('list --json')).out).entries;
const answersOf = async (me: Me) =>
  (await entriesOf(me)).map(({ day, felt, note }: Record<string, unknown>) => ({ day, felt, note }));

const DAYLIO = `full_date,date,weekday,time,mood,activities,note_title,note
2026-11-12,November 12,Thursday,20:00,so-so,walk,,By the canal.
2026-11-11,November 11,Wednesday,21:00,so-so,,,Late.
2026-11-11,November 11,Wednesday,08:00,rad,,,Early.
`;

describe('import --notes-only', () => {
  it('brings moments with unknown words in as notes, and gives a day the mean of those with a number', async () => {
    const me = writer();
    const { code, stderr } = await me.run('import - --notes-only', { input: DAYLIO });
    expect(code).toBe(0);
    expect(stderr).toContain('Of 3 moments, 2 are notes without a number. Words that no --map names: "so-so".\n');
    expect(stderr).toContain('2 new.');
    expect(await answersOf(me)).toEqual([
      { day: '2026-11-11', felt: 7, note: 'Daylio 08:00: rad\nEarly.\n\nDaylio 21:00: so-so\nLate.' },
      { day: '2026-11-12', note: 'Daylio 20:00: so-so, walk\nBy the canal.' },
    ]);
  });

  it('is offered where words are unknown', async () => {
    const { code, stderr } = await writer().run('import -', { input: DAYLIO });
    expect(code).toBe(1);
    expect(stderr).toContain('Or bring the texts in without a number: --notes-only\n');
  });

  it('says in a dry run which days would have no number', async () => {
    const { stderr, out } = await writer().run('import - --notes-only --dry-run', { input: DAYLIO });
    expect(out).toContain('2026-11-12  line 2, no number\n');
    expect(stderr).toContain('2 new. Nothing was changed.');
  });

  it('keeps a number that the day has, and takes one that a later import brings', async () => {
    const me = writer();
    await me.run('import - --notes-only', { input: DAYLIO });
    await me.run('import - --map so-so=4', { input: DAYLIO });
    expect((await answersOf(me))[1].felt).toBe(4);
    await me.run('import - --notes-only', { input: DAYLIO });
    expect((await answersOf(me))[1].felt).toBe(4);
  });

  it('never takes the number of a day away where both notes are joined', async () => {
    const me = writer();
    await me.run('write 2026-11-12 --felt 5 --note - --no-passage', { input: 'Mine.' });
    const later = { day: '2026-11-12', note: 'Theirs.', updated_at: '2026-11-20T23:00:00Z' };
    await me.run('import - --keep both-notes', { input: JSON.stringify(later) });
    expect(await answersOf(me)).toEqual([{ day: '2026-11-12', felt: 5, note: 'Mine.\n\nTheirs.' }]);
  });

  it('reads a table without a mood, which offers it', async () => {
    const me = writer();
    const input = 'Date,Time,Text\n2026-11-12,20:00,By the canal.\n2026-11-13,,\n2026-11-14,,Rain.\n';
    const refused = await me.run('import -', { input });
    expect(refused.stderr).toContain('--notes-only brings the texts in without a number');
    const { stderr } = await me.run('import - --notes-only', { input });
    expect(stderr).toContain('Left out: 1 row (nothing is written in it).');
    expect(await answersOf(me)).toEqual([
      { day: '2026-11-12', note: 'Table 20:00:\nBy the canal.' },
      { day: '2026-11-14', note: 'Table:\nRain.' },
    ]);
  });

  it('leaves numbers of which nobody says the scale in the notes', async () => {
    const me = writer();
    const input = 'Date,Mood,Text\n2026-11-12,3,By the canal.\n2026-11-13,8,Rain.\n';
    expect((await me.run('import -', { input })).stderr).toContain('--notes-only leaves the numbers in the notes');
    await me.run('import - --notes-only', { input });
    expect(await answersOf(me)).toEqual([
      { day: '2026-11-12', note: 'Mood: 3\nBy the canal.' },
      { day: '2026-11-13', note: 'Mood: 8\nRain.' },
    ]);
    await me.run('import - --notes-only --scale 1-10', { input });
    expect((await answersOf(me)).map(({ felt }: { felt: number }) => felt)).toEqual([2, 6]);
  });
});
