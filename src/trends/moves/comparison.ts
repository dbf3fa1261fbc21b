import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { mean, sum } from '../statistics/statistics.ts';
import { tQuantile975 } from '../statistics/student-t.ts';
import {
  addPair,
  adjustedDifference,
  adjustForStartingLevel,
  type Difference,
  emptySums,
  type PairSums,
  SIXTHS,
  subtractSums,
} from './adjusted-difference.ts';
import { followUpMean, type Group, type GroupOf, NEXT_THREE_DAYS } from './follow-up-mean.ts';

/** One group of a comparison: usable days, runs of consecutive entries, ISO weeks, and the means on the days and after them. */
export interface ComparisonSide {
  n: number;
  runs: number;
  weeks: number;
  felt: number | null;
  next: number | null;
}

/** Two groups of days compared; differences in points, first minus second. */
export interface Comparison {
  first: ComparisonSide;
  second: ComparisonSide;
  difference: Difference | null;
  interval: JackknifeInterval | null;
}

/** The 95 % jackknife interval of the adjusted difference, which leaves out one ISO week at a time. */
export interface JackknifeInterval {
  weeks: number;
  se: number;
  lo: number;
  hi: number;
}

/** Compares the days after those of group 1 with the days after those of group 2. `entries` in the order of their days. */
export function compareGroups(entries: readonly RatedDay[], groupOf: GroupOf, followUp = NEXT_THREE_DAYS): Comparison {
  const all = [emptySums(), emptySums()] as const;
  const weeks: (readonly [PairSums, PairSums])[] = [];
  const counts = { runs: [0, 0], weeks: [0, 0] };
  let lastWeek = Number.NaN;
  let lastGroup: Group = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const day = entries[i]!;
    const week = weekIndexOf(day);
    const group = groupOf(day);
    if (week !== lastWeek) weeks.push([emptySums(), emptySums()]);
    const isRun = group !== lastGroup;
    lastWeek = week;
    lastGroup = group;
    if (group === 0) continue;
    const side = group - 1;
    if (isRun) counts.runs[side]! += 1;
    const y = followUpMean(entries, i, followUp);
    if (y === null) continue;
    const sumsOfWeek = weeks.at(-1)![side]!;
    if (sumsOfWeek.n === 0) counts.weeks[side]! += 1;
    addPair(sumsOfWeek, day.felt, y);
    addPair(all[side]!, day.felt, y);
  }
  const sideOf = (side: 0 | 1): ComparisonSide => {
    const { n, x, y } = all[side];
    const [runs, weeksWithPairs] = [counts.runs[side]!, counts.weeks[side]!];
    return { n, runs, weeks: weeksWithPairs, felt: n === 0 ? null : x / n, next: n === 0 ? null : y / n / SIXTHS };
  };
  return {
    first: sideOf(0),
    second: sideOf(1),
    difference: adjustedDifference(...all),
    interval: intervalOf(all, weeks),
  };
}

/** Delete-one-week jackknife (Tukey 1958) with Student's t; null if a group is empty without one of the weeks. */
function intervalOf(
  all: readonly [PairSums, PairSums],
  weeks: (readonly [PairSums, PairSums])[],
): JackknifeInterval | null {
  const full = adjustForStartingLevel(...all);
  const deltas = weeks.map((week) => {
    const adjustment = adjustForStartingLevel(subtractSums(all[0], week[0]), subtractSums(all[1], week[1]));
    return adjustment?.delta ?? Number.NaN;
  });
  const centre = mean(deltas);
  if (full === null || deltas.length < 2 || Number.isNaN(centre)) return null;
  const b = deltas.length;
  const se = Math.sqrt(((b - 1) / b) * sum(deltas.map((delta) => (delta - centre) ** 2)));
  const halfWidth = tQuantile975(b - 1) * se;
  return { weeks: b, se, lo: full.delta - halfWidth, hi: full.delta + halfWidth };
}
