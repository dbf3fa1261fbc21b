import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../../src/formats/moods/mood-map.ts';
import { table } from '../../../../src/formats/table/table.ts';
import { assertNotAsked } from '../../../support/assert-not-asked.ts';
import { importFile } from '../../../support/import-file.ts';

function daysIn(text: string, columns?: string[]) {
  const result = assertNotAsked(table.read!(importFile(text), parseMoodMap(), { columns }));
  return result.unreadable.length > 0
    ? result.unreadable.map(({ why }) => why)
    : result.entries.map(({ entry }) => entry.day);
}

describe('a table whose day stands in several columns', () => {
  it.each([
    'year,month,day,mood\n2026,3,2,good\n2026,12,13,good\n',
    'Mood;Day;Month;Year\ngood;02;03;2026\ngood;13;12;2026\n',
    'Jahr,Monat,Tag,Stimmung\n2026,März,2,good\n2026,Dezember,13,good\n',
    'ano,mes,dia,humor\n2026,março,2,good\n2026,dezembro,13,good\n',
    'year,month,date,mood\n2026,3,2,good\n2026,12,13,good\n',
    'date,year,month,day,mood\n2026-03-02,2026,3,2,good\n2026-12-13,2026,12,13,good\n',
    'year,month,date,mood\n2026,3,2026-03-02,good\n2026,12,2026-12-13,good\n',
    'date,year,mood\nMarch 2,2026,good\nDecember 13,2026,good\n',
    'Datum;Jahr;Stimmung\n02.03.;2026;good\n13.12.;2026;good\n',
    '[{"date":{"year":2026,"month":3,"day":2},"mood":"good"},{"date":{"year":2026,"month":12,"day":13},"mood":"good"}]',
  ])('is read by their headings: %s', (text) => {
    expect(detectFormat(importFile(text))).toBe('table');
    expect(daysIn(text)).toEqual(['2026-03-02', '2026-12-13']);
  });

  it('is read as --columns says, with the parts in the order of a date', () => {
    expect(daysIn('a,b,c,mood\n2026,3,2,good\n', ['day=a,day=b,day=c'])).toEqual(['2026-03-02']);
    expect(daysIn('a,b,mood\nMarch 2,2026,good\n', ['day=a,day=b'])).toEqual(['2026-03-02']);
    expect(daysIn('a,b,mood\n2.3.,2026,good\n13.3.,2026,good\n', ['day=a,day=b'])).toEqual([
      '2026-03-02',
      '2026-03-13',
    ]);
  });

  it('is refused with the columns that are missing', () => {
    expect(() => daysIn('year,month,mood\n2026,3,good\n')).toThrow(
      'This table says in "year" a stretch of days (2026), and not the day.',
    );
    expect(daysIn('month,day,mood\n3,2,good\n')).toEqual([
      '"day" is "2", a day without its month and year; put them into columns called month and year beside it.',
    ]);
    expect(daysIn('year,month,day,mood\n2026,13,2,good\n')).toEqual([
      '"year, month, day" is "2026-13-2", which is no day of the calendar; write the right one there, such as 2026-03-02.',
    ]);
  });
});
