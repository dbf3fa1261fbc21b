import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../src/trends/findings/direction.ts';
import { findStep } from '../../../src/trends/findings/step.ts';
import { fitTrendLine } from '../../../src/trends/statistics/trend-line.ts';

const weeksOf = (values: readonly (number | null)[]) =>
  values.flatMap((value, i) => (value === null ? [] : [{ week: 100 + i, value }]));
const direction = (values: readonly (number | null)[]) => directionOf(weeksOf(values), 99 + values.length);

const RISING = [3, 3.4, 3.2, 3.6, 3.5, 3.9, 3.8, 4.2, 4.1, 4.5, 4.4, 4.8];
const wavering = (n: number) => Array.from({ length: n }, (_, i) => 4 + [0, 0.3, -0.2, 0.1, -0.3, 0.2][i % 6]!);

describe('a direction', () => {
  it('is not computed below eight weeks with enough days', () => {
    expect(direction(RISING.slice(0, 7))).toMatchObject({
      says: 'too few',
      weeks: 7,
      blockedBy: ['fewer than 8 weeks'],
    });
    expect(direction([])).toMatchObject({ says: 'too few', weeks: 0, look: null });
  });

  it('can be "leaning" from eight weeks on and "drifted" from nine', () => {
    const steep = [3, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6, 3.7, 3.8];
    expect(direction(steep.slice(0, 8))).toMatchObject({ says: 'leaning', towards: 'up', weeks: 8 });
    expect(direction(steep.slice(0, 8)).blockedBy).toContain('fewer than 9 weeks');
    expect(direction(steep).says).toBe('drifted');
  });

  it('is found downwards as well as upwards', () => {
    expect(direction(RISING)).toMatchObject({ says: 'drifted', towards: 'up', blockedBy: [] });
    expect(direction(RISING.map((value) => 8 - value))).toMatchObject({ says: 'drifted', towards: 'down' });
  });

  it('is "none" when the weeks only waver or do not change', () => {
    expect(direction(wavering(12))).toMatchObject({ says: 'none', towards: null });
    expect(direction(Array<number>(16).fill(4))).toMatchObject({ says: 'none' });
  });

  it('is not "drifted" when that depends on the last week', () => {
    const risingAtTheEnd = [3, 3.4, 3.1, 3.3, 3, 3.5, 3.2, 3.6, 3.3, 3.7, 3.4, 4.5];
    const found = direction(risingAtTheEnd);
    expect(found.look!.pC).toBeLessThan(0.02);
    expect(found.without!.pC).toBeGreaterThan(0.02);
    expect(found).toMatchObject({ says: 'leaning', towards: 'up' });
    expect(found.blockedBy).toContain('p not below .02 without the last week');
  });

  it('is not "drifted" when it was not so a week earlier', () => {
    const rising = [3.1, 3.7, 4.3, 4.3, 3.7, 4.2, 4.4, 4.1, 4.8, 4.4, 4.5, 4.2, 4.6, 4.5, 4.5, 4.9];
    expect(direction(rising).says).toBe('drifted');
    expect(direction([5.6, ...rising])).toMatchObject({
      says: 'leaning',
      blockedBy: ['p not below .02 a week earlier'],
    });
  });

  it('is not "drifted" when the change is below half a point', () => {
    const slightRise = RISING.map((value) => 4 + (value - 3) / 5);
    expect(direction(slightRise)).toMatchObject({ says: 'leaning', blockedBy: ['change below 0.5 point'] });
  });

  it('is computed over sixteen calendar weeks, not over sixteen written weeks', () => {
    const withGap = [...RISING, ...Array<null>(10).fill(null), ...wavering(5)];
    expect(direction(withGap)).toMatchObject({ says: 'too few', weeks: 6 });
  });

  it('is checked without the newest written week even when later weeks are empty', () => {
    const found = direction([...RISING, null, null]);
    expect(found.without!.n).toBe(11);
    expect(found.earlier!.n).toBe(11);
  });
});

describe('a step', () => {
  const line = (values: readonly number[]) =>
    fitTrendLine(
      values.map((_, i) => 100 + i),
      values,
    );
  const stepped = [...wavering(8), ...wavering(8).map((value) => value + 1.5)];

  it('is reported with the first week after it and the range of weeks on either side', () => {
    const { step, blockedBy } = findStep(weeksOf(stepped), line(stepped), true);
    expect(blockedBy).toEqual([]);
    expect(step).toMatchObject({ week: 108, before: 8, rangeBefore: [3.7, 4.3], rangeAfter: [5.2, 5.8] });
  });

  it.each([
    ['fewer than 12 weeks', stepped.slice(4, 15), 'fewer than 12 weeks'],
    ['too few weeks on a side', [...wavering(13), 5.5, 5.6, 5.7], 'fewer than 4 weeks on a side'],
    ['a step below 0.8 point', stepped.map((value) => value / 2), 'step below 0.8 point'],
    ['a difference that may be chance', wavering(16), 'p not below .02'],
  ])('is not reported because of: %s', (_, values, rule) => {
    const { step, blockedBy } = findStep(weeksOf(values), line(values), false);
    expect(step).toBeNull();
    expect(blockedBy).toContain(rule);
  });

  it('is not reported when a line fits as well', () => {
    const slope = Array.from({ length: 16 }, (_, i) => 2.5 + i * 0.2);
    expect(findStep(weeksOf(slope), line(slope), true).blockedBy).toEqual(['the line fits as well']);
    expect(findStep(weeksOf(slope), line(slope), false).step).not.toBeNull();
  });
});
