import { mean } from './statistics.ts';

/** Where a series splits best into two parts. Means and step in points of the scale. */
export interface ChangePoint {
  n: number;
  /** The largest |U|, and how many values lie before the split (the first of several on ties). */
  k: number;
  before: number;
  p: number;
  meanBefore: number;
  meanAfter: number;
  step: number;
}

/** The test of Pettitt 1979 for one change point; p = min(1, 2 exp(-6K²/(n³+n²))), accurate below .5. At least two values. */
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

/** U_t for t = 1..n-1: of the pairs of a value up to t and a later one, how many rise minus how many fall. */
export function rankSums(values: readonly number[]): number[] {
  const us: number[] = [];
  let u = 0;
  for (let t = 0; t < values.length - 1; t += 1) {
    for (const value of values) u += Math.sign(value - values[t]!);
    us.push(u);
  }
  return us;
}
