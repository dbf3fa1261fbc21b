import { type Day, daysBetween, formatDay, mondayOf } from '../../domain/day.ts';
import type { MonthComparison, UncountedDays } from '../../trends/findings/month-comparison.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, formatPoints, numberWord } from '../figures.ts';
import { joinWithAnd, pluralize } from '../text.ts';
import { monthNames } from './month-names.ts';
import { nothingYet } from './unrated-days.ts';

/** Differences between two means of felt, on the scale from 1 to 7, from which on they are called so. */
const A_LITTLE = 0.3;
const CLEARLY = 1;

/** Above the table: this month beside the last, and the last clear rise or fall. None where neither month has a counted day. */
export function monthSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [nothingYet(summary.days.unrated)];
  const { current, previous } = summary.months;
  const names = namesInSentences(summary);
  const wishes = current ? wishSentence(current, names.current) : wishSentence(previous, names.previous);
  const months = [feltSentence(summary.months, names), wishes, changeSentence(summary)];
  return hasNoCountedDay(summary) ? [] : months.filter((sentence) => sentence !== null);
}

/** Whether neither of the two months has a counted day. What was before them is then no news. */
function hasNoCountedDay({ months }: TrendsSummary): boolean {
  return months.current === null && months.previous === null;
}

/** The names of the two months within a sentence. */
interface NamesInSentences {
  /** "this month" and "last month", or "in June 2026" and "in May 2026" where the picture ends before this month. */
  current: string;
  previous: string;
  /** The same with what was looked at of them: where the first is not over, "so far this month" and "in all of last month". */
  days: string;
  daysBefore: string;
}

function namesInSentences(summary: TrendsSummary): NamesInSentences {
  const names = monthNames(summary);
  const place = names.isThisMonth ? '' : 'in ';
  const [current, previous] = [`${place}${names.current}`, `${place}${names.previous}`];
  if (names.part === '') return { current, previous, days: current, daysBefore: previous };
  const days = names.isThisMonth ? `${names.part} ${current}` : `${current} ${names.part}`;
  return { current, previous, days, daysBefore: `in all of ${names.previous}` };
}

/** "So far this month you wrote on twelve days, in all of last month on 14. It felt a little closer ..." */
function feltSentence({ current, previous, comparable, uncounted }: MonthComparison, names: NamesInSentences): string {
  const [n, before] = [current?.n ?? 0, previous?.n ?? 0];
  const aside = [uncountedDays(uncounted.current, n > 0), uncountedDays(uncounted.previous, before > 0)];
  const [days, daysBefore] = [
    `${numberWord(n)} ${n === 1 ? 'day' : 'days'}`,
    before === 0 ? 'none' : numberWord(before),
  ];
  const counts =
    aside.join('') === ''
      ? `${capitalize(names.days)} you wrote on ${days}, ${names.daysBefore} on ${daysBefore}`
      : `${capitalize(names.days)} ${days} ${n === 1 ? 'counts' : 'count'}${aside[0]}, ${names.daysBefore} ${daysBefore}${aside[1]}`;
  if (current === null || previous === null) return `${counts}.`;
  if (!comparable) return `${counts}: too few to set beside each other.`;
  const [felt, feltBefore] = [formatPoints(current.mean), formatPoints(previous.mean)];
  const means = felt === feltBefore ? `${felt} on average in both` : `${felt} on average, and ${feltBefore} then`;
  return `${counts}. It felt ${comparison(current.mean - previous.mean)} ${names.previous}: ${means}.`;
}

/** " (two more were written later)", for the written days of a month that are not counted; '' without any. */
function uncountedDays({ late, aside, unrated }: UncountedDays, isMore: boolean): string {
  const reasons = [
    [late, 'was written later', 'were written later'],
    [aside, 'is set aside', 'are set aside'],
    [unrated, 'has no number', 'have no number'],
  ] as const;
  const named = reasons.filter(([count]) => count > 0);
  const clauses = named.map(
    ([count, one, many]) => `${numberWord(count)}${isMore ? ' more' : ''} ${count === 1 ? one : many}`,
  );
  return clauses.length === 0 ? '' : ` (${joinWithAnd(clauses)})`;
}

