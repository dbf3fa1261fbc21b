import { mondayOf } from '../../domain/day.ts';
import type { ClearChange } from '../../trends/findings/last-clear-change.ts';
import {
  MIN_DAYS_TO_COMPARE,
  type MonthComparison,
  type UncountedDays,
} from '../../trends/findings/month-comparison.ts';
import type { PeriodSummary } from '../../trends/periods/period.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, formatPoints, numberWord } from '../figures.ts';
import { joinWith, joinWithAnd } from '../text.ts';
import { ageOf, beforeFirstSentence, emptyStretchSentences, setAsideSentence } from './empty-stretch.ts';
import { WRITTEN_LATER } from './late-sentence.ts';
import { monthNames } from './month-names.ts';
import { nothingYet } from './unrated-days.ts';
import { weekName } from './week-names.ts';

/** Differences between two means of felt, on the scale from 1 to 7, from which on they are called so. */
const A_LITTLE = 0.3;
const CLEARLY = 1;

/** Above the table: this month beside the last, and the last clear rise or fall. None where neither month has a counted day. */
export function monthSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [nothingYet(summary.days.unrated)];
  const { current, previous } = summary.months;
  const names = namesInSentences(summary);
  const wishes = current ? wishSentence(current, names.current) : wishSentence(previous, names.previous);
  const months = [feltSentences(summary, names), wishes, changeSentence(summary)];
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
function feltSentences(summary: TrendsSummary, names: NamesInSentences): string {
  const { current, previous, comparable } = summary.months;
  const said = [writtenSentence(summary, names)];
  const notCounted = uncountedSentence(summary.months, names);
  if (notCounted !== null) said.push(notCounted);
  if (current === null || previous === null) return said.join(' ');
  if (comparable) said.push(comparisonSentence(current.mean, previous.mean, names));
  else said.push(tooFewSentence([current.n, previous.n], names, notCounted !== null));
  return said.join(' ');
}

/** How many days of the two months are written; of the second alone where the journal begins with it. */
function writtenSentence({ months, began, to }: TrendsSummary, names: NamesInSentences): string {
  const written = (month: PeriodSummary | null, days: UncountedDays) => (month?.n ?? 0) + countUncounted(days);
  const n = written(months.current, months.uncounted.current);
  const before = written(months.previous, months.uncounted.previous);
  const isFirstMonth = before === 0 && began!.day.slice(0, 7) === to.slice(0, 7);
  const other = isFirstMonth ? '' : `, and ${names.previous} on ${before === 0 ? 'none' : numberWord(before)}`;
  return `${capitalize(names.days)} you wrote on ${numberWord(n)} ${n === 1 ? 'day' : 'days'}${other}.`;
}

/** "Of these, two this month are not counted (set aside or without a number). That leaves four." Null where all count. */
function uncountedSentence(
  { uncounted: { current, previous }, ...counted }: MonthComparison,
  names: NamesInSentences,
): string | null {
  const [n, before] = [countUncounted(current), countUncounted(previous)];
  if (n + before === 0) return null;
  const reasons = [
    [current.late + previous.late, WRITTEN_LATER],
    [current.aside + previous.aside, 'set aside'],
    [current.unrated + previous.unrated, 'without a number'],
  ] as const;
  const named = reasons.flatMap(([count, reason]) => (count > 0 ? [reason] : []));
  const months = [
    { count: n, name: names.current, left: counted.current },
    { count: before, name: names.previous, left: counted.previous },
  ].filter(({ count }) => count > 0);
  const days = joinWithAnd(months.map(({ count, name }) => `${numberWord(count)} ${name}`));
  const left = joinWithAnd(months.map((month) => (month.left === null ? 'none' : numberWord(month.left.n))));
  const are = n + before === 1 ? 'is' : 'are';
  return `Of these, ${days} ${are} not counted (${joinWith(named, 'or')}). That leaves ${left}.`;
}

function countUncounted({ late, aside, unrated }: UncountedDays): number {
  return late + aside + unrated;
}

/** "It felt a little closer than last month: on the scale from 1 to 7 it was 4.7 on average, and 4.0 then." */
function comparisonSentence(mean: number, before: number, names: NamesInSentences): string {
  const [felt, feltBefore] = [formatPoints(mean), formatPoints(before)];
  const means =
    felt === feltBefore ? `it was ${felt} on average in both` : `it was ${felt} on average, and ${feltBefore} then`;
  return `It felt ${comparison(mean - before)} ${names.previous}: on the scale from 1 to 7 ${means}.`;
}

