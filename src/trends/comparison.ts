import { adjusted, count, type Difference, difference, noSums, SIXTHS, type Sums, without } from './adjusted.ts';
import { type Group, type GroupOf, meanAfter, NEXT_THREE } from './followed.ts';
import { mean, sum } from './middle.ts';
import { type Rated, weekOf } from './rated.ts';
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
export function compare(entries: readonly Rated[], groupOf: GroupOf, after = NEXT_THREE): Comparison {
  const all = [noSums(), noSums()] as const;
  const weeks: (readonly [Sums, Sums])[] = [];
  const counts = { runs: [0, 0], weeks: [0, 0] };
  let lastWeek = Number.NaN;
  let lastGroup: Group = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const day = entries[i]!;
    const week = weekOf(day);
    const group = groupOf(day);
    if (week !== lastWeek) weeks.push([noSums(), noSums()]);
    const isRun = group !== lastGroup;
    lastWeek = week;
    lastGroup = group;
    if (group === 0) continue;
    const side = group - 1;
    if (isRun) counts.runs[side]! += 1;
    const y = meanAfter(entries, i, after);
    if (y === null) continue;
    const own = weeks.at(-1)![side]!;
    if (own.n === 0) counts.weeks[side]! += 1;
    count(own, day.felt, y);
    count(all[side]!, day.felt, y);
  }
  const sideOf = (side: 0 | 1): Side => {
    const { n, x, y } = all[side];
    const [runs, written] = [counts.runs[side]!, counts.weeks[side]!];
    return { n, runs, weeks: written, felt: n === 0 ? null : x / n, next: n === 0 ? null : y / n / SIXTHS };
  };
  return { first: sideOf(0), second: sideOf(1), difference: difference(...all), interval: intervalOf(all, weeks) };
}

/** Delete-one-group jackknife (Tukey 1958) with Student's t; null if a group does not outlive a week's leaving. */
function intervalOf(all: readonly [Sums, Sums], weeks: (readonly [Sums, Sums])[]): Interval | null {
  const full = adjusted(...all);
  const deltas = weeks.map(([a, b]) => adjusted(without(all[0], a), without(all[1], b))?.delta ?? Number.NaN);
  const centre = mean(deltas);
  if (full === null || deltas.length < 2 || Number.isNaN(centre)) return null;
  const b = deltas.length;
  const se = Math.sqrt(((b - 1) / b) * sum(deltas.map((delta) => (delta - centre) ** 2)));
  const reach = tQuantile975(b - 1) * se;
  return { weeks: b, se, lo: full.delta - reach, hi: full.delta + reach };
}
