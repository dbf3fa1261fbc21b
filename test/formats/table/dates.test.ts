import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flags, readAsTable } from './read-as-table.ts';

describe('the dates of a table', () => {
  const days = (dates: string[], flags: Flags = {}) =>
    readAsTable(`Date,Mood\n${dates.map((date) => `"${date}",good\n`).join('')}`, flags).entries.map(({ day }) => day);

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['2 March 2026', '2026-03-02'],
    ['March 2nd, 2026', '2026-03-02'],
    ['Mon, Mar 2, 2026 9:00 PM', '2026-03-02'],
    ['2. März 2026', '2026-03-02'],
    ['Montag, 2. Mär. 2026', '2026-03-02'],
    ['2 févr. 2026', '2026-02-02'],
    ['lunes, 2 de marzo de 2026', '2026-03-02'],
    ['2 de março de 2026', '2026-03-02'],
    ['pondelok 2. marca 2026', '2026-03-02'],
    ['2026. március 2., hétfő', '2026-03-02'],
    ['2026 March 2', '2026-03-02'],
    ['luni, 2 martie 2026', '2026-03-02'],
    ['maanantai 2. maaliskuuta 2026', '2026-03-02'],
    ['2 d’abril del 2026', '2026-04-02'],
    ['31‏/3‏/2026', '2026-03-31'],
    ['Mon Mar  2 21:15:00 2026', '2026-03-02'],
    ['Mon Mar 02 09:15:00 PM CET 2026', '2026-03-02'],
    ['31/3/26', '2026-03-31'],
    ['3/31/2026 21:15', '2026-03-31'],
    ['31.12.1999', '1999-12-31'],
    ['\u201c2 March 2026\u201d', '2026-03-02'],
  ])('are read: %s is %s', (date, day) => {
    expect(days([date])).toEqual([day]);
  });

  it.each([
    [
      ['5. listopada 2026', '6. srpnja 2026'],
      ['2026-10-05', '2026-07-06'],
    ],
    [
      ['5 listopada 2026', '6 marca 2026'],
      ['2026-11-05', '2026-03-06'],
    ],
    [
      ['5. lis 2026', '6. kol 2026'],
      ['2026-10-05', '2026-08-06'],
    ],
    [
      ['5 lis 2026', '6. zá\u0159 2026'],
      ['2026-11-05', '2026-09-06'],
    ],
    [
      ['5 lip 2026', '6 kwi 2026'],
      ['2026-07-05', '2026-04-06'],
    ],
    [
      ['5 srp 2026', '6 led 2026'],
      ['2026-08-05', '2026-01-06'],
    ],
    [
      ['5. listopadu 2026', '6. lis 2026'],
      ['2026-11-05', '2026-11-06'],
    ],
  ])('are of one language of months: %j', (dates, found) => {
    expect(days(dates)).toEqual(found);
  });

  it('are asked for where a month is another one in another language', () => {
    expect(() => days(['5 listopada 2026', '2026-03-02'])).toThrow(
      'can be read in two ways: "5 listopada 2026" is 5 October 2026 (hr) or 5 November 2026 (pl).',
    );
    expect(() => days(['7 srp 2026'])).toThrow('is 7 July 2026 (hr) or 7 August 2026 (cs).');
    expect(() => days(['5 lip 2026', '6 svi 2026', '6 kwi 2026'])).toThrow('are not all of one language');
    expect(days(['5 listopada 2026'], { dates: 'hr' })).toEqual(['2026-10-05']);
    expect(days(['5 listopada 2026'], { dates: 'pl' })).toEqual(['2026-11-05']);
  });

  it('are asked for where they can be read two ways', () => {
    expect(() => days(['03/02/2026', '04/02/2026'])).toThrow(
      '--dates dmy: The dates in "Date" can be read in two ways: "03/02/2026" is 3 February 2026 (dmy) or 2 March 2026 (mdy).',
    );
    expect(days(['03/02/2026'], { dates: 'dmy' })).toEqual(['2026-02-03']);
    expect(days(['03/02/2026'], { dates: 'mdy' })).toEqual(['2026-03-02']);
    expect(() => days(['01/02/03'])).toThrow('in three ways');
  });

  it('are read in the one order in which all of them are days', () => {
    expect(days(['03/02/2026', '25/02/2026'])).toEqual(['2026-02-03', '2026-02-25']);
    expect(days(['03/02/2026', '02/25/2026'])).toEqual(['2026-03-02', '2026-02-25']);
    expect(days(['03/03/2026'])).toEqual(['2026-03-03']);
  });

  it('are proposed in the order in which they follow each other', () => {
    expect(() => days(['01/02/2026', '01/03/2026', '02/01/2026'])).toThrow('--dates mdy: ');
    expect(() => days(['01/02/2026', '02/02/2026', '01/03/2026'])).toThrow('--dates dmy: ');
    expect(() => days(['01/03/2026', '02/02/2026', '01/02/2026'])).toThrow('--dates dmy: ');
  });

  it('are refused where no order makes all of them days', () => {
    expect(() => days(['25/02/2026', '02/25/2026'])).toThrow('are not all written in one order');
  });

  it('are asked for exactly where the numbers of day and month could change places', () => {
    const anyDate = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(anyDate, { minLength: 1, maxLength: 8 }), fc.boolean(), (dates, isDayFirst) => {
        const expected = [...new Set(dates.map((date) => date.toISOString().slice(0, 10)))];
        const written = expected.map((day) => {
          const [year, month, date] = day.split('-');
          return isDayFirst ? `${date}.${month}.${year}` : `${month}/${date}/${year}`;
        });
        const isClear =
          expected.some((day) => Number(day.slice(8)) > 12) ||
          expected.every((day) => day.slice(5, 7) === day.slice(8));
        if (isClear) expect(days(written)).toEqual(expected);
        else expect(() => days(written)).toThrow(/two ways/);
        expect(days(written, { dates: isDayFirst ? 'dmy' : 'mdy' })).toEqual(expected);
      }),
    );
  });
});
