import { monthIndex } from '../../domain/day.ts';
import { type PeriodSummary, summariseMonths } from '../periods/period.ts';
import type { RatedDay } from '../rated-day.ts';

/** The month of the last day looked at, and the one before; null for a month without a counted day. */
export interface MonthComparison {
  current: PeriodSummary | null;
  previous: PeriodSummary | null;
  /** Whether both have enough days to be set beside each other. */
  comparable: boolean;
}

/** A month needs so many counted days: a week of them, as one of the two is not over. */
const MIN_DAYS = 7;

/** @param counted days in their order, from the first day of the month before on or earlier */
export function compareMonths(counted: readonly RatedDay[], to: string): MonthComparison {
  const index = monthIndex(to);
  const months = new Map(summariseMonths(counted).map((month) => [month.index, month]));
  const current = months.get(index) ?? null;
  const previous = months.get(index - 1) ?? null;
  return { current, previous, comparable: Math.min(current?.n ?? 0, previous?.n ?? 0) >= MIN_DAYS };
}
