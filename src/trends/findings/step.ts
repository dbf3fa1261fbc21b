import { type ChangePoint, pettittTest } from '../statistics/pettitt.ts';
import type { TrendLine } from '../statistics/trend-line.ts';
import type { WeeklyPoint } from './direction.ts';

export type StepRule =
  | 'fewer than 12 weeks'
  | 'fewer than 4 weeks on a side'
  | 'p not below .02'
  | 'step below 0.8 point'
  | 'the line fits as well';

/** A step that may be stated: the first week after it, and the lowest and highest week on either side. */
export interface Step extends ChangePoint {
  week: number;
  rangeBefore: [number, number];
  rangeAfter: [number, number];
}

const MIN_WEEKS = 12;
const MIN_WEEKS_PER_SIDE = 4;
const MAX_P = 0.02;
const MIN_STEP = 0.8;
/** A step is stated instead of a line only if its squared error is at most this share of the line's. */
const MAX_ERROR_RATIO = 0.8;

/** The step these weeks show, or the rules that blocked it. `hasSlope`: whether a slope would be stated for the same weeks. */
export function findStep(
  points: readonly WeeklyPoint[],
  line: TrendLine | null,
  hasSlope: boolean,
): { step: Step | null; shift: ChangePoint | null; blockedBy: StepRule[] } {
  const values = points.map(({ value }) => value);
  if (line === null || values.length < 2) return { step: null, shift: null, blockedBy: ['fewer than 12 weeks'] };
  const shift = pettittTest(values);
  const blockedBy: StepRule[] = [];
  if (shift.n < MIN_WEEKS) blockedBy.push('fewer than 12 weeks');
  if (Math.min(shift.before, shift.n - shift.before) < MIN_WEEKS_PER_SIDE)
    blockedBy.push('fewer than 4 weeks on a side');
  if (shift.p >= MAX_P) blockedBy.push('p not below .02');
  if (Math.abs(shift.step) < MIN_STEP) blockedBy.push('step below 0.8 point');
  if (hasSlope && errorOfStep(values, shift) > MAX_ERROR_RATIO * errorOfLine(points, line)) {
    blockedBy.push('the line fits as well');
  }
  if (blockedBy.length > 0) return { step: null, shift, blockedBy };
  const rangeBefore = minAndMax(values.slice(0, shift.before));
  const rangeAfter = minAndMax(values.slice(shift.before));
  return { step: { ...shift, week: points[shift.before]!.week, rangeBefore, rangeAfter }, shift, blockedBy };
}

/** The sum of squared distances from the line. */
function errorOfLine(points: readonly WeeklyPoint[], line: TrendLine): number {
  return points.reduce((total, { week, value }) => total + (value - line.intercept - line.slope * week) ** 2, 0);
}

/** The sum of squared distances from the means of the two parts. */
function errorOfStep(values: readonly number[], shift: ChangePoint): number {
  return values.reduce(
    (total, value, i) => total + (value - (i < shift.before ? shift.meanBefore : shift.meanAfter)) ** 2,
    0,
  );
}

function minAndMax(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
