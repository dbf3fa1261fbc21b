import { describe, expect, it } from 'vitest';
import { readClockTime } from '../../../src/formats/times/clock-time.ts';

describe('readClockTime', () => {
  it.each([
    ['12:05 AM', '00:05'],
    ['8:30 am', '08:30'],
    ['12:05 PM', '12:05'],
    ['11:59:30 pm', '23:59'],
    ['20.39', '20:39'],
    ['0:00', '00:00'],
    ['soon', ''],
  ])('reads "%s" as "%s"', (text, time) => {
    expect(readClockTime(text)).toBe(time);
  });
});
