import { describe, expect, it } from 'vitest';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { readerOfCounted } from '../../../src/formats/table/counted-days.ts';
import { table } from '../../../src/formats/table/table.ts';
import { assertNotAsked } from '../../support/assert-not-asked.ts';
import { importFile } from '../../support/import-file.ts';

const asExcel = (cell: string) =>
  readerOfCounted([cell], { given: 'excel', zone: 'UTC' }, 'date', () => {})?.(cell) ?? null;

describe('days that a spreadsheet counted', () => {
  it.each([
    ['46083', '2026-03-02'],
    ['46083.5', '2026-03-02T12:00'],
    ['46083.0416666667', '2026-03-02T01:00'],
    ['46083.9999', '2026-03-02T23:59'],
    ['46083.9999999', '2026-03-03T00:00'],
  ])('have their day and time, also just before midnight: %s', (cell, time) => {
    expect(asExcel(cell)).toBe(time);
  });

  it('are read beside days that are written, where the writer says how they are counted', () => {
    const cells = ['46083', '2026-03-03', ''];
    const read = readerOfCounted(cells, { given: 'excel', zone: 'UTC' }, 'date', () => {});
    expect(cells.map((cell) => read!(cell))).toEqual(['2026-03-02', '2026-03-03', '']);
  });

  it('are not spoken of where none of the days is a number', () => {
    expect(asExcel('2026-03-02')).toBeNull();
    const rulesOf = (cell: string) =>
      assertNotAsked(
        table.read!(importFile(`date,mood,note\n${cell},good,Soup.\n`), parseMoodMap(), { counting: 'excel' }),
      ).conversionRules.join(' ');
    expect(rulesOf('46083')).toContain('The numbers in "date" were read as the days of a spreadsheet.');
    for (const cell of ['2026-03-02', '2026-03-02T21:15:00Z'])
      expect(rulesOf(cell)).not.toContain('were read as the days of a spreadsheet');
  });
});
