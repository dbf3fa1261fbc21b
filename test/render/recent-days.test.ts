import { describe, expect, it } from 'vitest';
import { coverageLine, daysSinceFirst } from '../../src/render/recent-days.ts';

const TODAY = '2026-11-20';

describe('the days since the first one', () => {
  it('are counted with both ends', () => {
    expect(daysSinceFirst(TODAY, TODAY)).toBe(1);
    expect(daysSinceFirst('2026-11-01', TODAY)).toBe(20);
  });

  it.each([null, '2026-11-21', '2027-11-20'])('are none where the first written day is %s', (first) => {
    expect(daysSinceFirst(first, TODAY)).toBe(0);
    expect(coverageLine({ written: 0, resting: 0, since: daysSinceFirst(first, TODAY) })).toBe('');
  });
});
