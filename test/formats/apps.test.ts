import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import type { ImportResult } from '../../src/formats/format.ts';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { openImportFiles } from '../../src/io/open-import-files.ts';
import { assertNotAsked } from '../support/assert-not-asked.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { importFile } from '../support/import-file.ts';

interface Flags {
  map?: string[];
  scale?: string;
  notesOnly?: boolean;
}

const data = (name: string) => readFileSync(join(import.meta.dirname, 'data', name));

/** Reads a file in the format that is detected for it, which has to be the one that is named. */
async function read(format: FormatName, content: string | Uint8Array, { map, scale, notesOnly }: Flags = {}) {
  const file = importFile(content);
  expect(detectFormat(file)).toBe(format);
  const result = assertNotAsked((await FORMATS[format].load()).read!(file, parseMoodMap(map, scale, notesOnly)));
  return { ...result, entries: result.entries.map(({ entry }) => entry) };
}

const counts = ({ leftOut }: Pick<ImportResult, 'leftOut'>) =>
  Object.fromEntries(leftOut.map(({ kind, count }) => [kind.one, count]));

describe('Daylio’s table', () => {
  it('keeps scales, and turns HTML and entities of notes and titles into text', async () => {
    const { entries, unreadable, leftOut } = await read('daylio', data('daylio/daylio_export.csv'));
    expect({ unreadable, leftOut }).toEqual({ unreadable: [], leftOut: [] });
    expect(entries).toEqual([
      {
        day: '2026-03-04',
        felt: 5,
        note: 'Daylio 7:05\u202Fam: meh\nhe said <name> and left, R&D as ever\n\nDaylio 9:15 pm: good, walk, friends, Energy: 7, Calm: high\nCanal & bridge\nBy the water, <late>.\nShe said yes <3',
      },
      { day: '2026-03-03', felt: 1, note: 'Daylio 8:30 pm: awful, bad sleep\nFar\none\ntwo\nthree' },
    ]);
  });

  it('is read as old versions wrote it, with a column for the year and line ends of three characters', async () => {
    const { entries, unreadable } = await read('daylio', data('daylio/daylio_export_old.csv'));
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      { day: '2018-05-18', felt: 7, note: 'Daylio 11:54 pm: rad, clean, cook\nWent to a "party", late' },
      { day: '2018-05-17', felt: 4, note: 'Daylio 10:21 pm: meh, cook\ntwo\nlines' },
    ]);
  });

  it('knows the German and Polish names of its moods, and months of many languages, unless told otherwise', async () => {
    const file = data('daylio/daylio_export_de.csv');
    const felt = async (flags: Flags) => (await read('daylio', file, flags)).entries.map((entry) => entry.felt);
    expect(await felt({})).toEqual([7, 1, 4]);
    expect(await felt({ map: ['super=5'] })).toEqual([5, 1, 4]);
    const old = 'year,date,weekday,time,mood,activities,note\n2017,3. März,Freitag,20:15,gut,,\n';
    expect((await read('daylio', old)).entries).toEqual([{ day: '2017-03-03', felt: 6, note: 'Daylio 20:15: gut' }]);
    const polish =
      'year,date,weekday,time,mood,activities,note\n2017,3 września,niedziela,20:15,Źle,,\n2017,2 września,sobota,20:15,wspaniale,,\n';
    expect((await read('daylio', polish)).entries).toEqual([
      { day: '2017-09-03', felt: 2, note: 'Daylio 20:15: Źle' },
      { day: '2017-09-02', felt: 7, note: 'Daylio 20:15: wspaniale' },
    ]);
  });

  it('keeps what is written in columns that it does not know', async () => {
    const { entries, leftOut } = await read(
      'daylio',
      'full_date,mood,sub_mood,why,sleep\n2026-03-02,good,calm,"He called, and\nwe laughed.",8\n',
    );
    expect(entries[0]!.note).toBe('Daylio: good, sub_mood: calm, why: He called, and we laughed.');
    expect(leftOut).toEqual([{ kind: { one: 'column', why: '"sleep"' }, count: 1 }]);
  });

  it('names a column that it does not know, and a day that is none', async () => {
    const { leftOut, unreadable } = await read(
      'daylio',
      'full_date,mood,sleep\n2026-03-02,good,8\n2026-02-30,good,\n,good,\n',
    );
    expect(leftOut).toEqual([{ kind: { one: 'column', why: '"sleep"' }, count: 1 }]);
    expect(unreadable.map(({ why }) => why)).toEqual([
      '"full_date" is "2026-02-30"; it has to be a real day.',
      '"full_date" is ""; it has to be a real day.',
    ]);
  });
});

