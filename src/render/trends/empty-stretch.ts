import { type Day, daysBetween, formatDay } from '../../domain/day.ts';
import type { DayRange } from '../../domain/parse-day.ts';
import { pluralize } from '../text.ts';

/**
 * "Nothing is written from 7 September to 30 November 2026. The last entry is from ...", for a page that would have no number.
 * @param last the last day that has one
 * @param isUnrated whether some of the days have a note
 */
export function emptyStretchSentences(
  { from, to }: DayRange,
  { last, today, isUnrated }: { last: Day; today: Day; isUnrated: boolean },
  see: LookingBack,
): string {
  const start = formatDay(from, from.slice(0, 4) === to.slice(0, 4) ? 'd MMMM' : 'd MMMM y');
  const stretch = `from ${start} to ${formatDay(to, 'd MMMM y')}`;
  if (isUnrated) return `No day ${stretch} has a number. The last number is from ${whereLast(last, today, see)}`;
  return `Nothing is written ${stretch}. ${lastEntrySentence(last, today, see)}`;
}

/** What a command shows around a day, and the command without the day. */
interface LookingBack {
  shows: string;
  command: string;
}

/** "The last entry is from 21 June 2026, 23 weeks ago. To see its week: nearfar week 2026-06-21" */
export function lastEntrySentence(last: Day, today: Day, see: LookingBack): string {
  return `The last entry is from ${whereLast(last, today, see)}`;
}

function whereLast(last: Day, today: Day, { shows, command }: LookingBack): string {
  return `${ageOf(last, today)}. To see its ${shows}: ${command} ${last}`;
}

/** "21 June 2026, 23 weeks ago". */
export function ageOf(day: Day, today: Day): string {
  const weeks = Math.floor(daysBetween(day, today) / 7);
  return `${formatDay(day, 'd MMMM y')}, ${weeks === 0 ? 'less than a week' : pluralize(weeks, 'week')} ago`;
}
