import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, weekIndex } from '../../../src/domain/day.ts';
import { expiredDays } from '../../../src/journal/file/expired-days.ts';

/** The days that are still there on the last day, when a copy is made on each of these days. */
function keptAfter(days: readonly Day[]): Day[] {
  let kept: Day[] = [];
  for (const day of days) {
    const all = [...kept, day];
    const expired = new Set(expiredDays(all, day));
    kept = all.filter((one) => !expired.has(one));
  }
  return kept;
}

const everyDay = (first: Day, count: number) => Array.from({ length: count }, (_, index) => addDays(first, index));

describe('the copies that are kept', () => {
  it('are those of 7 days, the last of each of 4 weeks and the last of each of 12 months, after 14 months of daily writing', () => {
    // Friday 20 November 2026 is the last of 426 days.
    expect(keptAfter(everyDay('2025-09-21', 426))).toEqual([
      ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
      ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-01', '2026-11-08'],
      ...['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    ]);
  });

  it.each<[name: string, days: Day[], kept: Day[]]>([
    ['a single copy, however old the next one is', ['2020-01-01', '2026-11-20'], ['2020-01-01', '2026-11-20']],
    [
      'seven days with gaps between them',
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'],
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01', '2026-07-01'],
    ],
    [
      'the last day of a week across the end of a year',
      [...everyDay('2026-12-28', 7), ...everyDay('2027-01-04', 8)],
      ['2026-12-31', '2027-01-03', ...everyDay('2027-01-05', 7)],
    ],
  ])('are %s', (_, days, kept) => expect(keptAfter(days)).toEqual(kept));

  it('are not pushed out by copies of days in the future, which stay themselves', () => {
    const past = everyDay('2026-11-14', 7);
    const future = everyDay('2027-11-01', 30);
    expect(expiredDays([...past, ...future], '2026-11-20')).toEqual([]);
  });

  it('always include the newest, and never more than 23', () => {
    const someDays = fc.uniqueArray(
      fc.integer({ min: 0, max: 1500 }).map((count) => addDays('2023-01-01', count)),
      { minLength: 1, maxLength: 200 },
    );
    fc.assert(
      fc.property(someDays, (days) => {
        const inOrder = days.toSorted();
        const kept = keptAfter(inOrder);
        expect(kept.at(-1)).toBe(inOrder.at(-1));
        expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
        expect(kept).toEqual(expect.arrayContaining(inOrder.slice(-7)));
        const weeks = new Set(inOrder.map(weekIndex));
        for (const week of [...weeks].slice(-4)) expect(kept.some((day) => weekIndex(day) === week)).toBe(true);
        const months = new Set(inOrder.map((day) => day.slice(0, 7)));
        for (const month of [...months].slice(-12)) expect(kept.some((day) => day.startsWith(month))).toBe(true);
      }),
    );
  });
});
