import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateFromDay,
  dayFromNumber,
  dayInZone,
  dayNumber,
  dayOfWallClock,
  daysBetween,
  eachDay,
  formatDay,
  isDay,
  isoWeek,
  isoWeekday,
  mondayOf,
  monthIndex,
  weekIndex,
  weekLabel,
} from '../../src/domain/day.ts';

describe('a day', () => {
  it.each(['2026-02-28', '2024-02-29', '1999-12-31'])('%s is a real day', (day) => expect(isDay(day)).toBe(true));
  it.each([
    ...['2026-02-29', '2026-02-30', '2026-04-31', '2026-01-32', '2026-01-00', '2026-13-01', '2026-00-10', '0000-01-01'],
    ...['2026-1-1', '26-01-01', '2026-01-01T', 20260401, null],
  ])('%s is not a real day', (day) => expect(isDay(day)).toBe(false));

  it('has the ISO week and year that date-fns gives it, for every day of a century', () => {
    const days = Array.from({ length: 36_525 }, (_, index) => dayFromNumber(index));
    const differs = days.filter((day) => {
      const { year, week } = isoWeek(day);
      const date = dateFromDay(day);
      return week !== getISOWeek(date) || Number(year) !== getISOWeekYear(date);
    });
    expect(differs).toEqual([]);
  });

  it('is listed with each between it and another, both included, over the end of a year and a leap day', () => {
    expect(eachDay('2023-12-30', '2024-01-02')).toEqual(['2023-12-30', '2023-12-31', '2024-01-01', '2024-01-02']);
    expect(eachDay('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(eachDay('2026-03-02', '2026-03-02')).toEqual(['2026-03-02']);
  });

  it('has a day number that converts back, for every day of four centuries and at both ends of the calendar', () => {
    const centuries = Array.from({ length: 146_097 }, (_, index) => index - 60_000);
    expect(centuries.filter((number) => dayNumber(dayFromNumber(number)) !== number)).toEqual([]);
    const isoDate = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
    expect(centuries.filter((number) => dayFromNumber(number) !== isoDate(number))).toEqual([]);
    expect(['1970-01-01', '2000-02-29', '0001-01-01', '9999-12-31'].map(dayNumber)).toEqual([
      0, 11_016, -719_162, 2_932_896,
    ]);
  });

  it("begins at four in the morning, so one o'clock still belongs to the day before", () => {
    expect(dayOfWallClock({ year: 2026, month: 3, date: 1, hour: 1, minute: 0 })).toBe('2026-02-28');
    expect(dayOfWallClock({ year: 2026, month: 3, date: 1, hour: 4, minute: 0 })).toBe('2026-03-01');
  });

  it('begins at midnight if that is the setting', () => {
    expect(dayOfWallClock({ year: 2026, month: 3, date: 1, hour: 0, minute: 0 }, 0)).toBe('2026-03-01');
  });

  it('is computed in the given time zone', () => {
    const instant = new Date('2026-11-20T23:30:00Z');
    expect(dayInZone('Europe/Lisbon', instant)).toBe('2026-11-20');
    expect(dayInZone('Australia/Adelaide', instant)).toBe('2026-11-21');
    expect(dayInZone('America/New_York', instant)).toBe('2026-11-20');
  });

  it('is right on the nights when the clocks change', () => {
    expect(dayInZone('Europe/Lisbon', new Date('2026-03-29T02:59:00Z'))).toBe('2026-03-28');
    expect(dayInZone('Europe/Lisbon', new Date('2026-03-29T03:00:00Z'))).toBe('2026-03-29');
    expect(dayInZone('America/New_York', new Date('2026-11-01T08:59:00Z'))).toBe('2026-10-31');
    expect(dayInZone('America/New_York', new Date('2026-11-01T09:00:00Z'))).toBe('2026-11-01');
    expect(dayInZone('Australia/Adelaide', new Date('2026-10-03T17:29:00Z'))).toBe('2026-10-03');
    expect(dayInZone('Australia/Adelaide', new Date('2026-10-03T17:31:00Z'))).toBe('2026-10-04');
  });

  it('follows Apia across the date line, where 30 December 2011 did not exist', () => {
    expect(dayInZone('Pacific/Apia', new Date('2011-12-30T09:59:00Z'))).toBe('2011-12-29');
    expect(dayInZone('Pacific/Apia', new Date('2011-12-30T14:00:00Z'))).toBe('2011-12-31');
  });

  it('counts the days to another day across leap days', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2);
  });

  it('is formatted in English', () => {
    expect(formatDay('2026-11-20')).toBe('Friday 20 November');
    expect(formatDay('0099-01-02', 'EEE d MMM y')).toBe('Fri 2 Jan 99');
    const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' });
    const short = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
    for (let day = '2026-02-25'; day < '2027-03-02'; day = addDays(day, 5)) {
      const midnight = Date.parse(`${day}T00:00:00Z`);
      expect(formatDay(day, 'EEEE, MMMM d, yyyy')).toBe(long.format(midnight));
      expect(formatDay(day, 'MMM d, y')).toBe(short.format(midnight));
    }
  });

  it('has a month index that rises by one each month', () => {
    expect(['0001-01-31', '0001-12-01', '1999-12-31', '2000-01-01'].map(monthIndex)).toEqual([12, 23, 23_999, 24_000]);
  });
});

describe('a week', () => {
  it('starts on Monday and is numbered without a break at the end of a year', () => {
    expect(isoWeekday('2026-11-23')).toBe(1);
    expect(isoWeekday('1969-12-28')).toBe(7);
    expect(weekIndex('2027-01-04') - weekIndex('2027-01-03')).toBe(1);
    expect(mondayOf(weekIndex('2026-11-26'))).toBe('2026-11-23');
  });

  it('is labelled by the ISO year, which is that of its Thursday', () => {
    expect(['2021-01-03', '2024-12-30', '2026-12-31', '0001-01-01'].map((day) => weekLabel(weekIndex(day)))).toEqual([
      '2020-W53',
      '2025-W01',
      '2026-W53',
      '0001-W01',
    ]);
  });
});
