import { describe, expect, it } from 'vitest';
import { importCollector } from '../../../src/formats/import-collector.ts';
import { latestOfEach } from '../../../src/formats/jrnl/jrnl-moment.ts';

/** The texts that are left of an entry that two files have with one title. */
function textsLeft(stamp: string, ...bodies: string[]) {
  const files = bodies.map((body) => [{ place: 'line 1', stamp, title: 'Tea.', body }]);
  return latestOfEach(files, importCollector()).map(({ body }) => body);
}

describe('an entry that two files have', () => {
  it('is that of the later one, whatever its text, if both tell the same time', () => {
    expect(textsLeft('2026-03-14 18:05', 'We said little.', 'Nobody came to the harbour.')).toEqual([
      'Nobody came to the harbour.',
    ]);
  });

  it('is two without a time, as two diaries may tell of one day, unless it is another version of one text', () => {
    const [here, there] = ['We said little.', 'Nobody came to the harbour.'];
    expect(textsLeft('2026-03-14', here, there)).toEqual([here, there]);
    expect(textsLeft('2026-03-14', here, `${here} Then it rained.`)).toEqual([`${here} Then it rained.`]);
  });
});
