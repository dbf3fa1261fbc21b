import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsInWindow } from '../../src/trends/findings/direction.ts';
import { spaceOrChasedGroup } from '../../src/trends/moves/after-moves.ts';
import { compareGroups } from '../../src/trends/moves/comparison.ts';
import { rotationTest } from '../../src/trends/moves/rotation-test.ts';
import { summariseWeeks } from '../../src/trends/periods/period.ts';
import { countedDays, type RatedDay } from '../../src/trends/rated-day.ts';
import { kruskalWallis } from '../../src/trends/statistics/kruskal-wallis.ts';
import { pettittTest } from '../../src/trends/statistics/pettitt.ts';
import { tQuantile975 } from '../../src/trends/statistics/student-t.ts';
import { fitTrendLine } from '../../src/trends/statistics/trend-line.ts';
import { expectClose } from './expect-close.ts';
import {
  average,
  type ReferenceDay,
  referenceDifference,
  referenceJackknife,
  referenceKruskalWallis,
  referencePairs,
  referencePettitt,
  referenceRotation,
  referenceTrendLine,
} from './reference-formulas.ts';

const DIARIES = { numRuns: 1000 };
const FIRST = 20_000;

const day = fc.record({
  written: fc.nat(3).map((value) => value > 0),
  felt: fc.integer({ min: 1, max: 7 }),
  move: fc.constantFrom('space', 'chased', 'space', 'chased', 'own', null),
});
/** Diaries long enough for the statistics; `noBias` because fast-check would otherwise make most of them short. */
const diaries = (days: number) =>
  fc
    .noBias(fc.array(day, { minLength: 20, maxLength: days, size: 'max' }))
    .map((all): ReferenceDay[] =>
      all.flatMap(({ written, felt, move }, i) => (written ? [{ at: FIRST + i, felt, move }] : [])),
    );
const entriesOf = (days: ReferenceDay[]) =>
  countedDays(days.map(({ at, felt, move }) => ({ dayNumber: at, felt, ...(move && { my_move: move }) }) as RatedDay));

describe('on a thousand diaries the reference formulas agree', () => {
  it('about weeks, the slope with its test and interval, and the step', () => {
    let compared = 0;
    fc.assert(
      fc.property(diaries(170), (days) => {
        const weeks = summariseWeeks(entriesOf(days));
        const daysByWeek = Map.groupBy(days, ({ at }) => Math.floor((at - 4) / 7));
        expect(weeks.map(({ index, n }) => [index, n])).toEqual(
          [...daysByWeek].map(([week, weekDays]) => [week, weekDays.length]),
        );
        for (const { index, mean, rmssd } of weeks) {
          const weekDays = daysByWeek.get(index)!;
          const steps = weekDays.flatMap(({ at, felt }) =>
            weekDays.filter((next) => next.at === at + 1).map((next) => (next.felt - felt) ** 2),
          );
          expect(mean).toBeCloseTo(average(weekDays.map(({ felt }) => felt)), 9);
          if (steps.length > 0) expect(rmssd).toBeCloseTo(Math.sqrt(average(steps)), 9);
        }
        const usable = weeks.filter(({ sparse }) => !sparse).map(({ index, mean }) => ({ week: index, value: mean }));
        const points = pointsInWindow(usable, weeks.at(-1)?.index ?? 0);
        if (points.length < 2) return;
        compared += 1;
        const w = points.map(({ week }) => week);
        const x = points.map(({ value }) => value);
        expectClose(fitTrendLine(w, x), referenceTrendLine(w, x));
        expectClose(pettittTest(x), referencePettitt(x));
      }),
      DIARIES,
    );
    expect(compared).toBeGreaterThan(900);
  });

  it('about weekdays', () => {
    const weekday = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 12, size: 'max' });
    const groups = fc.noBias(fc.array(weekday, { minLength: 7, maxLength: 7 }));
    fc.assert(
      fc.property(groups, (values) => {
        if (values.flat().length > 1) expect(kruskalWallis(values).h).toBeCloseTo(referenceKruskalWallis(values), 9);
      }),
      DIARIES,
    );
  });

  it('about the days after moves, the rotation test and the interval', () => {
    let compared = 0;
    fc.assert(
      fc.property(diaries(80), (days) => {
        const entries = entriesOf(days);
        const pairs = referencePairs(days);
        const { difference, interval } = compareGroups(entries, spaceOrChasedGroup);
        const reference = referenceDifference(pairs);
        expect(difference === null).toBe(reference === null);
        if (difference === null || reference === null) return;
        const { least, ...numbers } = reference;
        expectClose(difference, numbers);
        const error = referenceJackknife(pairs);
        if (error === null) expect(interval).toBeNull();
        else {
          const halfWidth = tQuantile975(new Set(pairs.map(({ week }) => week)).size - 1) * error;
          expectClose(interval!, { se: error, lo: reference.delta - halfWidth, hi: reference.delta + halfWidth });
        }
        if (reference.t !== null && least >= 3) {
          compared += 1;
          expect(rotationTest(entries, spaceOrChasedGroup, reference.t)).toEqual(referenceRotation(pairs, reference.t));
        }
      }),
      DIARIES,
    );
    expect(compared).toBeGreaterThan(900);
  });
});
