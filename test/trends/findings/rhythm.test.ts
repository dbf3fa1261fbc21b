import { describe, expect, it } from 'vitest';
import { rhythmOf } from '../../../src/trends/findings/rhythm.ts';
import { findWeekdayPattern } from '../../../src/trends/findings/weekday-pattern.ts';
import { summariseWeeks } from '../../../src/trends/periods/period.ts';
import { weekIndexOf } from '../../../src/trends/rated-day.ts';
import { countedDiary } from '../diary.ts';

const CALM = [4, 4, 5, 4, 4, 4, 4];
const USUAL = [4, 5, 4, 3, 4, 5, 4];
const WILD = [2, 6, 2, 6, 2, 6, 4];
const weeks = (...all: (number | null)[][]) => summariseWeeks(countedDiary('2026-01-05', all.flat()));
const rhythm = (...all: (number | null)[][]) => {
  const summaries = weeks(...all);
  return rhythmOf(summaries, summaries.at(-1)!.index);
};
const earlier = [CALM, ...Array<number[]>(8).fill(USUAL), WILD];

describe('the rhythm of a week', () => {
  it('is compared with at least eight earlier weeks', () => {
    expect(rhythm(...earlier, WILD)).toMatchObject({ says: 'more', compared: 10 });
    expect(rhythm(...earlier, CALM)).toMatchObject({ says: 'less', compared: 10 });
    expect(rhythm(...earlier, USUAL)).toMatchObject({ says: 'none', blockedBy: ['within the usual'] });
    expect(rhythm(...earlier.slice(0, 7), WILD).blockedBy).toEqual(['fewer than 8 earlier weeks to compare with']);
  });

  it('needs three written days and three pairs of neighbouring days', () => {
    expect(rhythm(...earlier, [2, 6]).blockedBy).toEqual(['week not written on three days']);
    expect(rhythm(...earlier, [2, null, 6, null, 2, 6]).blockedBy).toEqual(['fewer than 3 neighbouring days']);
  });

  it('is not compared with weeks whose mean differs by more than 1', () => {
    const far = USUAL.map((felt) => felt - 2);
    expect(rhythm(...earlier.map(() => far), WILD)).toMatchObject({ says: 'none', compared: 0 });
  });

  it('is "none" for a week without entries', () => {
    expect(rhythmOf(weeks(...earlier), 9999)).toMatchObject({ says: 'none', week: null });
  });
});

describe('a weekday', () => {
  const pattern = (...all: (number | null)[][]) => {
    const days = countedDiary('2026-01-05', all.flat());
    return findWeekdayPattern(
      summariseWeeks(days).map(({ index }) => days.filter((day) => weekIndexOf(day) === index)),
    );
  };
  const fridays = (friday: number, n = 10) =>
    Array.from({ length: n }, (_, i) =>
      [4, 5, 4, 5, friday, 4, 5].map((felt, d) => (d === 4 ? felt : felt - ((i + d) % 2))),
    );

  it('is named with its mean and quartiles when it differs from the rest of the week', () => {
    const { named, p } = pattern(...fridays(7));
    expect(p).toBeLessThan(0.02);
    expect(named).toMatchObject({ weekday: 5 });
    expect(named!.mean).toBeGreaterThan(2);
    expect(named!.middleHalf[0]).toBeLessThanOrEqual(named!.middleHalf[1]);
  });

  it('is not named otherwise, and the rules that blocked it are listed', () => {
    const even = Array.from({ length: 14 }, (_, i) => Array.from({ length: 7 }, (_, d) => USUAL[(i + d) % 7]!));
    expect(pattern(...even)).toMatchObject({
      named: null,
      blockedBy: ['p not below .02', 'largest deviation below 0.4'],
    });
    expect(pattern(...fridays(7, 7)).blockedBy).toEqual(['fewer than 8 weeks']);
    expect(pattern(...fridays(7).map((week) => week.map((felt, d) => (d === 6 ? null : felt)))).blockedBy).toEqual([
      'fewer than 6 answers on a weekday',
    ]);
    expect(pattern(...Array<number[]>(10).fill([4, 4, 4, 4, 4, 4, 4]))).toMatchObject({ h: 0, p: 1, named: null });
  });

  it('is determined correctly for days before 1970', () => {
    expect(findWeekdayPattern([countedDiary('1969-12-28', [4])]).counts).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
});
