import { twoSidedP } from './normal-distribution.ts';
import { mean, median } from './statistics.ts';

/** A line through weekly values and the test of its direction. Slopes in points of the 1-7 scale per week. */
export interface TrendLine {
  n: number;
  /** Mann-Kendall: S, its variance with ties, the score z, its two-sided p, and Kendall's tau. */
  s: number;
  variance: number;
  z: number;
  p: number;
  tau: number;
  /** Theil-Sen: the slope, the value at week index 0, and the number of pairs of weeks. */
  slope: number;
  intercept: number;
  pairs: number;
  /** Lag-1 autocorrelation: as measured (null below five neighbouring pairs), how many pairs, and as used (0..0.95). */
  r1: number | null;
  neighbours: number;
  rho: number;
  /** The factor (from 1) by which autocorrelation inflates the variance; the variance, score and p corrected by it. */
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

/** Assumed where there are too few neighbouring weeks to measure the autocorrelation. */
const RHO_UNKNOWN = 0.3;
const MAX_RHO = 0.95;
const MIN_PAIRS_FOR_RHO = 5;
/** A variance below this consists of rounding errors, in points squared. */
const NO_VARIANCE = 1e-20;

/**
 * Fits a line to values (points) over week indices; the indices ascend and there are at least two.
 * Line and interval: Theil 1950, Sen 1968, ranks as in scipy's theilslopes; test: Mann 1945, Kendall 1975;
 * inflation of the variance by lag-1 autocorrelation: Yue & Wang 2004.
 */
export function fitTrendLine(weeks: readonly number[], values: readonly number[]): TrendLine {
  const n = values.length;
  const { slopes, s } = pairwise(weeks, values);
  const slope = medianOfSorted(slopes);
  const intercept = median(values) - slope * median(weeks);
  const variance = (n * (n - 1) * (2 * n + 5) - tieTerm(values)) / 18;
  const { r1, neighbours, rho } = autocorrelation(weeks, values, slope);
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

/** 1 + (2/n) Σ (n-k) ρ^k: n divided by the effective number of independent weeks. ρ is limited to 0..0.95. */
export function varianceInflation(n: number, rho: number): number {
  const limited = Math.min(Math.max(rho, 0), MAX_RHO);
  let total = 0;
  let power = 1;
  for (let k = 1; k < n; k += 1) {
    power *= limited;
    total += (n - k) * power;
  }
  return 1 + (2 / n) * total;
}

/** The slopes of all pairs, sorted, and Kendall's S. */
function pairwise(weeks: readonly number[], values: readonly number[]): { slopes: Float64Array; s: number } {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let s = 0;
  let next = 0;
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      const rise = values[j]! - values[i]!;
      s += Math.sign(rise);
      slopes[next] = rise / (weeks[j]! - weeks[i]!);
      next += 1;
    }
  }
  return { slopes: slopes.sort(), s };
}

function medianOfSorted(sorted: Float64Array): number {
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/** Σ t (t-1) (2t+5) over groups of t equal values: what ties take from the variance of S. */
function tieTerm(values: readonly number[]): number {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  let total = 0;
  for (const t of groups.values()) total += t * (t - 1) * (2 * t + 5);
  return total;
}

/** The standard normal score of S, with continuity correction. */
function score(s: number, variance: number): number {
  return s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
}

/** The lag-1 autocorrelation of the residuals, over pairs of weeks that neighbour in the calendar. */
function autocorrelation(weeks: readonly number[], values: readonly number[], slope: number) {
  const residuals = values.map((value, i) => value - slope * weeks[i]!);
  const centre = mean(residuals);
  const deviations = residuals.map((value) => value - centre);
  const variance = mean(deviations.map((value) => value * value));
  const products = deviations.flatMap((value, i) =>
    weeks[i + 1]! - weeks[i]! === 1 ? value * deviations[i + 1]! : [],
  );
  if (variance <= NO_VARIANCE) return { r1: null, neighbours: 0, rho: RHO_UNKNOWN };
  if (products.length < MIN_PAIRS_FOR_RHO) return { r1: null, neighbours: products.length, rho: RHO_UNKNOWN };
  const r1 = mean(products) / variance;
  const corrected = r1 + (2 + 4 * r1) / values.length;
  return { r1, neighbours: products.length, rho: Math.min(Math.max(corrected, 0), MAX_RHO) };
}
