import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { dayOfHeading, parseDayHeading } from '../../../src/formats/markdown/day-heading.ts';

const dayOf = (words: string, ...days: Day[]) =>
  dayOfHeading(parseDayHeading(words)!, undefined, new Map([['-03-02', days]]));

describe('a heading without a year', () => {
  it('is of the one day of the exact fields with its date', () => {
    expect(dayOf('2 March', '2026-03-02')).toBe('2026-03-02');
  });

  it('is of the one on its weekday where the exact fields have its date in several years', () => {
    expect(dayOf('Monday 2 March', '2025-03-02', '2026-03-02')).toBe('2026-03-02');
  });

  it('is of none where nothing tells the years apart', () => {
    expect(dayOf('2 March', '2025-03-02', '2026-03-02')).toEqual({
      why: '2 March stands under no year. Add the year to it: 2 March 2026.',
    });
  });
});
