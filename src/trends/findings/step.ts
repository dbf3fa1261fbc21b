import { mean } from '../statistics/statistics.ts';
import type { TrendLine } from '../statistics/trend-line.ts';
import type { WeeklyPoint } from './direction.ts';

/** Where a series splits best in two. Means and step in points of the scale. */
export interface ChangePoint {
  n: number;
  /** The largest |U|, and how many values stand before the split (the first such on ties). */
  k: number;
  before: number;
  p: number;
  meanBefore: number;
  meanAfter: number;
  step: number;
}

export type StepRule =
  | 'fewer than 12 weeks'
  | 'fewer than 4 weeks on a side'
  | 'p not below .02'
  | 'step below 0.8 point'
  | 'the line fits as well';

/** A step that may be told: the first week after it, and the lowest and highest week on either side. */
export interface Step extends ChangePoint {
  week: number;
  rangeBefore: [number, number];
  rangeAfter: [number, number];
}

const WEEKS_TO_SPEAK = 12;
const WEEKS_A_SIDE = 4;
const P_STEP = 0.02;
const LEAST_STEP = 0.8;
const BETTER_THAN_LINE = 0.8;

/** The test of Pettitt 1979 for one change point; p = min(1, 2 exp(-6K²/(n³+n²))), good below .5. At least two values. */
export function pettittTest(values: readonly number[]): ChangePoint {
  const n = values.length;
  const us = rankSums(values);
  const sizes = us.map(Math.abs);
  const k = Math.max(...sizes);
  const before = sizes.indexOf(k) + 1;
  const meanBefore = mean(values.slice(0, before));
  const meanAfter = mean(values.slice(before));
  const p = Math.min(1, 2 * Math.exp((-6 * k * k) / (n ** 3 + n ** 2)));
  return { n, k, before, p, meanBefore, meanAfter, step: meanAfter - meanBefore };
}

/** U_t for t = 1..n-1: how many later values lie above earlier ones, less how many lie below, split after t. */
export function rankSums(values: readonly number[]): number[] {
  const us: number[] = [];
  let u = 0;
  for (let t = 0; t < values.length - 1; t += 1) {
    for (const value of values) u += Math.sign(value - values[t]!);
    us.push(u);
  }
  return us;
}

/** The one step these weeks show, or the rules that held it back. `sloped`: a slope would be told of the same weeks. */
export function findStep(
  points: readonly WeeklyPoint[],
  line: TrendLine | null,
  sloped: boolean,
): { step: Step | null; shift: ChangePoint | null; held: StepRule[] } {
  const values = points.map(({ value }) => value);
  if (line === null || values.length < 2) return { step: null, shift: null, held: ['fewer than 12 weeks'] };
  const shift = pettittTest(values);
  const held: StepRule[] = [];
  if (shift.n < WEEKS_TO_SPEAK) held.push('fewer than 12 weeks');
  if (Math.min(shift.before, shift.n - shift.before) < WEEKS_A_SIDE) held.push('fewer than 4 weeks on a side');
  if (shift.p >= P_STEP) held.push('p not below .02');
  if (Math.abs(shift.step) < LEAST_STEP) held.push('step below 0.8 point');
  if (sloped && errorOfStep(values, shift) > BETTER_THAN_LINE * errorOfLine(points, line)) {
    held.push('the line fits as well');
  }
  if (held.length > 0) return { step: null, shift, held };
  const rangeBefore = ends(values.slice(0, shift.before));
  const rangeAfter = ends(values.slice(shift.before));
  return { step: { ...shift, week: points[shift.before]!.week, rangeBefore, rangeAfter }, shift, held };
}

function errorOfLine(points: readonly WeeklyPoint[], line: TrendLine): number {
  return points.reduce((total, { week, value }) => total + (value - line.intercept - line.slope * week) ** 2, 0);
}

function errorOfStep(values: readonly number[], shift: ChangePoint): number {
  return values.reduce(
    (total, value, i) => total + (value - (i < shift.before ? shift.meanBefore : shift.meanAfter)) ** 2,
    0,
  );
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
