import { getISODay } from 'date-fns/getISODay';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateFromDay } from '../../../src/domain/day.ts';
import { readLocalDate } from '../../../src/formats/table/dates/local-dates.ts';

const dayOf = (text: string) => readLocalDate(text)?.days.ymd;

describe('a date in other signs or by another count', () => {
  it.each([
    ['\u0662\u0660\u0662\u0666-\u0660\u0663-\u0660\u0662', 'Arabic digits'],
    ['\u06f2\u06f0\u06f2\u06f6/\u06f3/\u06f2', 'Persian digits'],
    ['\u0e52\u0e50\u0e52\u0e56-\u0e50\u0e53-\u0e50\u0e52', 'Thai digits'],
    ['\uff12\uff10\uff12\uff16-\uff10\uff13-\uff10\uff12', 'digits of full width'],
    ['令和8年3月2日', 'the year of a Japanese emperor'],
    ['民國115年3月2日', 'the year of the Republic of China'],
    ['二〇二六年三月二日', 'Chinese numerals'],
    ['二零二六年三月二號', 'the same with other signs for zero and day'],
    ['令和八年三月二日', 'the year of an emperor in numerals'],
    ['民國一百一十五年三月二日', 'a year with hundreds and tens'],
    ['三月二日——2026', 'numerals with the year behind them'],
    ['2026 年 3 月 2 日', 'blanks between the signs'],
    ['2026년 3월 2일 월요일', 'Korean'],
    ['2026-W10-1', 'an ISO week date'],
    ['2026W101', 'the same without dashes'],
    ['2026-061', 'the day of the year'],
  ])('is read: %s, %s', (text) => {
    expect(dayOf(text)).toBe('2026-03-02');
  });

  it.each([
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['二〇二六年十月十日', '2026-10-10'],
    ['二〇二六年五月廿一日', '2026-05-21'],
    ['二〇二六年二月三十日', undefined],
  ])('counts tens in numerals: %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it('is the first year of an era where it says so, and none of a week or a day that there is not', () => {
    expect(dayOf('令和元年5月1日')).toBe('2019-05-01');
    for (const text of ['2026-W54-1', '2026-W00-1', '2025-W53-1', '2026-W10-8', '2026-366', '2026-000'])
      expect(dayOf(text)).toBeUndefined();
    expect(dayOf('2026-W53-1')).toBe('2026-12-28');
  });

  it('is for every day the one whose week and count it names', () => {
    const anyDay = fc.integer({ min: 0, max: 80_000 }).map((count) => addDays('1900-01-01', count));
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateFromDay(day);
        const week = `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}-${getISODay(date)}`;
        const count = Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000) + 1;
        expect(dayOf(week)).toBe(day);
        expect(dayOf(`${day.slice(0, 4)}-${String(count).padStart(3, '0')}`)).toBe(day);
      }),
    );
  });
});
