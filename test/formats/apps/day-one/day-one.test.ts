import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../../src/formats/detect-format.ts';
import { FORMATS } from '../../../../src/formats/formats.ts';
import { parseMoodMap } from '../../../../src/formats/moods/mood-map.ts';
import { importFile } from '../../../support/import-file.ts';

const data = (name: string) => readFileSync(join(import.meta.dirname, '../..', 'data/day-one', name));

async function read(content: string | Uint8Array, ...map: string[]) {
  const file = importFile(content, 'export.zip');
  expect(detectFormat(file)).toBe('dayone');
  const { entries, ...rest } = (await FORMATS.dayone.load()).read!(file, parseMoodMap(map));
  return { ...rest, entries: entries.map(({ entry }) => entry) };
}

const EVENING = [
  'Day One 21:48: near, starred, at Cais da Ribeira, Porto, Portugal, Mostly Clear 12 °C',
  '# By the harbour',
  '',
  '[photo]',
  '',
  'We sat... and said little. 2 * 2, a_b, #no tag',
  '',
  '[video]',
  '',
  '```',
  'C:\\_path',
  '```',
].join('\n');
const MORNING = [
  'Day One 07:05: far',
  '## Before work',
  '- tea alone',
  '- [x] wrote him',
  '',
  '[photo]',
  '',
  'and no word.',
].join('\n');

/** A journal of one entry. */
function journal(day: string, text: string, more: object = {}): Uint8Array {
  const entry = { uuid: text, creationDate: `${day}T12:00:00Z`, timeZone: 'UTC', text, tags: ['near'], ...more };
  return strToU8(JSON.stringify({ metadata: { version: '1.0' }, entries: [entry] }));
}

describe('an export to Day One', () => {
  it('dates an entry that was logged later by its own day, at noon in UTC, whatever its zone', async () => {
    const entry = {
      day: '2026-03-02',
      felt: 4,
      logged_at: '2026-03-05T20:00:00Z',
      zone: 'Pacific/Auckland',
      late: true,
    } as const;
    const content = { entries: [entry], earlierVersions: [], rests: [] };
    const write = (await FORMATS.dayone.load()).write!;
    const pieces = [...write(content, { drawCircles: String, describePassage: () => ({ title: '' }) })];
    const { 'Journal.json': bytes } = unzipSync(Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array))));
    expect(JSON.parse(strFromU8(bytes!)).entries).toMatchObject([
      { creationDate: '2026-03-02T12:00:00Z', timeZone: 'UTC' },
    ]);
  });
});

describe('an export of Day One', () => {
  it('is read in the zone that its converter meant, and in UTC where it named none', async () => {
    const zones = ['Asia\\/Tokyo', 'GMT+0900', 'not a zone'];
    const days = await Promise.all(
      zones.map(async (timeZone) => {
        const late = { timeZone, creationDate: '2026-03-02T20:00:00Z' };
        const { entries, unreadable } = await read(journal('2026-03-02', 'Soup.', late), 'near=6');
        expect(unreadable).toEqual([]);
        return [entries[0]!.day, entries[0]!.zone];
      }),
    );
    expect(days).toEqual([
      ['2026-03-03', 'Asia/Tokyo'],
      ['2026-03-03', '+09:00'],
      ['2026-03-02', undefined],
    ]);
  });

  it('becomes notes in the words of the writer, with place, weather and star, and counts what is left out', async () => {
    const { entries, unreadable, leftOut } = await read(data('Journal.json'), 'near=6,far=2');
    expect(unreadable).toEqual([]);
    expect(entries).toEqual([
      {
        day: '2026-03-02',
        felt: 4,
        note: `${MORNING}\n\n${EVENING}`,
        logged_at: '2026-03-02T07:05:00.000Z',
        zone: 'Europe/Lisbon',
        updated_at: '2026-03-02T21:59:09.000Z',
      },
    ]);
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([
      ['photo', 1],
      ['video', 1],
      ['count of steps', 1],
    ]);
  });

  it('joins the journals of a zip, also in a folder, and reads an entry that is in two of them once', async () => {
    const zip = zipSync({
      'Export/photos/a.jpeg': new Uint8Array(3000),
      'Export/Journal.json': journal('2026-03-02', 'at home'),
      'Export/Travel.json': journal('2026-03-02', 'on the train'),
      'Export/All Entries.json': journal('2026-03-02', 'on the train', {
        text: 'on the train again',
        modifiedDate: '2026-03-04T00:00:00Z',
      }),
      '__MACOSX/Export/._Travel.json': strToU8('not JSON'),
      'Export/settings.json': strToU8('{"theme":"dark"}'),
    });
    const { entries, unreadable, leftOut } = await read(zip, 'near=6');
    expect(unreadable).toEqual([]);
    expect(entries).toMatchObject([
      {
        day: '2026-03-02',
        felt: 6,
        note: 'Day One 12:00: in Journal, near\nat home\n\nDay One 12:00: in All Entries, near\non the train again',
      },
    ]);
    expect(leftOut).toMatchObject([{ kind: { one: 'entry' }, count: 1 }]);
  });

  it('says what a zip holds that has no journal', async () => {
    const zip = zipSync({ 'notes/': new Uint8Array(), 'notes/a.pdf': strToU8('x'), 'settings.json': strToU8('{}') });
    const file = importFile(zip, 'export.zip');
    const reading = FORMATS.dayone.load().then(({ read: readFile }) => readFile!(file, parseMoodMap()));
    await expect(reading).rejects.toMatchObject({
      message: expect.stringContaining('export.zip holds no journal of Day One'),
      hint: 'It holds: settings.json, notes/a.pdf. Nothing was brought in.',
    });
  });

  it('is read from its plain text, also in a zip', async () => {
    for (const content of [data('Journal.txt'), zipSync({ 'Journal.txt': data('Journal.txt') })]) {
      const { entries, unreadable, leftOut } = await read(content, 'near=6,far=2');
      expect(unreadable).toEqual([]);
      expect(entries).toEqual([
        {
          day: '2026-03-02',
          felt: 6,
          note: 'Day One 9:48:50\u202fPM: near, us, at Cais da Ribeira, Porto, Portugal, Mostly Clear, 12°C\nBy the harbour\n\nWe sat. and said little.',
        },
        { day: '2026-03-03', felt: 2, note: 'Day One: far\nNo word.' },
      ]);
      expect(leftOut).toMatchObject([{ kind: { one: 'photo' }, count: 1 }]);
    }
  });

  it('names the line of a date in its plain text that is none', async () => {
    const { unreadable } = await read('\tDate:\tsome day\n\nwords\n', '*=4');
    expect(unreadable).toEqual([
      { place: 'line 1', why: '"some day" is not a date that can be read, such as 2 March 2026.' },
    ]);
  });

  it('has words for attachments of an entry without any text', async () => {
    const { entries } = await read(
      JSON.stringify({
        metadata: { version: '1.0' },
        entries: [{ creationDate: '2026-03-02T12:00:00Z', photos: [{}, {}], audios: [{}] }],
      }),
      '*=4',
    );
    expect(entries).toMatchObject([{ note: 'Day One 12:00\n[photo]\n[photo]\n[audio]' }]);
  });
});
