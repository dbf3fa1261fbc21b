import type { PeriodSummary } from '../periods/period.ts';

/** Two neighbouring weeks whose means of felt differ clearly. Describes; tests nothing. */
export interface ClearChange {
  /** The week index of the later week. */
  week: number;
  before: number;
  after: number;
}

/** From one point of the scale on, a change from one week to the next is named. */
const CLEAR_POINTS = 1;
/** A change longer ago is not news. */
const WITHIN_WEEKS = 26;

/** The newest clear rise or dip between neighbouring complete weeks up to the week index `last`; null if there is none. */
export function lastClearChange(weeks: readonly PeriodSummary[], last: number): ClearChange | null {
  const usable = new Map(weeks.filter(({ sparse }) => !sparse).map((week) => [week.index, week.mean]));
  for (let week = last; week > last - WITHIN_WEEKS; week -= 1) {
    const after = usable.get(week);
    const before = usable.get(week - 1);
    if (after !== undefined && before !== undefined && Math.abs(after - before) >= CLEAR_POINTS)
      return { week, before, after };
  }
  return null;
}
