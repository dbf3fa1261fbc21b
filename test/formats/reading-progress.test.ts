import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { stepOf } from '../../src/formats/reading-progress.ts';
import { readImportFiles } from '../../src/transfer/import/read-import-files.ts';
import { importFile } from '../support/import-file.ts';

const DAYS = Array.from({ length: 1200 }, (_, index) => addDays('2020-01-01', index));

const table = (headings: string, row: (day: string) => string) => [headings, ...DAYS.map(row)].join('\n');
const list = (entry: (day: string) => object) => JSON.stringify(DAYS.map(entry));

/** A journal of 1200 days in each format that may be large. */
const FILES: Partial<Record<FormatName, string>> = {
  csv: table('day,felt,note', (day) => `${day},4,"a walk"`),
  table: table('Date,Mood,Notes', (day) => `${day},good,a walk`),
  daylio: table('full_date,mood,note', (day) => `${day},good,a walk`),
  howwefeel: table('Date,Mood,Notes,Tags (People)', (day) => `${day},good,a walk,`),
  imoodjournal: table('Date,Hour,Minute,Level', (day) => `${day},10,15,good`),
  json: `{"schema":1,"entries":${list((day) => ({ day, felt: 4 }))}}`,
  jsonl: DAYS.map((day) => JSON.stringify({ day, felt: 4 })).join('\n'),
  dayone: `{"entries":${list((day) => ({ creationDate: `${day}T12:00:00Z`, text: 'a walk' }))}}`,
  jrnl: DAYS.map((day) => `[${day} 21:15] A walk.\n`).join('\n'),
  'jrnl-json': `{"entries":${list((date) => ({ date, title: 'a walk', body: '' }))}}`,
  pixels: list((date) => ({ date, scores: [3], notes: 'a walk' })),
  dailyyou: list((day) => ({ timeCreated: `${day}T12:00:00`, mood: 1, text: 'a walk' })),
  diarium: list((day) => ({ date: `${day}T12:00:00`, heading: 'a walk', html: '' })),
  journey: list((day) => ({ date_journal: Date.parse(day), text: 'a walk' })),
  'org-journal': DAYS.map((day) => `* ${day}\n** 10:28 A walk\n`).join(''),
  markdown: DAYS.map((day) => `### ${day}\n\nFelt 4 of 7\n\na walk\n`).join('\n'),
};

/** That a reading told of its shares in order, from near the beginning to near the end. */
function expectSteady(shares: readonly number[]) {
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares[0]).toBeGreaterThanOrEqual(0);
  expect(shares[0]).toBeLessThan(0.3);
  expect(shares.at(-1)).toBeGreaterThan(0.7);
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
}

describe('the progress of reading', () => {
  it.each(Object.entries(FILES))('is told by the format %s', async (name, text) => {
    const shares: number[] = [];
    const { read } = await FORMATS[name as FormatName].load();
    const moods = parseMoodMap(['*=4']);
    read!(importFile(text), moods, { onProgress: (share) => shares.push(share) });
    expectSteady(shares);
  });

  it('is told by a table of JSON records', async () => {
    const shares: number[] = [];
    const { read } = await FORMATS.table.load();
    const json = list((date) => ({ date, mood: 'good', note: 'a walk' }));
    read!(importFile(json), parseMoodMap(), { onProgress: (share) => shares.push(share) });
    expectSteady(shares);
  });

  it('is told by a backup of Daylio', async () => {
    const shares: number[] = [];
    const dayEntries = DAYS.map((day) => ({ datetime: Date.parse(day), mood: 1 }));
    const backup = Buffer.from(JSON.stringify({ version: 15, dayEntries })).toString('base64');
    const { read } = await FORMATS.daylio.load();
    read!(importFile(backup), parseMoodMap(['*=4']), { onProgress: (share) => shares.push(share) });
    expectSteady(shares);
  });

  it('is that of all files together, each by its size', async () => {
    const shares: number[] = [];
    const small = importFile('day,felt\n2026-03-02,4\n', 'a.csv');
    await readImportFiles([small, importFile(FILES.csv!, 'b.csv'), small], {
      onProgress: (share) => shares.push(share),
    });
    expectSteady(shares);
    const folder: number[] = [];
    const notes = DAYS.map((day) => importFile('---\nmood: 4\n---\na walk', `${day}.md`));
    await readImportFiles(notes, { onProgress: (share) => folder.push(share) });
    expectSteady(folder);
  });

  it('of a step is passed on as a part of the whole', () => {
    const shares: number[] = [];
    const onStep = stepOf((share) => shares.push(share), 0.25, 0.75);
    for (const share of [0, 0.5, 1]) onStep?.(share);
    expect(shares).toEqual([0.25, 0.5, 0.75]);
    expect(stepOf(undefined, 0, 1)).toBeUndefined();
  });
});
