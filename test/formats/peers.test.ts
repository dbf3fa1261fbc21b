import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../src/formats/detect-format.ts';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { importFile } from '../support/import-file.ts';

/** Reads a file of another program in the format that is detected for it, with the given `--map` flags. */
async function importContent(content: string | Uint8Array, ...map: string[]) {
  const file = importFile(content);
  const name = detectFormat(file)!;
  const result = (await FORMATS[name].load()).read!(file, parseMoodMap(map));
  return {
    name,
    entries: result.entries.map(({ entry }) => entry),
    unreadable: result.unreadable,
    rules: result.conversionRules,
  };
}

describe('Daylio’s CSV', () => {
  const table = `full_date,date,weekday,time,mood,activities,scales,note_title,note
2026-03-03,March 3,Tuesday,8:30 pm,good,"walk | friends","",Canal,"by the water, late"
2026-03-02,March 2,Monday,20:39,so-so,"","","",""
2026-03-02,March 2,Monday,7:15 am,rad,"","","","slept well"
`;

  it('becomes one entry a day with mood and activities in the note, and reports how moods were converted', async () => {
    const { name, entries, unreadable, rules } = await importContent(table, 'so-so=4,good=5');
    expect(name).toBe('daylio');
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      { day: '2026-03-03', felt: 5, note: 'Daylio 8:30 pm: good, walk, friends\nCanal\nby the water, late' },
      { day: '2026-03-02', felt: 6, note: 'Daylio 7:15 am: rad\nslept well\n\nDaylio 20:39: so-so' },
    ]);
    expect(rules).toEqual([
      'Moods become closeness by this rule: so-so is 4, good is 5, rad is 7. The word itself stands in the note.',
      'A day with several moments became one entry: their notes below each other, felt the mean.',
    ]);
  });

  it('names the line of a mood that is not in the map', async () => {
    const { unreadable } = await importContent(table);
    expect(unreadable).toEqual([
      {
        place: 'line 3',
        why: 'I do not know how close "so-so" is.',
        unknownMoods: ['so-so'],
        unknownTags: [],
      },
    ]);
  });
});

describe('Daylio’s backup', () => {
  const backup = {
    customMoods: [{ id: 7, custom_name: 'cosy', mood_group_id: 1 }],
    tags: [{ id: 3, name: 'walk' }],
    dayEntries: [
      {
        datetime: Date.UTC(2026, 2, 2, 23, 30),
        timeZoneOffset: 3_600_000,
        mood: 2,
        note_title: '',
        note: '<p>one<br>two &amp; three</p>',
        tags: [3],
      },
      { datetime: Date.UTC(2026, 2, 4, 12), timeZoneOffset: 0, mood: 7, note: '', tags: [] },
    ],
  };
  const zip = zipSync({
    'assets/photo': new Uint8Array(3000),
    'backup.daylio': strToU8(Buffer.from(JSON.stringify(backup)).toString('base64')),
  });

  it('assigns entries to days by the time zone offset of the device', async () => {
    const { name, entries, rules } = await importContent(zip, 'cosy=6');
    expect(name).toBe('daylio');
    expect(entries).toEqual([
      {
        day: '2026-03-03',
        felt: 6,
        note: 'Daylio 00:30: 4 of 5, walk\none\ntwo & three',
        logged_at: '2026-03-02T23:30:00.000Z',
      },
      { day: '2026-03-04', felt: 6, note: 'Daylio 12:00: cosy', logged_at: '2026-03-04T12:00:00.000Z' },
    ]);
    expect(rules[0]).toContain('4 is 6, cosy is 6');
  });
});

describe('Pixels', () => {
  it('becomes entries with the mean of a day’s scores, spread from five steps to seven', async () => {
    const pixels = [
      {
        date: '2026-3-2',
        type: 'Mood',
        scores: [5, 1],
        notes: 'up and down',
        tags: [{ type: 'Emotions', entries: ['calm'] }],
      },
      { date: '2026-03-03', type: 'Mood', scores: [3], notes: '' },
      { date: '2026-02-30', type: 'Mood', scores: [3], notes: '' },
    ];
    const { name, entries, unreadable } = await importContent(JSON.stringify(pixels));
    expect(name).toBe('pixels');
    expect(entries).toEqual([
      { day: '2026-03-02', felt: 4, note: 'Pixels: 5 of 5, calm\nup and down\n\nPixels: 1 of 5' },
      { day: '2026-03-03', felt: 4, note: 'Pixels: 3 of 5' },
    ]);
    expect(unreadable).toEqual([{ place: 'entry 3', why: '"date" is "2026-02-30"; it has to be a real day.' }]);
  });
});