describe('Daylio’s backup', () => {
  const json = data('daylio/backup.json');
  const base64 = json.toString('base64');
  const photos = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `/assets/photos/2026/3/${index}`,
      [new Uint8Array(5000).fill(index), { level: 0 as const }],
    ]),
  );

  it.each<[string, string | Uint8Array]>([
    ['as JSON', json],
    ['as base64', base64],
    ['as base64 in lines', base64.replace(/.{76}/g, '$&\r\n')],
    ['in a zip', zipSync({ 'backup.daylio': strToU8(base64) })],
    ['in a zip below its photos', zipSync({ ...photos, '/backup.daylio': strToU8(base64) } as never)],
  ])('is read %s, with all that it knows of a moment', async (how, content) => {
    const result = await read('daylio', content);
    expect(result.unreadable).toEqual([]);
    expect(result.entries).toEqual([
      {
        day: '2026-03-04',
        felt: 7,
        note: 'Daylio 00:15: rad\n\nDaylio 22:45: meh+, walk, Energy: high, favourite\nSlow & near\nBy the canal.\n5 > 4',
        logged_at: '2026-03-03T23:15:00.000Z',
      },
      { day: '2026-03-02', felt: 2, note: 'Daylio 20:00: bad', logged_at: '2026-03-02T19:00:00.000Z' },
    ]);
    expect(counts(result)).toEqual({
      'voice recording': 1,
      photo: how.includes('photos') ? 39 : 1,
      goal: 1,
      'record of a goal': 2,
      'important day': 1,
      'writing template': 1,
      'answer on a scale': 1,
    });
  });

  it('takes a mood of the writer’s own by its name before its group', async () => {
    expect((await read('daylio', json, { map: ['meh+=3'] })).entries[0]!.felt).toBe(5);
  });

  it('may be larger than other files, in a zip and as it is', { timeout: 120_000 }, async () => {
    const entries = Array.from({ length: 75 }, (_, day) => ({
      datetime: Date.UTC(2026, 0, 1 + day, 12),
      mood: 1,
      note: `${'soup '.repeat(380_000)}${day}`,
    }));
    const large = JSON.stringify({ customMoods: [], dayEntries: entries });
    const path = join(freshFolder(), 'backup.json');
    writeFileSync(path, large);
    const [file] = await openImportFiles(path);
    expect(file!.bytes().length).toBeGreaterThan(135 * 1024 * 1024);
    const zipped = zipSync({ 'backup.daylio': strToU8(Buffer.from(large).toString('base64')) }, { level: 1 });
    for (const content of [file!.bytes(), zipped]) {
      const result = await read('daylio', content);
      expect(result.unreadable).toEqual([]);
      expect(result.entries.map(({ note }) => note!.slice(-2))).toEqual(entries.map(({ note }) => note.slice(-2)));
    }
  });

  it('takes an own mood of the last group for the worst of five', async () => {
    const mood = { id: 9, mood_group_id: 5, custom_name: 'threadbare' };
    const backup = { customMoods: [mood], dayEntries: [{ datetime: 1772450000000, mood: 9, note: 'late' }] };
    expect((await read('daylio', JSON.stringify(backup))).entries).toMatchObject([
      { felt: 1, note: 'Daylio 11:13: threadbare\nlate' },
    ]);
  });

  it('is refused with the place in the whole of what is wrong in one entry', async () => {
    const broken = '{"customMoods":[],\n"dayEntries":[{"datetime":1772450000000,"mood":1},\n{"datetime" 5}]}';
    await expect(read('daylio', broken)).rejects.toThrow(
      'This is not JSON, in line 3, column 13: a colon should stand in place of 5}]}.',
    );
  });

  it('names what stands twice in an entry, and in what is around them', async () => {
    const entry = '{"datetime":1772450000000,"mood":1,"note":"one","note":"two"}';
    const { entries, unreadable } = await read('daylio', `{"tags":[],"tags":[],"dayEntries":[${entry}]}`);
    expect(entries.map(({ note }) => note)).toEqual(['Daylio 11:13: 5 of 5\ntwo']);
    expect(unreadable).toEqual([
      { place: 'line 1, column 12', why: expect.stringContaining('"tags" stands twice') },
      { place: 'entry 1', why: expect.stringContaining('"note" stands twice') },
    ]);
  });

  it('says what is wrong with a backup without entries', async () => {
    await expect(read('daylio', '{"customMoods":[],"dayEntries":3}')).rejects.toThrow('has no list of entries');
  });
});

