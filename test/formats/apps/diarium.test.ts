import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { diarium } from '../../../src/formats/apps/diarium.ts';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { importFile } from '../../support/import-file.ts';

const json = new Uint8Array(readFileSync(join(import.meta.dirname, '../data/diarium.json')));

const ENTRIES = [
  {
    day: '2026-03-02',
    felt: 4,
    note: [
      'Diarium 07:05: 2 of 5',
      'Woke before him.',
      '',
      'Diarium 21:15: 4 of 5, us, supper, with Inês Prado, Steps: 3.500, 14°C, Few clouds.',
      'Soup by the river',
      'We said little & stayed.',
      'one bowl',
      'two spoons',
    ].join('\n'),
  },
  { day: '2026-03-04', felt: 2, note: 'Diarium: far\nNo stars.' },
];

describe('an export of Diarium', () => {
  it.each([
    ['its JSON', json, 0],
    ['a zip with photos', zipSync({ 'media/2026-03-02/a.jpg': strToU8('x'), 'Diarium_2026.json': json }), 1],
    ['its JSON with a byte order mark', Buffer.concat([Buffer.from('\uFEFF'), json]), 0],
  ])('is read from %s', (_, content, photos) => {
    const file = importFile(content, 'Diarium_2026-03-01_2026-03-04.json');
    expect(detectFormat(file)).toBe('diarium');
    const { entries, unreadable, leftOut } = diarium.read!(file, parseMoodMap(['far=2']));
    expect(unreadable).toEqual([]);
    expect(entries.map(({ entry }) => entry)).toEqual(ENTRIES);
    const photo = photos > 0 ? [['photo', photos]] : [];
    expect(leftOut.map(({ kind, count }) => [kind.one, count])).toEqual([...photo, ['place', 1], ['field "sun"', 1]]);
  });

  it('names an entry without a day', () => {
    const { unreadable } = diarium.read!(importFile('[{"date":"someday","html":"x"}]'), parseMoodMap(['*=4']));
    expect(unreadable).toEqual([{ place: 'entry 1', why: '"date" is "someday"; it has to begin with a real day.' }]);
  });
});
