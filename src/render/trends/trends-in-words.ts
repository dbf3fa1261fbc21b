import { type Day, daysBetween, formatDay, mondayOf } from '../../domain/day.ts';
import { MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import { MIN_DAYS_TO_COMPARE } from '../../trends/moves/after-moves.ts';
import { type PeriodSummary, weekPeriod } from '../../trends/periods/period.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, countDays, formatPoints, numberWord } from '../figures.ts';
import { joinWithAnd, pluralize } from '../text.ts';
import { periodName } from './row-sentence.ts';
import { nothingYet, unratedSentence } from './unrated-days.ts';

/** Differences between two means of felt, on the scale from 1 to 7, from which on they are called so. */
const A_LITTLE = 0.3;
const CLEARLY = 1;
const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** Above the table: this month beside the last, and the last clear rise or dip. */
export function monthSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [nothingYet(summary.days.unrated)];
  const { current, previous } = summary.months;
  const wishes = current ? wishSentence(current, 'This month') : wishSentence(previous, 'Last month');
  const months = [feltSentence(summary), wishes, changeSentence(summary)];
  return months.filter((sentence) => sentence !== null);
}

function feltSentence({ months: { current, previous, comparable }, days: { unrated } }: TrendsSummary): string | null {
  if (current === null && previous !== null)
    return unrated > 0
      ? `No day of this month has a number so far; last month, ${countDays(previous.n)} of it.`
      : `Nothing is written this month so far; last month, ${countDays(previous.n)} of it.`;
  if (current === null) return null;
  const [is, are] = unrated > 0 ? ['has a number', 'have a number'] : ['is written', 'are written'];
  const days = `${capitalize(numberWord(current.n))} ${current.n === 1 ? `day ${is}` : `days ${are}`} this month`;
  if (previous === null) return `${days}, and none last month.`;
  const before = `${numberWord(previous.n)} last month`;
  if (!comparable) return `${days}, ${before}: too few to set beside each other.`;
  const means = `${formatPoints(current.mean)} on average, after ${formatPoints(previous.mean)}`;
  return `${days}, ${before}. It felt ${comparison(current.mean - previous.mean)} then: ${means}.`;
}

/** "about as close as", "a little closer than" and so on, rounded like the numbers beside it. */
function comparison(difference: number): string {
  const size = Math.abs(Math.round(difference * 10) / 10);
  if (size < A_LITTLE) return 'about as close as';
  return `${size < CLEARLY ? 'a little ' : ''}${difference > 0 ? 'closer' : 'less close'} than`;
}

function wishSentence(month: PeriodSummary | null, when: string): string | null {
  if (month === null || month.wishes.n === 0) return null;
  const { n, more, room, right } = month.wishes;
  const wishes = [
    [more, 'more closeness'],
    [room, 'more room'],
    [right, 'just what there was'],
  ] as const;
  const named = wishes.filter(([count]) => count > 0).sort(([a], [b]) => b - a);
  return `${when} you wished for ${joinWithAnd(named.map(([count, wish]) => `${wish} ${share(count, n)}`))}.`;
}

/** How many of `n` days, in words. */
function share(count: number, n: number): string {
  if (count === n) return n === 1 ? 'on the one day you said so' : 'on every day you said so';
  return `on ${numberWord(count)} ${count === 1 ? 'day' : 'days'}`;
}

