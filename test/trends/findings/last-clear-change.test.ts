import { describe, expect, it } from 'vitest';
import { addDays, weekIndex } from '../../../src/domain/day.ts';
import { lastClearChange } from '../../../src/trends/findings/last-clear-change.ts';
import { summariseWeeks } from '../../../src/trends/periods/period.ts';
import { diary } from '../diary.ts';

const MONDAY = '2026-01-05';
const FIRST_WEEK = weekIndex(MONDAY);
/** Weeks written on each day, one after the other, with the same felt all week. */
const weeksOf = (...felt: number[]) =>
  summariseWeeks(
    diary(
      MONDAY,
      felt.flatMap((value) => Array<number>(7).fill(value)),
    ),
  );

describe('the last clear change', () => {
  it('is named for 26 weeks, and no longer', () => {
    const weeks = weeksOf(3, 5);
    const change = FIRST_WEEK + 1;
    expect(lastClearChange(weeks, change + 25)).toMatchObject({ week: change, before: 3, after: 5 });
    expect(lastClearChange(weeks, change + 26)).toBeNull();
  });

  it('begins with the first of the weeks that move one way', () => {
    expect(lastClearChange(weeksOf(4, 2, 3, 4, 5), FIRST_WEEK + 4)).toMatchObject({
      since: FIRST_WEEK + 1,
      week: FIRST_WEEK + 4,
      before: 2,
      after: 5,
    });
  });

  it('is none across a week without days', () => {
    const weeks = [...weeksOf(3), ...summariseWeeks(diary(addDays(MONDAY, 14), Array<number>(7).fill(6)))];
    expect(lastClearChange(weeks, FIRST_WEEK + 2)).toBeNull();
  });
});
