import { formatDay, mondayOf } from '../../domain/day.ts';
import type { UncountedDays } from '../../trends/findings/month-comparison.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, formatPoints, numberWord } from '../figures.ts';
import { joinWithAnd } from '../text.ts';
import { ageOf, emptyStretchSentences } from './empty-stretch.ts';
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
  const months = [feltSentence(summary, names), wishes, changeSentence(summary)];
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
  /** The first with what was looked at of it, where it is not over: "so far this month". */
  days: string;
}

function namesInSentences(summary: TrendsSummary): NamesInSentences {
  const names = monthNames(summary);
  const place = names.isThisMonth ? '' : 'in ';
  const [current, previous] = [`${place}${names.current}`, `${place}${names.previous}`];
  if (names.part === '') return { current, previous, days: current };
  return { current, previous, days: names.isThisMonth ? `${names.part} ${current}` : `${current} ${names.part}` };
}

/** "So far this month you wrote on twelve days, and last month on 14. It felt a little closer ..." */
function feltSentence(summary: TrendsSummary, names: NamesInSentences): string {
  const { current, previous, comparable } = summary.months;
  const counts = countsSentence(summary, names);
  if (current === null || previous === null) return `${counts}.`;
  if (!comparable) return `${counts}: too few to compare the two.`;
  const [felt, feltBefore] = [formatPoints(current.mean), formatPoints(previous.mean)];
  const means =
    felt === feltBefore ? `it was ${felt} on average in both` : `it was ${felt} on average, and ${feltBefore} then`;
  return `${counts}. It felt ${comparison(current.mean - previous.mean)} ${names.previous}: on the scale from 1 to 7 ${means}.`;
}

/** How many days of the two months count; of the second alone where the journal begins with it. */
function countsSentence({ months, began, to }: TrendsSummary, names: NamesInSentences): string {
  const { uncounted } = months;
  const [n, before] = [months.current?.n ?? 0, months.previous?.n ?? 0];
  const aside = uncountedDays(uncounted.current, n > 0);
  const asideBefore = uncountedDays(uncounted.previous, before > 0);
  const days = `${numberWord(n)} ${n === 1 ? 'day' : 'days'}`;
  const daysBefore = before === 0 ? 'none' : numberWord(before);
  if (aside + asideBefore !== '')
    return `${capitalize(names.days)} ${days} ${n === 1 ? 'counts' : 'count'}${aside}, and ${names.previous} ${daysBefore}${asideBefore}`;
  const isFirstMonth = began!.day.slice(0, 7) === to.slice(0, 7);
  return `${capitalize(names.days)} you wrote on ${days}${isFirstMonth ? '' : `, and ${names.previous} on ${daysBefore}`}`;
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

/** The last clear rise or fall, with the week before it and its last one; and the newest week. */
function changeSentence({ lastChange: change }: TrendsSummary): string | null {
  if (change === null) return null;
  const { since, week, before, after, newest } = change;
  const dateOf = (index: number) => formatDay(mondayOf(index), 'd MMMM');
  const weeks = `from ${formatPoints(before)} on average in the week of ${dateOf(since)} to ${formatPoints(after)} in the week of ${dateOf(week)}`;
  const now = newest.week === week ? '' : ` In the week of ${dateOf(newest.week)} it was ${formatPoints(newest.mean)}.`;
  return `The last clear change was that it came to feel ${after > before ? 'closer' : 'less close'}: ${weeks}.${now} Such changes also happen by chance.`;
}

/** Where nothing is written of late: how far back the last entry is, and how to see its weeks. */
export function farBackSentence(summary: TrendsSummary): string | null {
  const { lastEntry, from, to, days, today, months } = summary;
  if (lastEntry === null) return null;
  if (days.shown === 0 && days.late === 0) {
    const see = { shows: 'weeks', command: 'nearfar trends --to' };
    return emptyStretchSentences({ from, to }, { last: lastEntry, today, isUnrated: days.unrated > 0 }, see);
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
  return `The last entry is from ${ageOf(lastEntry, today)}.`;
}
