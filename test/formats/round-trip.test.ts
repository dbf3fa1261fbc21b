import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Written } from '../../src/domain/entry.ts';
import type { Arriving, Format, Ornaments } from '../../src/formats/format.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { readMoodMap } from '../../src/formats/mood-map.ts';
import { recognise } from '../../src/formats/recognise.ts';
import { anyEntry, anyJournal } from '../support/any-entry.ts';
import { fileOf } from '../support/given-file.ts';

const ornaments: Ornaments = {
  circles: (felt) => `(${' '.repeat(7 - felt)})`,
  passage: ({ passage = '' }) => ({ title: passage, why: 'you wrote "<!-- # ---\n"' }),
};

function write(format: Format, entries: readonly Written[]): Uint8Array {
  const pieces = [...format.write!({ entries, earlier: [], rests: [] }, ornaments)];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

function read(format: Format, bytes: Uint8Array): Arriving[] {
  const arrivals = format.read!(fileOf(bytes), readMoodMap());
  expect(arrivals.unreadable).toEqual([]);
  return arrivals.entries.map(({ entry }) => entry);
}

const RUNS: Partial<Record<FormatName, number>> = { markdown: 1000, json: 1000, csv: 1000, obsidian: 1000 };

describe.each(FORMAT_NAMES.filter((name) => FORMATS[name].extension !== null))('a journal as %s', (name) => {
  const numRuns = RUNS[name] ?? 200;

  it('comes back field by field, and goes out again byte for byte', async () => {
    const format = await FORMATS[name].load();
    const some = FORMATS[name].files === 'a day' ? anyEntry.map((entry) => [entry]) : anyJournal;
    fc.assert(
      fc.property(some, (journal) => {
        const bytes = write(format, journal);
        const back = read(format, bytes);
        expect(back).toEqual(journal);
        expect(Buffer.compare(write(format, back as Written[]), bytes)).toBe(0);
      }),
      { numRuns },
    );
  });

  it('is recognised by what it holds', async () => {
    const format = await FORMATS[name].load();
    fc.assert(
      fc.property(anyEntry, (entry) => {
        expect(recognise(fileOf(write(format, [entry])))).toBe(name);
      }),
      { numRuns: 100 },
    );
  });
});
