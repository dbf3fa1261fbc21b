import { type Day, formatDay, mondayOf } from '../../domain/day.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import { capitalize } from '../figures.ts';

/** By `weekday - 1`, Monday first. */
export const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** "2 March", or with the year if it is not that of `end`. */
export function dateBefore(end: Day, day: Day): string {
  return formatDay(day, day.slice(0, 4) === end.slice(0, 4) ? 'd MMMM' : 'd MMMM y');
}

/** "the week of 2 March", with the year if it is not this year. */
export function weekName(index: number, today: Day): string {
  return `the week of ${dateBefore(today, mondayOf(index))}`;
}

/** For a week on whose written days felt was the same: "The week of 2 March felt the same every day." */
export function evenWeekSentence({ index, n }: PeriodSummary, today: Day): string {
  return `${capitalize(weekName(index, today))} felt the same ${n === 7 ? 'every day' : 'on every written day'}.`;
}
