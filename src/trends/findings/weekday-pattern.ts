import { EPOCH_MONDAY } from '../../domain/day.ts';
import type { RatedDay } from '../rated-day.ts';
import { mean, quantile, sum } from '../statistics/statistics.ts';

/** Kruskal-Wallis over groups, with the correction for ties; df = groups - 1. */
export interface RankTest {
  h: number;
  df: number;
}

export type WeekdayRule =
  | 'fewer than 8 weeks'
  | 'fewer than 6 answers on a weekday'
  | 'p not below .02'
  | 'largest deviation below 0.4';

export interface WeekdayPattern {
  weeks: number;
  /** Mean deviation from the week's own mean, Monday first, in points; null where nothing was written. */
  means: (number | null)[];
  counts: number[];
  h: number | null;
  hAdjusted: number | null;
  p: number | null;
  /** The one weekday that may be named (1 Monday .. 7 Sunday), with the middle half of its deviations. */
  named: { weekday: number; mean: number; middleHalf: [number, number] } | null;
  held: WeekdayRule[];
}

/** A multiple of 1..7, so that deviations from a week's mean are whole numbers and equal ones are ties. */
const WHOLE = 420;
const WEEKS_TO_SPEAK = 8;
const ANSWERS_TO_SPEAK = 6;
const P_WEEKDAY = 0.02;
const LEAST_DEVIATION = 0.4;

/** H of Kruskal & Wallis 1952 with their correction for ties; 0 when all values are equal. */
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

/** Upper tail of chi-squared with 6 degrees of freedom, exact. */
export function chiSquared6Tail(h: number): number {
  return Math.exp(-h / 2) * (1 + h / 2 + (h * h) / 8);
}

/** Takes out what centring each week adds: with k answered days a week, H grows by k / (k - 1). */
export function correctForCentring(h: number, daysAWeek: number): number {
  return (h * (daysAWeek - 1)) / daysAWeek;
}

/** Whether one weekday stands out from its week. `weeks` are the written days of usable weeks. */
export function findWeekdayPattern(weeks: readonly (readonly RatedDay[])[]): WeekdayPattern {
  const groups = deviations(weeks);
  const counts = groups.map((values) => values.length);
  const means = groups.map((values) => (values.length > 0 ? mean(values) / WHOLE : null));
  const nothing = { weeks: weeks.length, means, counts, h: null, hAdjusted: null, p: null, named: null };
  const held: WeekdayRule[] = [];
  if (weeks.length < WEEKS_TO_SPEAK) held.push('fewer than 8 weeks');
  if (Math.min(...counts) < ANSWERS_TO_SPEAK) held.push('fewer than 6 answers on a weekday');
  if (held.length > 0) return { ...nothing, held };

  const { h } = kruskalWallis(groups);
  const hAdjusted = correctForCentring(h, sum(counts) / weeks.length);
  const p = chiSquared6Tail(hAdjusted);
  const sizes = means.map((value) => Math.abs(value ?? 0));
  const far = sizes.indexOf(Math.max(...sizes));
  if (p >= P_WEEKDAY) held.push('p not below .02');
  if (sizes[far]! < LEAST_DEVIATION) held.push('largest deviation below 0.4');
  if (held.length > 0) return { ...nothing, h, hAdjusted, p, held };
  const middleHalf: [number, number] = [quantile(groups[far]!, 0.25) / WHOLE, quantile(groups[far]!, 0.75) / WHOLE];
  return { ...nothing, h, hAdjusted, p, named: { weekday: far + 1, mean: means[far]!, middleHalf }, held };
}

function deviations(weeks: readonly (readonly RatedDay[])[]): number[][] {
  const groups: number[][] = [[], [], [], [], [], [], []];
  for (const days of weeks) {
    const centre = (WHOLE * sum(days.map(({ felt }) => felt))) / days.length;
    for (const { at, felt } of days) groups[(((at - EPOCH_MONDAY) % 7) + 7) % 7]!.push(WHOLE * felt - centre);
  }
  return groups;
}
