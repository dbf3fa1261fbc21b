import { describe, expect, it } from 'vitest';
import { readZone } from '../../../src/formats/times/read-zone.ts';

describe('the time zone that a program names', () => {
  it.each([
    ['Europe/Lisbon', 'Europe/Lisbon'],
    ['Etc\\/GMT', 'Etc/GMT'],
    ['GMT+0200', '+02:00'],
    ['GMT-7', '-07:00'],
    ['UTC+05:30', '+05:30'],
    ['somewhere else', undefined],
    ['', undefined],
    [3, undefined],
  ])('%j is read as %s', (named, zone) => {
    expect(readZone(named)).toBe(zone);
  });
});
