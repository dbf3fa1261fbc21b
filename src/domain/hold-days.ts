import { addDays, type Day } from './day.ts';

/** The length of a hold. */
export const HOLD_DAYS = 14;
/** The length of a hold that a second note begins while the hold of a recent one stands. */
export const SECOND_HOLD_DAYS = 30;

/**
 * The last day of a hold as it counts today. A hold that ends later than the longest one can was set by a clock that was
 * ahead, or this clock is behind: it counts from the day on which that was first seen.
 * @param until the last day of the hold as it was set
 * @param seen the day on which it was first found to be too long, if it was
 */
export function holdEnd(until: Day, today: Day, seen: Day | null): Day {
  const longest = addDays(today, SECOND_HOLD_DAYS);
  if (until <= longest) return until;
  return seen !== null && seen < today ? addDays(seen, SECOND_HOLD_DAYS) : longest;
}
