import type { PeriodSummary } from '../periods/period.ts';
import { quantile } from '../statistics/statistics.ts';

export type RhythmRule =
  | 'week not written on three days'
  | 'fewer than 3 neighbouring days'
  | 'fewer than 8 earlier weeks to compare with'
  | 'within the usual';

/** How much the last complete week went up and down beside earlier ones. RMSSD and range in points. */
export interface Rhythm {
  says: 'more' | 'less' | 'none';
  week: PeriodSummary | null;
  /** Earlier weeks it was held against, and their 20th and 80th percentile of RMSSD (null below eight). */
  compared: number;
  low: number | null;
  high: number | null;
  held: RhythmRule[];
}

const PAIRS_NEEDED = 3;
const EARLIER_WEEKS_NEEDED = 8;
const MEANS_APART_AT_MOST = 1;

/**
 * The rhythm of the week with index `last`. `weeks` are all weeks, oldest first.
 * Movement shrinks near the ends of a scale (Mestdagh et al. 2018), so weeks whose means differ by more than 1 are no measure.
 */
export function rhythmOf(weeks: readonly PeriodSummary[], last: number): Rhythm {
  const week = weeks.find(({ index }) => index === last) ?? null;
  const silent = { says: 'none' as const, week, compared: 0, low: null, high: null };
  if (week === null || week.thin) return { ...silent, held: ['week not written on three days'] };
  if (week.rmssd === null || week.pairs < PAIRS_NEEDED) return { ...silent, held: ['fewer than 3 neighbouring days'] };

  const earlier = weeks.filter(
    ({ index, thin, pairs, mean }) =>
      index < last && !thin && pairs >= PAIRS_NEEDED && Math.abs(mean - week.mean) <= MEANS_APART_AT_MOST,
  );
  const compared = earlier.length;
  if (compared < EARLIER_WEEKS_NEEDED) {
    return { ...silent, compared, held: ['fewer than 8 earlier weeks to compare with'] };
  }
  const movement = earlier.map(({ rmssd }) => rmssd!);
  const low = quantile(movement, 0.2);
  const high = quantile(movement, 0.8);
  const found = { week, compared, low, high };
  if (week.rmssd > high) return { ...found, says: 'more', held: [] };
  if (week.rmssd < low) return { ...found, says: 'less', held: [] };
  return { ...found, says: 'none', held: ['within the usual'] };
}
