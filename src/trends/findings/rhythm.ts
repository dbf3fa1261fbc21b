import type { PeriodSummary } from '../periods/period.ts';
import { quantile } from '../statistics/statistics.ts';

export type RhythmRule =
  | 'week not written on three days'
  | 'fewer than 3 neighbouring days'
  | 'fewer than 8 earlier weeks to compare with'
  | 'within the usual';

/** How much the last complete week went up and down, compared with earlier weeks. RMSSD in points. */
export interface Rhythm {
  says: 'more' | 'less' | 'none';
  week: PeriodSummary | null;
  /** How many earlier weeks it was compared with, and the 20th and 80th percentile of their RMSSD (null below 8 weeks). */
  compared: number;
  low: number | null;
  high: number | null;
  blockedBy: RhythmRule[];
}

const MIN_PAIRS = 3;
const MIN_EARLIER_WEEKS = 8;
const MAX_MEAN_DIFFERENCE = 1;

/**
 * The rhythm of the week with index `last`. `weeks` are all weeks, oldest first.
 * Variability shrinks near the ends of a scale (Mestdagh et al. 2018), so only weeks whose means differ by at most 1 point
 * are compared.
 */
export function rhythmOf(weeks: readonly PeriodSummary[], last: number): Rhythm {
  const week = weeks.find(({ index }) => index === last) ?? null;
  const noVerdict = { says: 'none' as const, week, compared: 0, low: null, high: null };
  if (week === null || week.sparse) return { ...noVerdict, blockedBy: ['week not written on three days'] };
  if (week.rmssd === null || week.pairs < MIN_PAIRS)
    return { ...noVerdict, blockedBy: ['fewer than 3 neighbouring days'] };

  const earlier = weeks.filter(
    ({ index, sparse, pairs, mean }) =>
      index < last && !sparse && pairs >= MIN_PAIRS && Math.abs(mean - week.mean) <= MAX_MEAN_DIFFERENCE,
  );
  const compared = earlier.length;
  if (compared < MIN_EARLIER_WEEKS) {
    return { ...noVerdict, compared, blockedBy: ['fewer than 8 earlier weeks to compare with'] };
  }
  const earlierRmssd = earlier.map(({ rmssd }) => rmssd!);
  const low = quantile(earlierRmssd, 0.2);
  const high = quantile(earlierRmssd, 0.8);
  const comparison = { week, compared, low, high };
  if (week.rmssd > high) return { ...comparison, says: 'more', blockedBy: [] };
  if (week.rmssd < low) return { ...comparison, says: 'less', blockedBy: [] };
  return { ...comparison, says: 'none', blockedBy: ['within the usual'] };
}