describe('Pixels', () => {
  it('is read with the groups of its tags, and names records that are of no mood', async () => {
    const result = await read('pixels', data('pixels.json'));
    expect(result.entries).toEqual([
      { day: '2026-03-02', felt: 4, note: 'Pixels: 5 of 5, calm, near, walk\nup\nand down\n\nPixels: 1 of 5' },
      { day: '2026-03-03', felt: 2, note: 'Pixels: 2 of 5' },
    ]);
    expect(result.leftOut).toEqual([{ kind: { one: 'record', why: 'of Period, not of a mood' }, count: 1 }]);
  });

  it('is read as old versions wrote it, with one mood and its emotions', async () => {
    expect((await read('pixels', data('pixels-old.json'))).entries).toEqual([
      { day: '2020-02-09', felt: 6, note: 'Pixels: 4 of 5, grateful, tired\na long walk' },
      { day: '2020-02-10', felt: 1, note: 'Pixels: 1 of 5' },
    ]);
  });

  it('is read with the entries of each day, and counts fields that have no place', async () => {
    const days = [
      {
        date: '2026-03-02',
        entries: [
          {
            type: 'Mood',
            value: 3,
            notes: 'Soup.',
            isHighlighted: false,
            tags: [{ type: 'Emotions', entries: ['calm'] }],
          },
          { type: 'Mood', value: 5, notes: '', isHighlighted: true, tags: [], steps: 900 },
        ],
      },
      { date: '2026-03-03', entries: [] },
    ];
    const result = await read('pixels', JSON.stringify(days));
    expect(result.entries).toEqual([
      { day: '2026-03-02', felt: 6, note: 'Pixels: 3 of 5, calm\nSoup.\n\nPixels: 5 of 5, highlighted' },
    ]);
    expect(result.leftOut).toEqual([
      { kind: { one: 'day', why: 'nothing is written in it' }, count: 1 },
      { kind: { one: 'field "steps"', many: 'fields "steps"' }, count: 1 },
    ]);
  });
});

describe('How We Feel', () => {
  const file = data('how-we-feel.csv');

  it('is read by its words, with people, places and weather, and counts what is measured', async () => {
    const { entries, leftOut, unreadable } = await read('howwefeel', file, {
      map: ['mellow=5,hopeful=6'],
      notesOnly: true,
    });
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      {
        day: '2026-02-08',
        felt: 5,
        note: 'How We Feel 4:04 PM: Mellow, Grateful, Sam, Home, Clouds\nA slow day\nRead by the window, then slept\nRest more',
      },
      { day: '2026-02-07', felt: 6, note: 'How We Feel 9:05 AM: Hopeful, Clear sky\n\nHow We Feel 11:10 AM: Restless' },
    ]);
    expect(leftOut).toEqual([{ kind: { one: 'column', why: '"Sleep", "Steps", "Temperature (F)"' }, count: 3 }]);
  });

  it('keeps what is written in other columns', async () => {
    const { entries } = await read(
      'howwefeel',
      'Date,Mood,Tags (People),Exercise\n2026 Sun Feb 8 4:04 PM,good,,Yoga\n',
    );
    expect(entries[0]!.note).toBe('How We Feel 4:04 PM: good, Exercise: Yoga');
  });

  it('names each word that nobody mapped', async () => {
    const { entries, unreadable } = await read('howwefeel', file);
    expect(entries).toEqual([]);
    expect(unreadable.map(({ unknownMoods }) => unknownMoods)).toEqual([
      ['Mellow', 'Grateful'],
      ['Restless'],
      ['Hopeful'],
    ]);
  });
});

