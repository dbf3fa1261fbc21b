import { addDays, type Day, daysBetween, formatDay, mondayOf, monthIndex } from '../../domain/day.ts';
import { MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import type { MonthComparison, UncountedDays } from '../../trends/findings/month-comparison.ts';
import { MIN_DAYS_TO_COMPARE } from '../../trends/moves/after-moves.ts';
import { monthStart, type PeriodSummary, weekPeriod } from '../../trends/periods/period.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, formatPoints, numberWord } from '../figures.ts';
import { joinWithAnd, pluralize } from '../text.ts';
import { evenWeekSentence, periodName } from './row-sentence.ts';
import { nothingYet, unratedSentence } from './unrated-days.ts';

/** Differences between two means of felt, on the scale from 1 to 7, from which on they are called so. */
const A_LITTLE = 0.3;
const CLEARLY = 1;
const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** Above the table: this month beside the last, and the last clear rise or dip. None where neither month has a counted day. */
export function monthSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [nothingYet(summary.days.unrated)];
  const { current, previous } = summary.months;
  const [name, nameBefore] = monthNames(summary);
  const wishes = current ? wishSentence(current, name) : wishSentence(previous, nameBefore);
  const months = [feltSentence(summary.months, [name, nameBefore]), wishes, changeSentence(summary)];
  return hasNoCountedDay(summary) ? [] : months.filter((sentence) => sentence !== null);
}

/** Whether neither of the two months has a counted day. What was before them is then no news. */
function hasNoCountedDay({ months }: TrendsSummary): boolean {
  return months.current === null && months.previous === null;
}

/** "this month" and "last month", or their names where the picture ends earlier. */
function monthNames({ today, to }: TrendsSummary): [current: string, previous: string] {
  if (to.slice(0, 7) === today.slice(0, 7)) return ['this month', 'last month'];
  const nameOf = (index: number) => `in ${formatDay(monthStart(index), 'MMMM y')}`;
  return [nameOf(monthIndex(to)), nameOf(monthIndex(to) - 1)];
}