function changeSentence({ lastChange: change }: TrendsSummary): string | null {
  if (change === null) return null;
  const kind = change.after > change.before ? 'rise' : 'dip';
  const week = formatDay(mondayOf(change.week), 'd MMMM');
  return `The last clear ${kind} was the week of ${week}: ${formatPoints(change.after)} on average, after ${formatPoints(change.before)} the week before. One such week on its own says little.`;
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
    hold(summary),
    stayed(summary),
    late(summary),
    unratedSentence(summary.days.unrated),
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** Where the table shows no written day: how far back the last entries are, and how to see them. */
export function farBackSentence({ lastEntry, to, days, today }: TrendsSummary): string | null {
  if (lastEntry === null || days.shown > 0 || days.late > 0) return null;
  const ago = ageOf(lastEntry, today);
  if (days.unrated > 0)
    return `No day of these weeks up to ${formatDay(to, 'd MMMM')} has a number. The last that has one is ${ago} old; nearfar trends --to ${lastEntry} shows its weeks.`;
  return `Nothing is written in these weeks up to ${formatDay(to, 'd MMMM')}. The last entry is ${ago} old; nearfar trends --to ${lastEntry} shows its weeks.`;
}

function ageOf(day: Day, today: Day): string {
  const weeks = Math.floor(daysBetween(day, today) / 7);
  return weeks === 0 ? 'less than a week' : pluralize(weeks, 'week');
}

function direction({ headline: { says, direction: found, step }, began }: TrendsSummary): string | null {
  if (step) {
    const week = formatDay(mondayOf(step.week), 'd MMMM');
    return `Around the week of ${week} it began to feel ${closerOrLess(step.step > 0)}, and has stayed so; part of that may be chance.`;
  }
  const weeks = pluralize(found.weeks, 'written week');
  if (says === 'drifted')
    return `Over the last ${weeks} it has slowly come to feel ${closerOrLess(found.towards === 'up')}; part of that may be chance.`;
  if (says === 'leaning')
    return `Over the last ${weeks} it may slowly be coming to feel ${closerOrLess(found.towards === 'up')}, or that may be chance.`;
  if (says === 'none')
    return `Over the last ${weeks} there is no clear direction, neither to closer nor to less close.`;
  const among = began!.weeks > WINDOW_WEEKS ? ` of the last ${numberWord(WINDOW_WEEKS)}` : '';
  const count = `${found.weeks === 0 ? 'none' : numberWord(found.weeks)}${among}`;
  return `Whether it slowly comes to feel closer or less close cannot be told yet: that takes ${numberWord(MIN_WEEKS)} weeks with three written days each, and so far there ${found.weeks === 1 ? 'is' : 'are'} ${count}.`;
}

function closerOrLess(isCloser: boolean): string {
  return isCloser ? 'closer' : 'less close';
}

function gapDirection({ gapDirection: { says, towards } }: TrendsSummary): string | null {
  if (says !== 'drifted') return null;
  return `Over these weeks you came to wish for ${towards === 'up' ? 'more closeness' : 'more room'}; that too may be chance.`;
}

function weekday({ weekday: { named } }: TrendsSummary): string | null {
  if (named === null) return null;
  const way = named.mean > 0 ? 'closer' : 'less close';
  return `${WEEKDAYS[named.weekday - 1]} felt ${way} than the rest of their week, though part of that may be chance.`;
}

function rhythm({ rhythm: { says, week } }: TrendsSummary): string | null {
  if (says === 'none' || week === null) return null;
  const { label, from } = weekPeriod(week.index);
  return `${periodName(label, from)} went up and down ${says} than most weeks; moving apart and together is part of the picture.`;
}

function afterMoves({ afterMoves: found }: TrendsSummary): string | null {
  if (found === null) return null;
  if (found.says === 'too few') {
    if (found.first.n + found.second.n === 0) return null;
    const counts = `there are ${daysOrNone(found.first.n)} of the one and ${daysOrNone(found.second.n)} of the other`;
    return `Whether the days after giving space differ from the days after chasing cannot be told yet: ${counts}, and it takes ${numberWord(MIN_DAYS_TO_COMPARE)} of each, over some weeks.`;
  }
  if (found.says === 'no difference')
    return 'After days you gave space, the next days felt neither clearly closer nor clearly less close than after days you chased.';
  const way = found.says === 'closer' ? 'closer' : 'less close';
  return `After days you gave space, the next days felt ${way} than after days you chased; those days may differ in other ways too.`;
}

function daysOrNone(count: number): string {
  return count === 0 ? 'none' : `${numberWord(count)} ${count === 1 ? 'day' : 'days'}`;
}

function hold({ holdUntil }: TrendsSummary): string | null {
  if (holdUntil === null) return null;
  return `Until ${formatDay(holdUntil)} nothing is said about moves, as a note sounded as if someone may not be safe; nearfar settings hold off ends that.`;
}

function stayed({ stayed: passages }: TrendsSummary): string | null {
  if (passages.length === 0) return null;
  return `What stayed with you: ${joinWithAnd(passages.slice(0, 3).map(({ title }) => `“${title}”`))}.`;
}

function late({ days }: TrendsSummary): string | null {
  if (days.late === 0) return null;
  const were = days.late === 1 ? 'was written later and is' : 'were written later and are';
  return `${capitalize(numberWord(days.late))} ${days.late === 1 ? 'day' : 'days'} ${were} not counted; --include-late counts ${days.late === 1 ? 'it' : 'them'}.`;
}
