import { describe, expect, it } from 'vitest';
import { trendRows } from '../../../src/trends/periods/trend-rows.ts';

/** The rows from Monday 9 to Sunday 22 November 2026 for a journal without entries, as seen on a day. */
const emptyWeeksOn = (today: string) =>
  trendRows([], { first: '2026-11-09', to: '2026-11-22', today, unit: 'week', rests: [] });

describe('a gap in the table of weeks', () => {
  it('leaves out the week of today, also on its Sunday', () => {
    expect(emptyWeeksOn('2026-11-22')).toMatchObject([{ from: '2026-11-09', to: '2026-11-15', count: 1, days: 7 }]);
  });

  it('holds the week that ended yesterday', () => {
    expect(emptyWeeksOn('2026-11-23')).toMatchObject([{ from: '2026-11-09', to: '2026-11-22', count: 2, days: 14 }]);
  });
});
