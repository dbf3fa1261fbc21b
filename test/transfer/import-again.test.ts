import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { type Run, writer } from '../support/world.ts';

type Writer = ReturnType<typeof writer>;

const HEADINGS = 'full_date,date,weekday,time,mood,activities,note_title,note\n';
const moment = (day: string, time: string, mood: string, note: string) => `${day},,,${time},${mood},,,${note}\n`;

const daylio = (...moments: string[]) => HEADINGS + moments.join('');
const [MORNING, EVENING] = [
  moment('2026-11-16', '7:15 am', 'bad', 'a short night'),
  moment('2026-11-16', '8:30 pm', 'rad', 'cooked together'),
];

async function notesOf(me: Writer): Promise<string[]> {
  return JSON.parse((await me.run('list --json')).out).entries.map(
    ({ felt, note }: { felt: number; note: string }) => `${felt} ${note}`,
  );
}

const importText = (me: Writer, input: string, flags = ''): Promise<Run> => me.run(`import - ${flags}`, { input });

/** What each program wrote first, and later, of the same day. */
const PROGRAMS: [program: string, first: string, later: string, flags: string, notes: string[]][] = [
  [
    'Daylio',
    daylio(EVENING),
    daylio(EVENING, MORNING),
    '',
    ['5 Daylio 7:15 am: bad\na short night\n\nDaylio 8:30 pm: rad\ncooked together'],
  ],
  [
    'Pixels',
    JSON.stringify([{ date: '2026-11-16', type: 'Mood', scores: [2], notes: 'far' }]),
    JSON.stringify([{ date: '2026-11-16', type: 'Mood', scores: [2, 5], notes: 'far, and then near' }]),
    '',
    ['5 Pixels: 2 of 5\nfar, and then near\n\nPixels: 5 of 5'],
  ],
  [
    'jrnl',
    '[2026-11-16 18:22] Walked home.\nSlowly.\n\n',
    '[2026-11-16 18:22] Walked home.\nSlowly, hand in hand.\n\n',
    '--map *=5',
    ['5 jrnl 18:22: Walked home.\nSlowly, hand in hand.'],
  ],
  [
    'Day One',
    JSON.stringify({
      metadata: {},
      entries: [{ creationDate: '2026-11-16T20:00:00Z', text: 'One', modifiedDate: '2026-11-16T20:00:00Z' }],
    }),
    JSON.stringify({
      metadata: {},
      entries: [{ creationDate: '2026-11-16T20:00:00Z', text: 'Two', modifiedDate: '2026-11-18T20:00:00Z' }],
    }),
    '--map *=5',
    ['5 Day One 20:00\nTwo'],
  ],
  [
    'How We Feel',
    'Date,Mood,Tags (People),Notes\n2026 Mon Nov 16 4:04 PM,Mellow,,At home.\n',
    'Date,Mood,Tags (People),Notes\n2026 Mon Nov 16 4:04 PM,Mellow,Sam,At home.\n',
    '--map mellow=5',
    ['5 How We Feel 4:04 PM: Mellow, Sam\nAt home.'],
  ],
  [
    'iMoodJournal',
    'Date,Hour,Minute,Level,Comment\n"November 16, 2026",21,5,7,Far.\n',
    'Date,Hour,Minute,Level,Comment\n"November 16, 2026",21,5,8,Far.\n"November 16, 2026",8,5,6,Early.\n',
    '--scale 1-10',
    ['5 iMoodJournal 08:05: 6\nEarly.\n\niMoodJournal 21:05: 8\nFar.'],
  ],
  [
    'Daily You',
    JSON.stringify([{ timeCreated: '2026-11-16T21:15:42.120', text: 'One', mood: 1 }]),
    JSON.stringify([{ timeCreated: '2026-11-16T21:15:42.120', text: 'Two', mood: 2 }]),
    '--map 5=5',
    ['5 Daily You 21:15: 5 of 5\nTwo'],
  ],
];