describe('iMoodJournal', () => {
  const file = data('imoodjournal.csv');

  it('is read with its levels on the scale that the writer names, and its hashtags', async () => {
    const { entries, unreadable } = await read('imoodjournal', file, { scale: '1-10' });
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      {
        day: '2025-09-05',
        felt: 4,
        note: 'iMoodJournal 08:30: Blah, 4\n\niMoodJournal 21:05: Pretty Good, 7, walk\nBy the canal #walk',
      },
      { day: '2025-09-06', felt: 6, note: 'iMoodJournal 23:59: Good, 8, late, walk\nHome at last #walk #late' },
    ]);
  });

  it('does not guess the scale, nor what its names mean', async () => {
    await expect(read('imoodjournal', file)).rejects.toThrow(
      'in numbers from 4 to 8, and I do not know on which scale',
    );
    const { entries } = await read('imoodjournal', file, { notesOnly: true });
    expect(entries.map(({ felt }) => felt)).toEqual([undefined, undefined]);
  });

  it('is read by the names of its levels instead, before the scale too', async () => {
    const map = ['good=5,blah=3,pretty good=5'];
    const felt = async (flags: Flags) => (await read('imoodjournal', file, flags)).entries.map((entry) => entry.felt);
    expect(await felt({ map })).toEqual([4, 5]);
    expect(await felt({ map: ['good=1'], scale: '1-10' })).toEqual([4, 1]);
    expect(await felt({ map: ['*=2'] })).toEqual([2, 2]);
  });
});

describe('Daily You', () => {
  it('is read with its moods from -2 to 2, and counts its photos', async () => {
    const { entries, leftOut, unreadable } = await read('dailyyou', data('daily-you.json'), { notesOnly: true });
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      { day: '2026-03-02', felt: 4, note: 'Daily You 07:00: 1 of 5\n\nDaily You 21:15: 4 of 5\nWe walked **home**.' },
      { day: '2025-11-30', note: 'Daily You 20:00: no mood\nRain.' },
    ]);
    expect(leftOut).toEqual([{ kind: { one: 'photo', why: 'nearfar keeps text' }, count: 2 }]);
  });
});

describe('fields that nearfar has no place for', () => {
  const OWN = { steps: 900, none: null, empty: '', nothing: { a: [] } };

  it.each<[FormatName, unknown]>([
    ['dailyyou', [{ id: 1, timeCreated: '2026-03-02T21:15:00', text: 'Soup.', mood: 1, ...OWN }]],
    ['journey', { id: 'a', date_journal: Date.UTC(2026, 2, 2), text: 'Soup.', preview_text: 'So', ...OWN }],
    ['dayone', { entries: [{ creationDate: '2026-03-02T21:15:00Z', creationDevice: 'A', text: 'Soup.', ...OWN }] }],
    ['pixels', [{ date: '2026-03-02', type: 'Mood', scores: [3], notes: 'Soup.', ...OWN }]],
    ['diarium', [{ date: '2026-03-02T21:15:00', heading: '', html: '<p>Soup.</p>', rating: 3, ...OWN }]],
  ])('are counted by name in an export of %s, where something stands in them', async (format, content) => {
    const { leftOut } = await read(format, JSON.stringify(content), { notesOnly: true });
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([['field "steps"', 1]]);
  });

  it('are counted where Day One knows a place by its coordinates alone', async () => {
    const entry = {
      creationDate: '2026-03-02T21:15:00Z',
      text: 'Soup.',
      location: { latitude: 41.1, longitude: -8.6 },
    };
    expect(counts(await read('dayone', JSON.stringify({ entries: [entry] }), { notesOnly: true }))).toEqual({
      place: 1,
    });
  });
});
