import { describe, expect, it } from 'vitest';
import { parseDay, parseDayRange } from '../../src/domain/parse-day.ts';
import { UsageError } from '../../src/errors.ts';

const MONDAY = '2026-11-23';

describe('parseDay on Monday 23 November 2026', () => {
  it.each([
    ['today', '2026-11-23'],
    ['yesterday', '2026-11-22'],
    ['yday', '2026-11-22'],
    ['yd', '2026-11-22'],
    ['monday', '2026-11-16'],
    ['mOn', '2026-11-16'],
    ['last monday', '2026-11-16'],
    ['this monday', '2026-11-23'],
    ['this monday at 10pm', '2026-11-23'],
    ['sunday', '2026-11-22'],
    ['Tues', '2026-11-17'],
    ['3 days ago', '2026-11-20'],
    ['2 weeks ago', '2026-11-09'],
    ['two weeks ago', '2026-11-09'],
    ['a month ago', '2026-10-23'],
    ['2 years ago', '2024-11-23'],
    ['monday 2 march', '2026-03-02'],
    ['tuesday at 11pm', '2026-11-17'],
    ['7 apr', '2026-04-07'],
    ['2 march', '2026-03-02'],
    ['2nd of March', '2026-03-02'],
    ['march 2', '2026-03-02'],
    ['March 2, 2012', '2012-03-02'],
    ['2 march 2012', '2012-03-02'],
    ['2026-03-02', '2026-03-02'],
    ['24 december', '2025-12-24'],
    ['29 feb 2024', '2024-02-29'],
    ['at 6am', '2026-11-23'],
    ['sunday at noon', '2026-11-22'],
    ['yesterday at 3pm', '2026-11-22'],
    ['yesterday at 1am', '2026-11-21'],
    ['5/20/1998 at 23:42', '1998-05-20'],
    ['2020-05-22T15:55-04:00', '2020-05-22'],
    ['2020-05-22T01:55', '2020-05-21'],
  ])('reads "%s" as %s', async (words, day) => {
    expect(await parseDay(words, MONDAY)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '30 february',
    '31 april 2026',
    '2026-13-01',
    '3/4',
    '4/3/2026',
    '03.04.2026',
    '12/5',
    '5/12/2026',
    '12-11',
    'soon',
    'x',
    '',
    '2 marchember',
    '99 days',
    'next friday',
    'friday next week',
    'monday last week',
    'monday to friday',
    'last 7 days',
    'past week',
    'next month',
    'tuesday 2 march',
    '26-03-02',
    '02-03-26',
    '02/03/26',
  ])('refuses "%s" and lists the accepted forms', async (words) => {
    await expect(parseDay(words, MONDAY)).rejects.toThrow(UsageError);
    await expect(parseDay(words, MONDAY)).rejects.toMatchObject({ hint: expect.stringContaining('2026-03-02') });
  });

  it.each(['tomorrow', 'this friday', '2026-11-24', 'in 3 days', '25 november'])(
    'refuses "%s", which has not come yet',
    async (words) => {
      await expect(parseDay(words, MONDAY)).rejects.toThrow('has not come yet');
    },
  );

  it('says at which hour the next day begins, as it may be past midnight', async () => {
    const hintFor = (words: string, startsAt: number) =>
      parseDay(words, MONDAY, startsAt).catch(({ hint }: UsageError) => hint);
    const NEXT = 'Days up to today, 2026-11-23, can be written.';
    expect(await hintFor('2026-11-24', 4)).toBe(`${NEXT} Yours begin at 4:00: see nearfar settings day-starts`);
    expect(await hintFor('2026-11-25', 4)).toBe(NEXT);
    expect(await hintFor('2026-11-24', 0)).toBe(NEXT);
  });

  it.each(['2013', 'june 2013', 'last year', 'week', '2026-W35', 'march', '2026 march'])(
    'refuses "%s", which is more than one day',
    async (words) => {
      await expect(parseDay(words, MONDAY)).rejects.toThrow('more than one day');
    },
  );
});

describe('parseDayRange on Monday 23 November 2026', () => {
  it.each([
    ['2013', '2013-01-01', '2013-12-31'],
    ['june 2013', '2013-06-01', '2013-06-30'],
    ['2013 june', '2013-06-01', '2013-06-30'],
    ['march', '2026-03-01', '2026-03-31'],
    ['december', '2026-12-01', '2026-12-31'],
    ['jan', '2026-01-01', '2026-01-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['week', '2026-11-23', '2026-11-29'],
    ['last week', '2026-11-16', '2026-11-22'],
    ['last month', '2026-10-01', '2026-10-31'],
    ['last year', '2025-01-01', '2025-12-31'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['monday', '2026-11-16', '2026-11-16'],
  ])('reads "%s" as %s to %s', async (words, from, to) => {
    expect(await parseDayRange(words, MONDAY)).toEqual({ from, to });
  });

  it('falls back to the last day of a shorter month', async () => {
    expect(await parseDay('1 month ago', '2026-03-31')).toBe('2026-02-28');
    expect(await parseDay('1 year ago', '2024-02-29')).toBe('2023-02-28');
  });

  it('reads a month more than four weeks ahead as that of last year', async () => {
    expect(await parseDayRange('december', '2026-11-02')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('reads a date without a year as that of this year up to four weeks ahead, then as that of last year', async () => {
    expect(await parseDayRange('21 december', MONDAY)).toEqual({ from: '2026-12-21', to: '2026-12-21' });
    expect(await parseDayRange('22 december', MONDAY)).toEqual({ from: '2025-12-22', to: '2025-12-22' });
  });

  it('reads "this" before a weekday as the one of this week', async () => {
    expect(await parseDay('this monday', '2026-11-28')).toBe('2026-11-23');
    expect(await parseDay('monday', '2026-11-30')).toBe('2026-11-23');
  });

  it('takes a date or a month without its year as the newest up to the day that is given', async () => {
    const read = async (words: string, latest: string) => (await parseDayRange(words, MONDAY, 4, latest)).from;
    expect(await read('december', MONDAY)).toBe('2025-12-01');
    expect(await read('24 december', MONDAY)).toBe('2025-12-24');
    expect(await read('november', MONDAY)).toBe('2026-11-01');
    expect(await read('2 january', '2027-03-01')).toBe('2027-01-02');
    expect((await parseDayRange('2 january', '2026-12-20')).from).toBe('2027-01-02');
  });

  it('refuses week 53 of a year with 52 weeks', async () => {
    await expect(parseDayRange('2025-W53', MONDAY)).rejects.toThrow(UsageError);
  });
});