describe('Day One', () => {
  const journal = {
    metadata: { version: '1.0' },
    entries: [
      {
        uuid: '0'.repeat(32),
        creationDate: '2026-03-02T23:12:12Z',
        timeZone: 'Europe/Madrid',
        text: 'Quiet\\.\n\nWe read\\.',
        tags: ['near'],
        starred: false,
      },
    ],
  };

  it.each([
    ['from JSON', JSON.stringify(journal)],
    ['from its zip', zipSync({ '../Journal.json': strToU8('{}'), 'Journal.json': strToU8(JSON.stringify(journal)) })],
  ])('is imported %s, on the day of its own zone, with tags as moods', async (_, content) => {
    const { name, entries } = await importContent(content, 'near=6');
    expect(name).toBe('dayone');
    expect(entries).toEqual([
      {
        day: '2026-03-03',
        felt: 6,
        note: 'Day One 00:12: near\nQuiet.\n\nWe read.',
        logged_at: '2026-03-02T23:12:12.000Z',
        zone: 'Europe/Madrid',
      },
    ]);
  });
});

describe('jrnl', () => {
  const TEXT = `[2026-03-02 18:22] Walked home together. *
We said little. @near

[2026-03-02 07:05] Coffee.

[2026-03-03 23:59:00] Far off today.
@far
`;
  const JSON_TEXT = JSON.stringify({
    tags: { '@near': 1, '@far': 1 },
    entries: [
      {
        title: 'Walked home together.',
        body: 'We said little. @near',
        date: '2026-03-02',
        time: '18:22',
        tags: ['@near'],
        starred: true,
      },
      { title: 'Far off today.', body: '@far', date: '2026-03-03', time: '23:59', tags: ['@far'], starred: false },
    ],
  });

  it('is imported from its text format', async () => {
    const { name, entries, unreadable } = await importContent(TEXT, '@near=6,far=2');
    expect(name).toBe('jrnl');
    expect(entries).toEqual([
      { day: '2026-03-02', felt: 6, note: 'jrnl 18:22, starred: Walked home together.\nWe said little. @near' },
      { day: '2026-03-03', felt: 2, note: 'jrnl 23:59:00: Far off today.\n@far' },
    ]);
    expect(unreadable).toEqual([
      {
        place: 'line 4',
        why: 'Nothing here says how close it felt.',
        unknownMoods: [],
        unknownTags: [],
      },
    ]);
  });

  it('is imported from its JSON format', async () => {
    const { name, entries } = await importContent(JSON_TEXT, 'near=6', '*=4');
    expect(name).toBe('jrnl-json');
    expect(entries.map(({ day, felt }) => [day, felt])).toEqual([
      ['2026-03-02', 6],
      ['2026-03-03', 4],
    ]);
  });

  it.each<[FormatName, RegExp]>([
    ['jrnl', /^\[2026-03-02 21:15\] Felt 3 [^\n]+\.\n# far\n\\\[2026-01-01\] no entry\n@nearfar day=/],
    ['jrnl-json', /"time":"21:15","tags":\["@nearfar"\],"starred":false\}\n {2}\],\n {2}"tags": \{"@nearfar":1\}/],
  ])('receives our entries in its own format: %s', async (name, form) => {
    const note = '# far\n[2026-01-01] no entry';
    const entry = { day: '2026-03-02', felt: 3, note, logged_at: '2026-03-02T21:15:00.000Z', late: false } as const;
    const details = { drawCircles: String, describePassage: () => ({ title: '' }) };
    const pieces = [
      ...(await FORMATS[name].load()).write!({ entries: [entry], earlierVersions: [], rests: [] }, details),
    ];
    expect(pieces.join('')).toMatch(form);
  });
});

describe('the mood map', () => {
  it.each(['good', 'good=8', 'good=six', '=4', 'a=1=2', 'good=5,'])('refuses %s', (pair) => {
    expect(() => parseMoodMap([pair])).toThrow('is not a word with a closeness from 1 to 7');
  });

  it('ignores case, takes a word twice with the same number, and refuses two numbers for it', () => {
    const moods = parseMoodMap(['Good=3', 'good=3']);
    expect(() => parseMoodMap(['Good=5', 'good=3'])).toThrow('--map gives "good" as 5 and as 3.');
    expect(moods.convert(['GOOD'])).toBe(3);
    expect(moods.convert(['unheard of'])).toBeNull();
  });
});
