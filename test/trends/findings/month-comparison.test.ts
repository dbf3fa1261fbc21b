import { describe, expect, it } from 'vitest';
import { compareMonths } from '../../../src/trends/findings/month-comparison.ts';
import { countedDays } from '../../../src/trends/rated-day.ts';
import { diary } from '../diary.ts';

describe('the comparison of two months', () => {
  it('counts a first day that is set aside or late for its own month alone', () => {
    const unrated = { current: 0, previous: 0 };
    const uncounted = (request: { rests: { from: string; to: string }[]; late: boolean }) => {
      const entries = diary('2026-06-29', [4, 4, 4, 4]).map((one, index) => ({
        ...one,
        late: request.late && index === 2,
      }));
      const { rests } = request;
      return compareMonths({ entries, counted: countedDays(entries, { rests }), rests }, '2026-07-02', unrated)
        .uncounted;
    };
    expect(uncounted({ rests: [{ from: '2026-07-01', to: '2026-07-01' }], late: false })).toEqual({
      current: { aside: 1, late: 0, unrated: 0 },
      previous: { aside: 0, late: 0, unrated: 0 },
    });
    expect(uncounted({ rests: [], late: true })).toEqual({
      current: { aside: 0, late: 1, unrated: 0 },
      previous: { aside: 0, late: 0, unrated: 0 },
    });
  });
});
