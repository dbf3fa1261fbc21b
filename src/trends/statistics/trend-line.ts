import { twoSidedP } from './normal-distribution.ts';
import { mean, median } from './statistics.ts';

/** The line and the test over some weeks. Slopes are points of the 1-7 scale a week. */
export interface TrendLine {
  n: number;
  /** Mann-Kendall: S, its variance under ties, the score and its two-sided p. */
  s: number;
  variance: number;
  z: number;
  p: number;
  tau: number;
  /** Theil-Sen: the slope, and the value at week index 0. */
  slope: number;
  intercept: number;
  pairs: number;
  /** Likeness of weeks next to each other: as found (null below five pairs), how many pairs, and as used (0..0.95). */
  r1: number | null;
  neighbours: number;
  rho: number;
  /** How much the likeness inflates the variance, from 1; then the variance, score and p that count. */
  inflation: number;
  varianceC: number;
  zC: number;
  pC: number;
  /** The 95 % interval of the slope. */
  lo: number;
  hi: number;
  /** The slope times the weeks from first to last, in points. */
  change: number;
}

const RHO_UNKNOWN = 0.3;
const RHO_MOST = 0.95;
const PAIRS_FOR_RHO = 5;
/** A spread of rounding errors alone, in points squared. */
const NO_SPREAD = 1e-20;

/**
 * Direction of values (points) over week indices, rising and at least two.
 * Line and interval: Theil 1950, Sen 1968, ranks as in scipy's theilslopes; test: Mann 1945, Kendall 1975;
 * inflation of the variance by likeness of neighbours: Yue & Wang 2004, lag 1.
 */
export function fitTrendLine(weeks: readonly number[], values: readonly number[]): TrendLine {
  const n = values.length;
  const { slopes, s } = pairwise(weeks, values);
  const slope = middleOf(slopes);
  const intercept = median(values) - slope * median(weeks);
  const variance = (n * (n - 1) * (2 * n + 5) - tieTerm(values)) / 18;
  const { r1, neighbours, rho } = likeness(weeks, values, slope);
  const inflation = varianceInflation(n, rho);
  const varianceC = variance * inflation;
  const z = score(s, variance);
  const zC = score(s, varianceC);
  const pairs = slopes.length;
  const width = 1.959964 * Math.sqrt(varianceC);
  return {
    n,
    s,
    variance,
    z,
    p: twoSidedP(z),
    tau: s / pairs,
    slope,
    intercept,
    pairs,
    r1,
    neighbours,
    rho,
    inflation,
    varianceC,
    zC,
    pC: twoSidedP(zC),
    lo: slopes[Math.max(Math.round((pairs - width) / 2) - 1, 0)]!,
    hi: slopes[Math.min(Math.round((pairs + width) / 2), pairs - 1)]!,
    change: slope * (weeks[n - 1]! - weeks[0]!),
  };
}

/** 1 + (2/n) Σ (n-k) ρ^k: how much rarer independent weeks are than written ones. ρ is held to 0..0.95. */
export function varianceInflation(n: number, rho: number): number {
  const held = Math.min(Math.max(rho, 0), RHO_MOST);
  let total = 0;
  let power = 1;
  for (let k = 1; k < n; k += 1) {
    power *= held;
    total += (n - k) * power;
  }
  return 1 + (2 / n) * total;
}

function pairwise(weeks: readonly number[], values: readonly number[]): { slopes: Float64Array; s: number } {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let s = 0;
  let at = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const rise = values[j]! - values[i]!;
      s += Math.sign(rise);
      slopes[at] = rise / (weeks[j]! - weeks[i]!);
      at += 1;
    }
  }
  return { slopes: slopes.sort(), s };
}

function middleOf(sorted: Float64Array): number {
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

function tieTerm(values: readonly number[]): number {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  let total = 0;
  for (const t of groups.values()) total += t * (t - 1) * (2 * t + 5);
  return total;
}

function score(s: number, variance: number): number {
  return s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
}

function likeness(weeks: readonly number[], values: readonly number[], slope: number) {
  const rest = values.map((value, i) => value - slope * weeks[i]!);
  const centre = mean(rest);
  const off = rest.map((value) => value - centre);
  const spread = mean(off.map((value) => value * value));
  const products = off.flatMap((value, i) => (weeks[i + 1]! - weeks[i]! === 1 ? value * off[i + 1]! : []));
  if (spread <= NO_SPREAD) return { r1: null, neighbours: 0, rho: RHO_UNKNOWN };
  if (products.length < PAIRS_FOR_RHO) return { r1: null, neighbours: products.length, rho: RHO_UNKNOWN };
  const r1 = mean(products) / spread;
  const corrected = r1 + (2 + 4 * r1) / values.length;
  return { r1, neighbours: products.length, rho: Math.min(Math.max(corrected, 0), RHO_MOST) };
}
