import type { Day } from '../../domain/day.ts';

/** The days that are asked for, both ends included; an end that is absent was not named. */
export interface Stretch {
  today: Day;
  from?: Day;
  /** The last day to look at; today if absent or later. */
  to?: Day;
}

/** The last day looked at: `to`, but never after today. */
export function lastDayShown({ today, to }: Stretch): Day {
  return to !== undefined && to < today ? to : today;
}
