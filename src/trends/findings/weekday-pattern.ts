import { mondayNumberOf } from '../../domain/day.ts';
import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { chiSquared6Tail, kruskalWallis } from '../statistics/kruskal-wallis.ts';
import { mean, quantile, sum } from '../statistics/statistics.ts';

export type WeekdayRule =
  | 'fewer than 8 weeks'
  | 'fewer than 6 answers on a weekday'
  | 'p not below .02'
  | 'largest deviation below 0.4';

export interface WeekdayPattern {
  weeks: number;
  /** Mean deviation of each weekday from its week's mean, Monday first, in points; null for a weekday never written. */
  means: (number | null)[];
  counts: number[];
  h: number | null;
  hAdjusted: number | null;
  p: number | null;
  /** The weekday that may be named (1 Monday .. 7 Sunday), with the quartiles of its deviations. */
  named: { weekday: number; mean: number; middleHalf: [number, number] } | null;
  blockedBy: WeekdayRule[];
}

/**
 * Deviations are counted in 1/420 of a point. 420 is a multiple of 1..7, so each deviation from the mean of up to seven
 * days is a whole number, and equal deviations are exact ties.
 */
const PARTS_PER_POINT = 420;
const MIN_WEEKS = 8;
const MIN_ANSWERS = 6;
const MAX_P = 0.02;
const MIN_DEVIATION = 0.4;

/** Corrects H for centring each week on its mean, which with k answered days a week raises H by k / (k - 1). */
export function correctForCentring(h: number, daysAWeek: number): number {
  return (h * (daysAWeek - 1)) / daysAWeek;
}

/** Whether one weekday differs from the rest of its week. `weeks` are the days of weeks with enough written days. */
export function findWeekdayPattern(weeks: readonly (readonly RatedDay[])[]): WeekdayPattern {
  const groups = deviations(weeks);
  const counts = groups.map((values) => values.length);
  const means = groups.map((values) => (values.length > 0 ? mean(values) / PARTS_PER_POINT : null));
  const unnamed = { weeks: weeks.length, means, counts, h: null, hAdjusted: null, p: null, named: null };
  const blockedBy: WeekdayRule[] = [];
  if (weeks.length < MIN_WEEKS) blockedBy.push('fewer than 8 weeks');
  if (Math.min(...counts) < MIN_ANSWERS) blockedBy.push('fewer than 6 answers on a weekday');
  if (blockedBy.length > 0) return { ...unnamed, blockedBy };

  const { h } = kruskalWallis(groups);
  const hAdjusted = correctForCentring(h, sum(counts) / weeks.length);
  const p = chiSquared6Tail(hAdjusted);
  const distances = means.map((value) => Math.abs(value ?? 0));
  const farthest = distances.indexOf(Math.max(...distances));
  if (p >= MAX_P) blockedBy.push('p not below .02');
  if (distances[farthest]! < MIN_DEVIATION) blockedBy.push('largest deviation below 0.4');
  if (blockedBy.length > 0) return { ...unnamed, h, hAdjusted, p, blockedBy };
  const middleHalf: [number, number] = [
    quantile(groups[farthest]!, 0.25) / PARTS_PER_POINT,
    quantile(groups[farthest]!, 0.75) / PARTS_PER_POINT,
  ];
  return {
    ...unnamed,
    h,
    hAdjusted,
    p,
    named: { weekday: farthest + 1, mean: means[farthest]!, middleHalf },
    blockedBy,
  };
}

/** The deviations from the week's mean by weekday, Monday first, in 1/420 of a point. */
function deviations(weeks: readonly (readonly RatedDay[])[]): number[][] {
  const groups: number[][] = [[], [], [], [], [], [], []];
  for (const days of weeks) {
    const centre = (PARTS_PER_POINT * sum(days.map(({ felt }) => felt))) / days.length;
    const monday = mondayNumberOf(weekIndexOf(days[0]!));
    for (const rated of days) groups[rated.dayNumber - monday]!.push(PARTS_PER_POINT * rated.felt - centre);
  }
  return groups;
}
