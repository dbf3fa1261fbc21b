import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SavedEntry } from '../../src/domain/entry.ts';
import { isZip } from '../../src/formats/bytes/magic-bytes.ts';
import { detectFormat } from '../../src/formats/detect-format.ts';
import type { ExportDetails, Format, ImportedEntry } from '../../src/formats/format.ts';
import { FORMAT_NAMES, FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { readExportMark } from '../../src/formats/mark/read-export-mark.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { anyEntry, anyJournal } from '../support/any-entry.ts';
import { anyOwnAnswers, formsOfEntries } from '../support/any-own-answers.ts';
import { importFile } from '../support/import-file.ts';

const details: ExportDetails = {
  drawCircles: (felt) => `(${' '.repeat(7 - felt)})`,
  describePassage: ({ passage = '' }) => ({ title: passage, why: 'you wrote "<!-- # ---\n"' }),
};

function write(format: Format, entries: readonly SavedEntry[]): Uint8Array {
  const answerForms = () => formsOfEntries(entries);
  const pieces = [...format.write!({ entries, earlierVersions: [], rests: [], answerForms }, details)];
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

function read(format: Format, bytes: Uint8Array): ImportedEntry[] {
  const result = format.read!(importFile(bytes), parseMoodMap());
  expect(result.unreadable).toEqual([]);
  return result.entries.map(({ entry }) => entry);
}

const RUNS: Partial<Record<FormatName, number>> = { markdown: 1000, json: 1000, csv: 1000, obsidian: 1000 };

describe.each(FORMAT_NAMES.filter((name) => FORMATS[name].extension !== null))('a journal exported as %s', (name) => {
  const numRuns = RUNS[name] ?? 200;

  it('is imported with every field, and exported again byte for byte', async () => {
    const format = await FORMATS[name].load();
    const some = FORMATS[name].files === 'a day' ? anyEntry.map((entry) => [entry]) : anyJournal;
    fc.assert(
      fc.property(some, (journal) => {
        const bytes = write(format, journal);
        const back = read(format, bytes);
        expect(back).toEqual(journal);
        expect(Buffer.compare(write(format, back as SavedEntry[]), bytes)).toBe(0);
      }),
      { numRuns },
    );
  });

  it('is imported with every answer to own questions, each of its kind', async () => {
    const format = await FORMATS[name].load();
    const anyAnswered = fc
      .tuple(anyEntry, anyOwnAnswers)
      .map(([entry, { answers }]) => ({ ...entry, ...(answers && { own_answers: answers }) }));
    const some =
      FORMATS[name].files === 'a day'
        ? anyAnswered.map((entry) => [entry])
        : fc
            .uniqueArray(anyAnswered, { selector: ({ day }) => day, maxLength: 5 })
            .map((entries) => entries.sort((a, b) => (a.day < b.day ? -1 : 1)));
    fc.assert(
      fc.property(some, (journal) => {
        const bytes = write(format, journal);
        const back = read(format, bytes);
        expect(back).toEqual(journal);
        expect(Buffer.compare(write(format, back as SavedEntry[]), bytes)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('is detected by its content, and as nearfar’s own by its mark', async () => {
    const format = await FORMATS[name].load();
    fc.assert(
      fc.property(anyEntry, (entry) => {
        const bytes = write(format, [entry]);
        expect(detectFormat(importFile(bytes))).toBe(name);
        if (!isZip(bytes))
          expect(readExportMark(importFile(bytes).text())).toMatchObject({ entries: 1, redacted: false });
      }),
      { numRuns: 100 },
    );
  });
});
