import { type Day, daysBetween, formatDay } from '../../domain/day.ts';
import type { DayRange } from '../../domain/parse-day.ts';
import { pluralize } from '../text.ts';

/**
 * "Nothing has been written since 21 June 2026, 23 weeks ago. To see ...", for a page that would have no number; with both ends of its
 * days where they end before today.
 * @param last the last day that has one
 * @param isUnrated whether some of the days have a note
 */
export function emptyStretchSentences(
  { from, to }: DayRange,
  { last, today, isUnrated }: { last: Day; today: Day; isUnrated: boolean },
  see: LookingBack,
): string {
  const isSince = to === today && last < from;
  const days = isSince ? `since ${ageOf(last, today)}` : stretchInWords(from, to);
  const [had, was] = isSince ? ['has had', 'has been'] : ['has', 'is'];
  const empty = isUnrated ? `No day ${had} a number ${days}.` : `Nothing ${was} written ${days}.`;
  const lastOne = isUnrated ? 'number' : 'entry';
  return isSince
    ? `${empty} ${seeSentence(last, see)}`
    : `${empty} The last ${lastOne} is from ${ageOf(last, today)}. ${seeSentence(last, see)}`;
}

/** "Nothing is written up to 1 August 2026. The first entry is from 1 September 2026, 13 weeks ago. To see ...", for days before it. */
export function beforeFirstSentence(
  first: Day,
  { to, today, isUnrated }: { to: Day; today: Day; isUnrated: boolean },
): string {
  const empty = isUnrated ? 'No day has a number' : 'Nothing is written';
  const see = seeSentence(first, { shows: 'the weeks from then on', command: 'nearfar trends --from' });
  return `${empty} up to ${formatDay(to, 'd MMMM y')}. The first ${isUnrated ? 'number' : 'entry'} is from ${ageOf(first, today)}. ${see}`;
}

/** For days of which every one with a number is set aside. */
export function setAsideSentence({ from, to }: DayRange): string {
  return `No day counts ${stretchInWords(from, to)}: what has a number is set aside. To count it again: nearfar rest`;
}

function stretchInWords(from: Day, to: Day): string {
  const start = formatDay(from, from.slice(0, 4) === to.slice(0, 4) ? 'd MMMM' : 'd MMMM y');
  return `from ${start} to ${formatDay(to, 'd MMMM y')}`;
}

/** What a command shows around a day, and the command without the day. */
interface LookingBack {
  shows: string;
  command: string;
}

/** "The last entry is from 21 June 2026, 23 weeks ago. To see that week: nearfar week 2026-06-21" */
export function lastEntrySentence(last: Day, today: Day, see: LookingBack): string {
  return `The last entry is from ${ageOf(last, today)}. ${seeSentence(last, see)}`;
}

/** How to see a stretch around a day. */
export function seeSentence(day: Day, { shows, command }: LookingBack): string {
  return `To see ${shows}: ${command} ${day}`;
}

/** "21 June 2026, 23 weeks ago". */
export function ageOf(day: Day, today: Day): string {
  const weeks = Math.floor(daysBetween(day, today) / 7);
  return `${formatDay(day, 'd MMMM y')}, ${weeks === 0 ? 'less than a week' : pluralize(weeks, 'week')} ago`;
}