describe.each(PROGRAMS)('a later export of %s', (_, first, later, flags, notes) => {
  it('updates its days, and once only', async () => {
    const me = writer();
    await importText(me, first, flags);
    const { stderr } = await importText(me, later, flags);
    expect(stderr).toMatch(/1 (updated from the same program|newer than what was there)\./);
    expect(await notesOf(me)).toEqual(notes);
    expect((await importText(me, later, flags)).stderr).toContain('0 new, 1 the same.');
    expect((await me.run('history 2026-11-16')).out).toContain('version');
  });

  it('leaves a day as the writer changed it since, and names it with the flag that decides', async () => {
    const me = writer();
    await importText(me, first, flags);
    await me.run('write 2026-11-16 --felt 3 --note - --no-passage', { input: 'My own words.' });
    const before = await notesOf(me);
    const { stderr } = await importText(me, later, flags);
    expect(stderr).toContain('1 kept as you have them.');
    expect(stderr).toContain('kept as you have them here: 2026-11-16. --keep theirs takes');
    expect(await notesOf(me)).toEqual(before);
    await importText(me, later, `${flags} --keep theirs`);
    expect(await notesOf(me)).toEqual(notes);
  });

  it('joins both with --keep both-notes where the writer changed the day too', async () => {
    const me = writer();
    await importText(me, first, flags);
    await me.run('write 2026-11-16 --felt 3 --note - --no-passage', { input: 'My own words.' });
    await importText(me, later, `${flags} --keep both-notes`);
    const [joined] = await notesOf(me);
    expect(joined).toContain('My own words.');
    expect(joined).toContain(notes[0]!.slice(2));
  });

  it('changes nothing when the earlier export is imported after it', async () => {
    const me = writer();
    await importText(me, first, flags);
    await importText(me, later, flags);
    await importText(me, first, flags);
    expect(await notesOf(me)).toEqual(notes);
  });

  it('says in a dry run what would stand', async () => {
    const me = writer();
    await importText(me, first, flags);
    const { out } = await importText(me, later, `${flags} --dry-run`);
    expect(out).toMatch(/^different {3}2026-11-16 .*would stand$/m);
  });
});

describe('the same export again', () => {
  it.each(['8:30\u202fpm', '8:30\u00a0PM', '20:30'])('is recognised with the time written as %s', async (time) => {
    const me = writer();
    await importText(me, daylio(EVENING));
    const { stderr } = await importText(me, daylio(EVENING.replace('8:30 pm', time)));
    expect(stderr).toContain('0 new, 1 the same.');
  });

  it('updates what its moods became when --map says another number', async () => {
    const me = writer();
    await importText(me, daylio(EVENING));
    await importText(me, daylio(EVENING), '--map rad=6');
    expect((await notesOf(me))[0]).toMatch(/^6 /);
    await importText(me, daylio(EVENING));
    expect((await notesOf(me))[0]).toMatch(/^7 /);
  });

  it('does not bring back a day that the writer removed, and names it', async () => {
    const me = writer();
    await importText(me, daylio(EVENING));
    await me.run('rm 2026-11-16 --yes');
    for (const flags of ['', '--keep mine']) {
      const { stderr } = await importText(me, daylio(EVENING), flags);
      expect(stderr).toContain('kept as you have them here: 2026-11-16.');
      expect(await notesOf(me)).toEqual([]);
    }
    await importText(me, daylio(EVENING), '--keep theirs');
    expect(await notesOf(me)).toHaveLength(1);
  });

  it('with fewer moments on a day takes none away', async () => {
    const me = writer();
    await importText(me, daylio(EVENING, MORNING));
    const before = await notesOf(me);
    await importText(me, daylio(MORNING));
    expect(await notesOf(me)).toEqual(before);
  });

  it('knows a moment of Daylio in its table and in its backup as the same', async () => {
    const me = writer();
    await importText(me, daylio(EVENING));
    const backup = {
      customMoods: [{ id: 1, custom_name: '', mood_group_id: 1, predefined_name_id: 1 }],
      dayEntries: [
        { datetime: Date.UTC(2026, 10, 16, 20, 30), timeZoneOffset: 0, mood: 1, note: '<p>cooked together</p>' },
      ],
    };
    expect((await importText(me, JSON.stringify(backup))).stderr).toContain('0 new, 1 the same.');
  });

  it('does not replace what another program told of the day', async () => {
    const me = writer();
    await importText(me, daylio(EVENING));
    const pixels = JSON.stringify([{ date: '2026-11-16', type: 'Mood', scores: [2], notes: 'far' }]);
    expect((await importText(me, pixels)).stderr).toContain('1 kept as you have them.');
    expect((await notesOf(me))[0]).toContain('cooked together');
  });
});

describe('a folder with several exports of one program', () => {
  it('is read in order of the dates in the names, so that the latest stands', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a_2026_11_18.csv'), daylio(MORNING, EVENING.replace('rad', 'good')));
    writeFileSync(join(folder, 'b_2026_11_17.csv'), daylio(EVENING));
    const me = writer();
    const { stderr } = await me.run(['import', folder]);
    expect(stderr).toContain('1 new, 1 updated from the same program.');
    expect((await notesOf(me))[0]).toContain('Daylio 8:30 pm: good');
  });

  it('is read in order of their last change where the names have no date, and a dry run says the same', async () => {
    const folder = join(freshFolder(), 'exports');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), daylio(EVENING, MORNING));
    writeFileSync(join(folder, 'b.csv'), daylio(EVENING.replace('rad', 'good')));
    utimesSync(join(folder, 'b.csv'), 1_760_000_000, 1_760_000_000);
    const me = writer();
    const { out } = await me.run(['import', folder, '--dry-run']);
    expect(out).toBe(
      'new         2026-11-16  b.csv, line 2, felt 6\ndifferent   2026-11-16  a.csv, line 2, felt 5 beside 6; it tells more, and would stand\n',
    );
    await me.run(['import', folder]);
    expect((await notesOf(me))[0]).toContain('Daylio 8:30 pm: rad');
  });
});
