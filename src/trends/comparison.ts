import { count, type Difference, difference, noSums, SIXTHS, type Sums, without } from './adjusted.ts';
import type { Followed } from './followed.ts';
import { mean, sum } from './middle.ts';
import { tQuantile975 } from './student.ts';

/** One side of a comparison: usable days, runs of entries in a row, ISO weeks, and the means before and after. */
export interface Side {
  n: number;
  runs: number;
  weeks: number;
  felt: number | null;
  next: number | null;
}

/** Two groups of days compared; differences in points, first less second. */
export interface Comparison {
  first: Side;
  second: Side;
  difference: Difference | null;
  interval: Interval | null;
}

/** The 95 % interval of the adjusted difference, from leaving out one ISO week after another. */
export interface Interval {
  weeks: number;
  se: number;
  lo: number;
  hi: number;
}

/** The adjusted difference of groups 1 and 2, and its interval. `entries` in the order of their days. */
export function compare(entries: readonly Followed[]): Comparison {
  const all = [noSums(), noSums()] as const;
  const byWeek = new Map<number, readonly [Sums, Sums]>();
  for (const { week, x, y, group } of entries) {
    const own = byWeek.get(week) ?? ([noSums(), noSums()] as const);
    byWeek.set(week, own);
    if (group === 0 || y === null) continue;
    count(all[group - 1]!, x, y);
    count(own[group - 1]!, x, y);
  }
  const weeks = [...byWeek.values()];
  return {
    first: side(entries, 1, all[0], weeks),
    second: side(entries, 2, all[1], weeks),
    difference: difference(...all),
    interval: intervalOf(all, weeks),
  };
}

/** Delete-one-group jackknife (Tukey 1958) with Student's t; null if a group does not outlive a week's leaving. */
function intervalOf(all: readonly [Sums, Sums], weeks: (readonly [Sums, Sums])[]): Interval | null {
  const full = difference(...all);
  const deltas = weeks.map(([a, b]) => difference(without(all[0], a), without(all[1], b))?.delta ?? Number.NaN);
  const centre = mean(deltas);
  if (full === null || deltas.length < 2 || Number.isNaN(centre)) return null;
  const b = deltas.length;
  const se = Math.sqrt(((b - 1) / b) * sum(deltas.map((delta) => (delta - centre) ** 2)));
  const reach = tQuantile975(b - 1) * se;
  return { weeks: b, se, lo: full.delta - reach, hi: full.delta + reach };
}

function side(entries: readonly Followed[], group: 1 | 2, sums: Sums, weeks: (readonly [Sums, Sums])[]): Side {
  return {
    n: sums.n,
    runs: entries.filter((entry, i) => entry.group === group && entries[i - 1]?.group !== group).length,
    weeks: weeks.filter((week) => week[group - 1]!.n > 0).length,
    felt: sums.n === 0 ? null : sums.x / sums.n,
    next: sums.n === 0 ? null : sums.y / sums.n / SIXTHS,
  };
}
