import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { journey } from '../../../src/formats/apps/journey.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { importFile } from '../../support/import-file.ts';

const FOLDER = join(import.meta.dirname, '../data/journey');
const files = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, new Uint8Array(readFileSync(join(FOLDER, name)))]),
);
const zip = () =>
  zipSync({
    '1772485752000-7bQzL0x2TfRkWm1s-k2Xq81LmNo3Pz9aB.jpg': new Uint8Array(70_000).map(
      (_, index) => (index * 7919) % 251,
    ),
    ...files,
  });

const DAY = {
  day: '2026-03-02',
  felt: 4,
  note: [
    'Journey 08:00: sentiment 0.25',
    'Woke before him.',
    '',
    '* tea alone',
    '',
    'Journey 21:09: sentiment 1.25, us, supper, favourite, at Rua do Alecrim, Lisboa, Few clouds 14 °C, music Slow Boat by The Ferrymen',
    'Soup by the river & little said.',
    '',
    'Then he stayed <3',
  ].join('\n'),
  logged_at: '2026-03-02T08:00:00.000Z',
  zone: 'Europe/Lisbon',
  updated_at: '2026-03-02T22:19:59.123Z',
};

describe('an export of Journey', () => {
  it('is read from its zip, with what does not come in counted', () => {
    const file = importFile(zip(), 'journey-multiple-1772490000000.zip');
    expect(detectFormat(file)).toBe('journey');
    const { entries, unreadable, leftOut } = journey.read!(file, parseMoodMap(['1.25=6', '0.25=2']));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([DAY]);
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([
      ['photo', 1],
      ['video', 1],
      ['number called mood', 1],
    ]);
  });

  it('is read from its files in a folder', () => {
    const opened = Object.entries(files).map(([name, bytes]) => importFile(bytes, name));
    expect(opened.map(detectFormat)).toEqual(['journey', 'journey']);
    const { entries, unreadable } = journey.readAll!(opened, parseMoodMap(['1.25=6', '0.25=2']));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual([DAY]);
  });

  it('needs the scale of its sentiments, as it is written nowhere', () => {
    const file = importFile(zip());
    expect(() => assertNotAsked(journey.read!(file, parseMoodMap()))).toThrow(
      /^--scale 0.25-1.25: .*in numbers from 0.25 to 1.25, and I do not know on which.* 1.25-0.25 where 0.25 is/,
    );
    const { entries } = journey.read!(file, parseMoodMap([], '0.25-1.75'));
    expect(entries).toMatchObject([{ entry: { day: '2026-03-02', felt: 3 } }]);
    const { entries: notes } = journey.read!(file, parseMoodMap([], undefined, true));
    expect(notes.map(({ entry }) => entry)).toEqual([{ ...DAY, felt: undefined }]);
  });

  it('has no mood in a sentiment of 0, which says nothing', () => {
    const entry = { date_journal: 1772485752000, timezone: 'Europe/Lisbon', text: 'Tea.', sentiment: 0, tags: [] };
    const { entries, unreadable } = journey.read!(importFile(JSON.stringify(entry)), parseMoodMap());
    expect(entries).toEqual([]);
    expect(unreadable).toMatchObject([{ place: 'entry 1', unknownMoods: [] }]);
    expect(journey.read!(importFile(JSON.stringify([entry])), parseMoodMap(['*=4'])).entries).toMatchObject([
      { entry: { felt: 4, note: 'Journey 21:09\nTea.' } },
    ]);
  });

  it('names an entry that cannot be read', () => {
    const name = '1772485752000-AbC.json';
    const { unreadable } = journey.read!(
      importFile(zipSync({ [name]: new TextEncoder().encode('{"text":"no time"}') })),
      parseMoodMap(['*=4']),
    );
    expect(unreadable).toEqual([{ place: name, why: 'This is no entry of Journey: "date_journal" has to be a time.' }]);
  });
});
