import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsInWindow } from '../../src/trends/findings/direction.ts';
import { pettittTest } from '../../src/trends/findings/step.ts';
import { kruskalWallis } from '../../src/trends/findings/weekday-pattern.ts';
import { spaceOrChasedGroup } from '../../src/trends/moves/after-moves.ts';
import { compareGroups } from '../../src/trends/moves/comparison.ts';
import { rotationTest } from '../../src/trends/moves/rotation-test.ts';
import { summariseWeeks } from '../../src/trends/periods/period.ts';
import { countedDays, type RatedDay } from '../../src/trends/rated-day.ts';
import { tQuantile975 } from '../../src/trends/statistics/student-t.ts';
import { fitTrendLine } from '../../src/trends/statistics/trend-line.ts';
import { expectClose } from './expect-close.ts';
import {
  average,
  type SlowDay,
  slowDifference,
  slowJackknife,
  slowKruskalWallis,
  slowPairs,
  slowPettitt,
  slowRotation,
  slowTrend,
} from './reference-formulas.ts';

const DIARIES = { numRuns: 1000 };
const FIRST = 20_000;

const day = fc.record({
  written: fc.nat(3).map((value) => value > 0),
  felt: fc.integer({ min: 1, max: 7 }),
  move: fc.constantFrom('space', 'chased', 'space', 'chased', 'own', null),
});
/** Long enough to have something to compute; without the bias that would make most of them short. */
const diaries = (days: number) =>
  fc
    .noBias(fc.array(day, { minLength: 20, maxLength: days, size: 'max' }))
    .map((all): SlowDay[] =>
      all.flatMap(({ written, felt, move }, i) => (written ? [{ at: FIRST + i, felt, move }] : [])),
    );
const entriesOf = (days: SlowDay[]) =>
  countedDays(days.map(({ at, felt, move }) => ({ at, felt, ...(move && { my_move: move }) }) as RatedDay));

describe('a second, slow computation of a thousand diaries agrees', () => {
  it('on weeks, the slope, its test and its interval, and the step', () => {
    let compared = 0;
    fc.assert(
      fc.property(diaries(170), (days) => {
        const weeks = summariseWeeks(entriesOf(days));
        const byHand = Map.groupBy(days, ({ at }) => Math.floor((at - 4) / 7));
        expect(weeks.map(({ index, n }) => [index, n])).toEqual([...byHand].map(([week, own]) => [week, own.length]));
        for (const { index, mean, rmssd } of weeks) {
          const own = byHand.get(index)!;
          const steps = own.flatMap(({ at, felt }) =>
            own.filter((next) => next.at === at + 1).map((next) => (next.felt - felt) ** 2),
          );
          expect(mean).toBeCloseTo(average(own.map(({ felt }) => felt)), 9);
          if (steps.length > 0) expect(rmssd).toBeCloseTo(Math.sqrt(average(steps)), 9);
        }
        const usable = weeks.filter(({ thin }) => !thin).map(({ index, mean }) => ({ week: index, value: mean }));
        const points = pointsInWindow(usable, weeks.at(-1)?.index ?? 0);
        if (points.length < 2) return;
        compared += 1;
        const w = points.map(({ week }) => week);
        const x = points.map(({ value }) => value);
        expectClose(fitTrendLine(w, x), slowTrend(w, x));
        expectClose(pettittTest(x), slowPettitt(x));
      }),
      DIARIES,
    );
    expect(compared).toBeGreaterThan(900);
  });

  it('on weekdays', () => {
    const weekday = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12, size: 'max' });
    const groups = fc.noBias(fc.array(weekday, { minLength: 7, maxLength: 7 }));
    fc.assert(
      fc.property(groups, (values) => {
        if (values.flat().length > 1) expect(kruskalWallis(values).h).toBeCloseTo(slowKruskalWallis(values), 9);
      }),
      DIARIES,
    );
  });

  it('on the days after moves, the rotation and the interval', () => {
    let compared = 0;
    fc.assert(
      fc.property(diaries(80), (days) => {
        const entries = entriesOf(days);
        const pairs = slowPairs(days);
        const { difference, interval } = compareGroups(entries, spaceOrChasedGroup);
        const slow = slowDifference(pairs);
        expect(difference === null).toBe(slow === null);
        if (difference === null || slow === null) return;
        const { least, ...numbers } = slow;
        expectClose(difference, numbers);
        const error = slowJackknife(pairs);
        if (error === null) expect(interval).toBeNull();
        else {
          const reach = tQuantile975(new Set(pairs.map(({ week }) => week)).size - 1) * error;
          expectClose(interval!, { se: error, lo: slow.delta - reach, hi: slow.delta + reach });
        }
        if (slow.t !== null && least >= 3) {
          compared += 1;
          expect(rotationTest(entries, spaceOrChasedGroup, slow.t)).toEqual(slowRotation(pairs, slow.t));
        }
      }),
      DIARIES,
    );
    expect(compared).toBeGreaterThan(900);
  });
});
