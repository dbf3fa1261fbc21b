import { formatDay, mondayOf } from '../../domain/day.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';

/** By `weekday - 1`, Monday first. */
export const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** "The week of 2 March". */
export function weekName(index: number): string {
  return `The week of ${formatDay(mondayOf(index), 'd MMMM')}`;
}

/** For a week on whose written days felt was the same: "The week of 2 March felt the same every day." */
export function evenWeekSentence({ index, n }: PeriodSummary): string {
  return `${weekName(index)} felt the same ${n === 7 ? 'every day' : 'on every written day'}.`;
}