/** "The two days last month are too few to compare." */
function tooFewSentence([n, before]: [number, number], names: NamesInSentences, areSomeUncounted: boolean): string {
  const few = [
    { count: n, name: names.current },
    { count: before, name: names.previous },
  ].filter(({ count }) => count < MIN_DAYS_TO_COMPARE);
  const named = few.map(({ count, name }, index) => {
    const noun = index > 0 ? '' : count === 1 ? ' day' : ' days';
    return `the ${numberWord(count)}${noun} ${name}`;
  });
  const isOne = few.length === 1 && few[0]!.count === 1;
  const counted = areSomeUncounted ? (isOne ? ' that counts' : ' that count') : '';
  return `${capitalize(joinWithAnd(named))}${counted} ${isOne ? 'is' : 'are'} too few to compare.`;
}

/** "two were written more than a day late and one is set aside", for the written days that are not counted; '' without any. */
function uncountedDays({ late, aside, unrated }: UncountedDays): string {
  const reasons = [
    [late, `was ${WRITTEN_LATER}`, `were ${WRITTEN_LATER}`],
    [aside, 'is set aside', 'are set aside'],
    [unrated, 'has no number', 'have no number'],
  ] as const;
  const named = reasons.filter(([count]) => count > 0);
  return joinWithAnd(named.map(([count, one, many]) => `${numberWord(count)} ${count === 1 ? one : many}`));
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

/** The last clear rise or fall, with the week before it and its last one; and how the weeks since then felt. */
function changeSentence(summary: TrendsSummary): string | null {
  if (summary.lastChange === null) return null;
  const { since, week, before, after } = summary.lastChange;
  const weeks = `from ${formatPoints(before)} in ${weekName(since, summary.today)} to ${formatPoints(after)} in ${weekName(week, summary.today)}`;
  const aside = summary.to === summary.today ? ' (this week left out)' : '';
  const isCloser = after > before;
  const inSteps = week - since > 1 ? `, ${isCloser ? 'higher' : 'lower'} each week` : '';
  const change = `The last change of a point or more in the average of a week${aside} was ${weeks}${inSteps}: it came to feel ${isCloser ? 'closer' : 'less close'}.`;
  const now = weeksSince(summary, summary.lastChange);
  return [change, ...(now === null ? [] : [now]), 'Part of such a change may be chance.'].join(' ');
}

/** "Last week it was 3.7, and this week so far 4.3." Null where the change ends with the newest week. */
function weeksSince({ rows, lastWeek, to, today }: TrendsSummary, { week, newest }: ClearChange): string | null {
  const isNow = to === today;
  const said: string[] = [];
  if (newest.week > week) {
    const isLast = isNow && mondayOf(newest.week) === lastWeek;
    said.push(`${isLast ? 'Last week' : `In ${weekName(newest.week, today)}`} it was ${formatPoints(newest.mean)}`);
  }
  const last = rows.at(-1);
  if (isNow && last?.kind === 'written' && last.soFar && last.days === 7 && !last.stretch.sparse) {
    const mean = formatPoints(last.stretch.mean);
    said.push(said.length === 0 ? `This week so far it is ${mean}` : `this week so far ${mean}`);
  }
  return said.length === 0 ? null : `${said.join(', and ')}.`;
}

/**
 * Where nothing is written of late: how far back the last entry is, and how to see its weeks; or where the first one is, if the
 * days end before it.
 */
export function farBackSentence(summary: TrendsSummary): string | null {
  const { lastEntry, began, from, to, days, today, months } = summary;
  if (lastEntry === null) return began && beforeFirstSentence(began.day, { to, today, isUnrated: days.unrated > 0 });
  if (days.shown === 0 && days.late === 0) {
    if (lastEntry >= from) return setAsideSentence({ from, to });
    const see = { shows: 'the weeks up to then', command: 'nearfar trends --to' };
    return emptyStretchSentences({ from, to }, { last: lastEntry, today, isUnrated: days.unrated > 0 }, see);
  }
  if (!hasNoCountedDay(summary)) return null;
  const { current, previous } = months.uncounted;
  const uncounted = uncountedDays({
    late: current.late + previous.late,
    aside: current.aside + previous.aside,
    unrated: current.unrated + previous.unrated,
  });
  const names = namesInSentences(summary);
  if (uncounted !== '') return `No day counts ${names.current} or ${names.previous}: ${uncounted}.`;
  return `The last entry is from ${ageOf(lastEntry, today)}.`;
}