/** "about as close as", "a little closer than" and so on, rounded like the numbers beside it. */
function comparison(difference: number): string {
  const size = Math.abs(Math.round(difference * 10) / 10);
  if (size < A_LITTLE) return 'about as close as';
  return `${size < CLEARLY ? 'a little ' : ''}${difference > 0 ? 'closer' : 'less close'} than`;
}

/** "This month you said on 17 of 18 days what you wanted: more closeness on 16; on one it was just right." */
function wishSentence(month: PeriodSummary | null, name: string): string | null {
  if (month === null || month.wishes.n === 0) return null;
  const { n, more, room, right } = month.wishes;
  const on = (count: number) => (n === 1 ? '' : count === n ? 'on each' : `on ${numberWord(count)}`);
  const wishes = [
    [more, 'more closeness'],
    [room, 'more room'],
  ] as const;
  const wished = wishes.filter(([count]) => count > 0).sort(([a], [b]) => b - a);
  const said = [
    joinWithAnd(wished.map(([count, wish]) => `${wish} ${on(count)}`.trim())),
    right > 0 ? `${on(right)} it was just right`.trim() : '',
  ];
  return `${capitalize(name)} you said ${daysOf(n, month.n)} what you wanted: ${said.filter(Boolean).join('; ')}.`;
}

/** "on 17 of 18 days", "on all three days". */
function daysOf(count: number, all: number): string {
  if (count < all) return `on ${numberWord(count)} of ${numberWord(all)} days`;
  return count === 1 ? 'on the one day' : count === 2 ? 'on both days' : `on all ${numberWord(count)} days`;
}

/** The last clear rise or fall, with the week before it and its last one; and where it is now. */
function changeSentence({ lastChange: change }: TrendsSummary): string | null {
  if (change === null) return null;
  const { since, week, before, after, newest } = change;
  const dateOf = (index: number) => formatDay(mondayOf(index), 'd MMMM');
  const weeks = `the week of ${dateOf(since)} (${formatPoints(before)} on average) to that of ${dateOf(week)} (${formatPoints(after)})`;
  const now =
    newest.week === week ? '' : ` In the week of ${dateOf(newest.week)} it was at ${formatPoints(newest.mean)}.`;
  return `It last came to feel clearly ${after > before ? 'closer' : 'less close'} from ${weeks}.${now} Weeks also go up and down by chance.`;
}

/** Where nothing is written of late: how far back the last entry is, and how to see its weeks. */
export function farBackSentence(summary: TrendsSummary): string | null {
  const { lastEntry, to, days, today, months } = summary;
  if (lastEntry === null) return null;
  if (days.shown === 0 && days.late === 0) {
    const until = formatDay(to, 'd MMMM');
    const empty =
      days.unrated > 0
        ? `No day of these weeks up to ${until} has a number. The last that has one`
        : `Nothing is written in these weeks up to ${until}. The last entry`;
    return `${empty} is of ${formatDay(lastEntry, 'd MMMM y')}, ${ageOf(lastEntry, today)} ago; nearfar trends --to ${lastEntry} shows its weeks.`;
  }
  if (!hasNoCountedDay(summary)) return null;
  const { current, previous } = months.uncounted;
  const uncounted = uncountedDays(
    {
      late: current.late + previous.late,
      aside: current.aside + previous.aside,
      unrated: current.unrated + previous.unrated,
    },
    false,
  );
  const names = namesInSentences(summary);
  if (uncounted !== '') return `No day counts ${names.current} or ${names.previous}${uncounted}.`;
  return `The last entry, of ${formatDay(lastEntry, 'd MMMM y')}, is ${ageOf(lastEntry, today)} old.`;
}

function ageOf(day: Day, today: Day): string {
  const weeks = Math.floor(daysBetween(day, today) / 7);
  return weeks === 0 ? 'less than a week' : pluralize(weeks, 'week');
}
