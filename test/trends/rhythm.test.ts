import { describe, expect, it } from 'vitest';
import { rhythmOf } from '../../src/trends/findings/rhythm.ts';
import { findWeekdayPattern } from '../../src/trends/findings/weekday-pattern.ts';
import { summariseWeeks } from '../../src/trends/periods/period.ts';
import { weekIndexOf } from '../../src/trends/rated-day.ts';
import { countedDiary } from './diary.ts';

const CALM = [4, 4, 5, 4, 4, 4, 4];
const USUAL = [4, 5, 4, 3, 4, 5, 4];
const WILD = [2, 6, 2, 6, 2, 6, 4];
const weeks = (...all: (number | null)[][]) => summariseWeeks(countedDiary('2026-01-05', all.flat()));
const rhythm = (...all: (number | null)[][]) => {
  const found = weeks(...all);
  return rhythmOf(found, found.at(-1)!.index);
};
const earlier = [CALM, ...Array<number[]>(8).fill(USUAL), WILD];

describe('the rhythm of a week', () => {
  it('is told beside eight earlier weeks or more', () => {
    expect(rhythm(...earlier, WILD)).toMatchObject({ says: 'more', compared: 10 });
    expect(rhythm(...earlier, CALM)).toMatchObject({ says: 'less', compared: 10 });
    expect(rhythm(...earlier, USUAL)).toMatchObject({ says: 'none', held: ['within the usual'] });
    expect(rhythm(...earlier.slice(0, 7), WILD).held).toEqual(['fewer than 8 earlier weeks to compare with']);
  });

  it('needs three days and three neighbouring pairs', () => {
    expect(rhythm(...earlier, [2, 6]).held).toEqual(['week not written on three days']);
    expect(rhythm(...earlier, [2, null, 6, null, 2, 6]).held).toEqual(['fewer than 3 neighbouring days']);
  });

  it('is not held against weeks whose mean is more than 1 away', () => {
    const far = USUAL.map((felt) => felt - 2);
    expect(rhythm(...earlier.map(() => far), WILD)).toMatchObject({ says: 'none', compared: 0 });
  });

  it('is that of the week asked for, or none', () => {
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

  it('is named with its mean and the middle half of its days, when it stands out', () => {
    const { named, p } = pattern(...fridays(7));
    expect(p).toBeLessThan(0.02);
    expect(named).toMatchObject({ weekday: 5 });
    expect(named!.mean).toBeGreaterThan(2);
    expect(named!.middleHalf[0]).toBeLessThanOrEqual(named!.middleHalf[1]);
  });

  it('is not named otherwise, with the rules that held it', () => {
    const even = Array.from({ length: 14 }, (_, i) => Array.from({ length: 7 }, (_, d) => USUAL[(i + d) % 7]!));
    expect(pattern(...even)).toMatchObject({ named: null, held: ['p not below .02', 'largest deviation below 0.4'] });
    expect(pattern(...fridays(7, 7)).held).toEqual(['fewer than 8 weeks']);
    expect(pattern(...fridays(7).map((week) => week.map((felt, d) => (d === 6 ? null : felt)))).held).toEqual([
      'fewer than 6 answers on a weekday',
    ]);
    expect(pattern(...Array<number[]>(10).fill([4, 4, 4, 4, 4, 4, 4]))).toMatchObject({ h: 0, p: 1, named: null });
  });

  it('counts days in the calendar of their own, also before 1970', () => {
    expect(findWeekdayPattern([countedDiary('1969-12-28', [4])]).counts).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
});
