import { sum } from './statistics.ts';

/** The result of a Kruskal-Wallis test, corrected for ties; df = groups - 1. */
export interface RankTest {
  h: number;
  df: number;
}

/** H of Kruskal & Wallis 1952 with their correction for ties; 0 if all values are equal. */
export function kruskalWallis(groups: readonly (readonly number[])[]): RankTest {
  const sorted = new Float64Array(groups.flat()).sort();
  const n = sorted.length;
  const ranks = new Map<number, number>();
  let ties = 0;
  for (let i = 0; i < n; ) {
    let end = i;
    while (end < n && sorted[end] === sorted[i]) end += 1;
    ranks.set(sorted[i]!, (i + 1 + end) / 2);
    ties += (end - i) ** 3 - (end - i);
    i = end;
  }
  const filled = groups.filter((values) => values.length > 0);
  const spread = sum(filled.map((values) => sum(values.map((value) => ranks.get(value)!)) ** 2 / values.length));
  const raw = (12 / (n * (n + 1))) * spread - 3 * (n + 1);
  const correction = 1 - ties / (n ** 3 - n);
  return { h: n > 1 && correction > 0 ? raw / correction : 0, df: filled.length - 1 };
}

/** The upper tail of the chi-squared distribution with 6 degrees of freedom, exact. */
export function chiSquared6Tail(h: number): number {
  return Math.exp(-h / 2) * (1 + h / 2 + (h * h) / 8);
}
