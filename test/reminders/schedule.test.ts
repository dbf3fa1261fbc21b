import { describe, expect, it } from 'vitest';
import { calendarDays, daysInWords, parseDays, parseTime } from '../../src/reminders/schedule.ts';

describe('the time of a reminder', () => {
  it('is taken as hours and minutes', () => {
    expect(['21:30', '9:05', '00:00'].map(parseTime)).toEqual(['21:30', '09:05', '00:00']);
  });

  it.each(['24:00', '9', '21:60', '9pm', '', '21:30:00'])('cannot be "%s"', (text) => {
    expect(() => parseTime(text)).toThrow('is not a time');
  });
});

describe('the days of a reminder', () => {
  it('are names, spans of names and daily, and are written as they are read', () => {
    expect(parseDays('mon-fri')).toEqual([1, 2, 3, 4, 5]);
    expect(parseDays('sat-Mon,wednesday,mon')).toEqual([1, 3, 6, 7]);
    expect(parseDays('daily')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const text of ['daily', 'mon,wed', 'sun']) expect(daysInWords(parseDays(text))).toBe(text);
  });

  it.each(['', 'noday', 'mon-', 'mon-tue-wed', '1-5'])('cannot be "%s"', (text) => {
    expect(() => parseDays(text)).toThrow('is not a day of the week');
  });

  it('are the next ones of the calendar for a time after midnight', () => {
    expect(calendarDays({ at: '00:30', days: [1, 5, 7] }, 4)).toEqual([1, 2, 6]);
    expect(calendarDays({ at: '04:00', days: [1, 5, 7] }, 4)).toEqual([1, 5, 7]);
  });
});