function feltSentence(
  { current, previous, comparable, uncounted }: MonthComparison,
  [name, nameBefore]: [current: string, previous: string],
): string {
  const [n, before] = [current?.n ?? 0, previous?.n ?? 0];
  const aside = [uncountedDays(uncounted.current, n > 0), uncountedDays(uncounted.previous, before > 0)];
  const isAll = aside.join('') === '';
  const verb = n > 1 ? (isAll ? 'days are written' : 'days count') : isAll ? 'day is written' : 'day counts';
  const soFar = n === 0 && name === 'this month' ? ' so far' : '';
  const days = `${capitalize(numberWord(n))} ${verb} ${name}${soFar}${aside[0]}`;
  const daysBefore = `${before === 0 ? 'and none' : numberWord(before)} ${nameBefore}${aside[1]}`;
  const counts = `${days}, ${daysBefore}`;
  if (current === null || previous === null) return `${counts}.`;
  if (!comparable) return `${counts}: too few to set beside each other.`;
  const [felt, feltBefore] = [formatPoints(current.mean), formatPoints(previous.mean)];
  const means = felt === feltBefore ? `${felt} on average in both` : `${felt} on average, and ${feltBefore} then`;
  return `${counts}. It felt ${comparison(current.mean - previous.mean)} ${nameBefore}: ${means}.`;
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

function wishSentence(month: PeriodSummary | null, name: string): string | null {
  if (month === null || month.wishes.n === 0) return null;
  const { n, more, room, right } = month.wishes;
  const when = capitalize(name);
  const wishes = [
    [more, 'for more closeness'],
    [room, 'for more room'],
  ] as const;
  const named = wishes.filter(([count]) => count > 0).sort(([a], [b]) => b - a);
  if (named.length === 0) return `${when} it was just as close as you wished ${share(right, n)}.`;
  const wished = `${when} you wished ${joinWithAnd(named.map(([count, wish]) => `${wish} ${share(count, n)}`))}`;
  return right === 0 ? `${wished}.` : `${wished}; ${share(right, n)} it was just right.`;
}

/** How many of `n` days, in words. */
function share(count: number, n: number): string {
  if (count === n) return n === 1 ? 'on the one day you said so' : 'on every day you said so';
  return `on ${numberWord(count)} ${count === 1 ? 'day' : 'days'}`;
}

function changeSentence({ lastChange: change }: TrendsSummary): string | null {
  if (change === null) return null;
  const { since, week, before, after, newest } = change;
  const dateOf = (index: number) => formatDay(mondayOf(index), 'd MMMM');
  const kind = after > before ? 'rise' : 'dip';
  const isOneWeek = week - since === 1;
  const weeks = isOneWeek
    ? `came in the week of ${dateOf(week)}: ${formatPoints(after)} on average, after ${formatPoints(before)} the week before`
    : `was from the week of ${dateOf(since)} (${formatPoints(before)} on average) to that of ${dateOf(week)} (${formatPoints(after)})`;
  const now =
    newest.week === week
      ? ''
      : ` The last full week, that of ${dateOf(newest.week)}, was at ${formatPoints(newest.mean)}.`;
  return `The last clear ${kind} ${weeks}.${now} ${isOneWeek ? 'One week on its own says' : 'A few weeks on their own say'} little.`;
}

/** Below the table: what holds across the weeks, and what cannot be told yet, in one plain sentence each. */
export function holdingSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [];
  const sentences = [
    direction(summary),
    gapDirection(summary),
    weekday(summary),
    rhythm(summary),
    afterMoves(summary),
    stayed(summary),
    ...leftOutSentences(summary),
    unratedSentence(summary.days.unrated),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** What the sentences leave out, and why: days that were written later, and moves while there is a hold. */
export function leftOutSentences(summary: TrendsSummary): string[] {
  return [hold(summary), late(summary)].filter((sentence) => sentence !== null);
}

/** Where nothing is written of late: how far back the last entry is, and how to see its weeks. */
export function farBackSentence(summary: TrendsSummary): string | null {
  const { lastEntry, to, days, today, months } = summary;
  if (lastEntry === null) return null;
  const isTableEmpty = days.shown === 0 && days.late === 0;
  if (isTableEmpty && days.unrated > 0)
    return `No day of these weeks up to ${formatDay(to, 'd MMMM')} has a number. The last that has one is ${ageOf(lastEntry, today)} old; nearfar trends --to ${lastEntry} shows its weeks.`;
  if (isTableEmpty)
    return `Nothing is written in these weeks up to ${formatDay(to, 'd MMMM')}. The last entry is ${ageOf(lastEntry, today)} old; nearfar trends --to ${lastEntry} shows its weeks.`;
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
  if (uncounted !== '') return `No day counts ${monthNames(summary).join(' or ')}${uncounted}.`;
  return `The last entry, of ${formatDay(lastEntry, 'd MMMM y')}, is ${ageOf(lastEntry, today)} old.`;
}

function ageOf(day: Day, today: Day): string {
  const weeks = Math.floor(daysBetween(day, today) / 7);
  return weeks === 0 ? 'less than a week' : pluralize(weeks, 'week');
}

function direction(summary: TrendsSummary): string | null {
  const { says, direction: found, step } = summary.headline;
  if (step) {
    const week = formatDay(mondayOf(step.week), 'd MMMM');
    return `Around the week of ${week} it began to feel ${closerOrLess(step.step > 0)}, and has stayed so; part of that may be chance.`;
  }
  const weeks = weeksLookedAt(summary);
  const when = capitalize(weeks);
  if (says === 'drifted')
    return `${when} it has slowly come to feel ${closerOrLess(found.towards === 'up')}; part of that may be chance.`;
  if (says === 'leaning')
    return `${when} it may slowly be coming to feel ${closerOrLess(found.towards === 'up')}, or that may be chance.`;
  if (says === 'none') return `No clear direction ${weeks}: neither slowly closer nor slowly less close.`;
  const number = found.weeks === 0 ? 'none' : numberWord(found.weeks);
  const count =
    summary.began!.weeks > WINDOW_WEEKS
      ? `of the last ${numberWord(WINDOW_WEEKS)} weeks ${number} ${found.weeks < 2 ? 'has them' : 'have them'}`
      : `so far there ${found.weeks === 1 ? 'is' : 'are'} ${number}`;
  return `Whether it is slowly coming to feel closer or less close cannot be told yet: that takes ${numberWord(MIN_WEEKS)} full weeks with three written days each, and ${count}.`;
}

/** "since the week of 2 March", or with both ends where the picture ends before this week. The table may begin later. */
function weeksLookedAt({ began, lastWeek, to, today }: TrendsSummary): string {
  const first = formatDay(addDays(lastWeek, -7 * (Math.min(began!.weeks, WINDOW_WEEKS) - 1)), 'd MMMM');
  if (to === today) return `since the week of ${first}`;
  return `from the week of ${first} to that of ${formatDay(lastWeek, 'd MMMM y')}`;
}

function closerOrLess(isCloser: boolean): string {
  return isCloser ? 'closer' : 'less close';
}

function gapDirection({ gapDirection: { says, towards } }: TrendsSummary): string | null {
  if (says !== 'drifted') return null;
  return `In these weeks you have come to wish for ${towards === 'up' ? 'more closeness' : 'more room'}; that too may be chance.`;
}

function weekday({ weekday: { named } }: TrendsSummary): string | null {
  if (named === null) return null;
  const way = named.mean > 0 ? 'closer' : 'less close';
  return `${WEEKDAYS[named.weekday - 1]} felt ${way} than the rest of their week, though part of that may be chance.`;
}

function rhythm({ rhythm: { says, week } }: TrendsSummary): string | null {
  if (says === 'none' || week === null) return null;
  const { label, from } = weekPeriod(week.index);
  if (week.range === 0) return evenWeekSentence(week);
  return `${periodName(label, from)} went up and down ${says} than most weeks; moving apart and together is part of the picture.`;
}

function afterMoves({ afterMoves: found }: TrendsSummary): string | null {
  if (found === null) return null;
  if (found.says === 'too few') {
    const [space, chased] = [found.first.n, found.second.n];
    if (space === 0 || chased === 0) return null;
    return `Whether it feels different after you gave space than after you chased cannot be told yet. That takes ${numberWord(MIN_DAYS_TO_COMPARE)} days of each, over several weeks, and the days after them written; so far there are ${numberWord(space)} and ${numberWord(chased)}.`;
  }
  if (found.says === 'no difference')
    return 'After days when you gave space, the next days felt neither clearly closer nor clearly less close than after days when you chased.';
  const way = found.says === 'closer' ? 'closer' : 'less close';
  return `After days when you gave space, the next days felt ${way} than after days when you chased; those days may differ in other ways too.`;
}

function hold({ holdUntil }: TrendsSummary): string | null {
  if (holdUntil === null) return null;
  return `Until ${formatDay(holdUntil)} the trends leave out what followed your moves, because of something that was written; nearfar settings hold off ends that.`;
}

function stayed({ stayed: passages }: TrendsSummary): string | null {
  if (passages.length === 0) return null;
  return `What stayed with you: ${joinWithAnd(passages.slice(0, 3).map(({ title }) => `"${title}"`))}.`;
}

function late({ days }: TrendsSummary): string | null {
  if (days.late === 0) return null;
  const were = days.late === 1 ? 'was written later and is' : 'were written later and are';
  return `${capitalize(numberWord(days.late))} ${days.late === 1 ? 'day' : 'days'} ${were} not counted; --include-late counts ${days.late === 1 ? 'it' : 'them'}.`;
}
