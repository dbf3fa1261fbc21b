import { describe, expect, it } from 'vitest';
import { isLate } from '../../src/domain/is-late.ts';

const entry = (logged_at: string | undefined, zone?: string) => ({
  day: '2026-11-17',
  felt: 4 as const,
  ...(logged_at && { logged_at }),
  ...(zone && { zone }),
});

describe('isLate', () => {
  it('is false for an entry logged on its day', () => {
    expect(isLate(entry('2026-11-17T21:00:00Z', 'Europe/Lisbon'))).toBe(false);
  });

  it('is false for an entry logged exactly one day later', () => {
    expect(isLate(entry('2026-11-18T04:00:00Z', 'Europe/Lisbon'))).toBe(false);
    expect(isLate(entry('2026-11-18T21:00:00Z', 'Europe/Lisbon'))).toBe(false);
  });

  it('becomes true at 04:00 on the second day after', () => {
    expect(isLate(entry('2026-11-19T03:59:59.999Z', 'Europe/Lisbon'))).toBe(false);
    expect(isLate(entry('2026-11-19T04:00:00Z', 'Europe/Lisbon'))).toBe(true);
  });

  it('begins the day at 04:00 in the zone of the entry, wherever the program runs', () => {
    // Tokyo is nine hours ahead of UTC, New York five hours behind in November.
    expect(isLate(entry('2026-11-18T18:59:00Z', 'Asia/Tokyo'))).toBe(false);
    expect(isLate(entry('2026-11-18T19:00:00Z', 'Asia/Tokyo'))).toBe(true);
    expect(isLate(entry('2026-11-19T08:59:00Z', 'America/New_York'))).toBe(false);
    expect(isLate(entry('2026-11-19T09:00:00Z', 'America/New_York'))).toBe(true);
  });

  it.each([undefined, 'Mars/Olympus'])('counts in UTC for an entry with the zone %s', (zone) => {
    expect(isLate(entry('2026-11-19T03:59:00Z', zone))).toBe(false);
    expect(isLate(entry('2026-11-19T04:00:00Z', zone))).toBe(true);
  });

  it('is false for an entry without a time of logging', () => {
    expect(isLate(entry(undefined))).toBe(false);
  });

  it('is false for an entry logged before its day', () => {
    expect(isLate(entry('2026-11-10T12:00:00Z', 'Europe/Lisbon'))).toBe(false);
  });
});
