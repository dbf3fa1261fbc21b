import { addDays, formatDay } from '../../domain/day.ts';
import { MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import { MIN_DAYS_TO_COMPARE } from '../../trends/moves/after-moves.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, numberWord } from '../figures.ts';
import { joinWithAnd } from '../text.ts';
import { lateSentence } from './late-sentence.ts';
import { unratedSentence } from './unrated-days.ts';
import { dateBefore, evenWeekSentence, WEEKDAYS, weekName } from './week-names.ts';

/** Below the table: what holds across the weeks, and what cannot be told yet, in one plain sentence each. */
export function holdingSentences(summary: TrendsSummary): string[] {
  if (summary.began === null) return [];
  const sentences = [
    direction(summary),
    gapDirection(summary),
    weekday(summary),
    chance(summary),
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

function direction(summary: TrendsSummary): string | null {
  const { says, direction: found, step } = summary.headline;
  if (step) {
    return `Around ${weekName(step.week, summary.today)} it began to feel ${closerOrLess(step.step > 0)}, and has stayed so.`;
  }
  const over = overWeeks(summary);
  if (says === 'drifted')
    return `${capitalize(over)}, it has slowly come to feel ${closerOrLess(found.towards === 'up')}.`;
  if (says === 'leaning')
    return `${capitalize(over)}, it may slowly be coming to feel ${closerOrLess(found.towards === 'up')}, or that may be chance.`;
  if (says === 'none') return `No clear direction ${over}, neither closer nor less close.`;
  if (summary.days.shown === 0) return null;
  const soFar = summary.began!.weeks > WINDOW_WEEKS ? `Among the last ${numberWord(WINDOW_WEEKS)} weeks` : 'So far';
  const count = `there ${found.weeks === 1 ? 'is' : 'are'} ${found.weeks === 0 ? 'none' : numberWord(found.weeks)}`;
  return `After ${numberWord(MIN_WEEKS)} weeks with at least three written days each, this page also says whether it slowly came to feel closer or less close. ${soFar} ${count}.`;
}

/**
 * "over the 16 weeks before this one (since 2 March)", or with both ends where the picture ends before this week. They may begin before the
 * first week of the table, which is then said.
 */
function overWeeks({ began, from, lastWeek, to, today }: TrendsSummary): string {
  const count = Math.min(began!.weeks, WINDOW_WEEKS);
  const first = addDays(lastWeek, -7 * (count - 1));
  const end = to === today ? today : addDays(lastWeek, 6);
  const since = dateBefore(end, first);
  const table = first < from ? ', further back than the table' : '';
  return to === today
    ? `over the ${numberWord(count)} weeks before this one (since ${since}${table})`
    : `over ${numberWord(count)} weeks (${since} to ${formatDay(end, 'd MMMM y')}${table})`;
}

/** "since 9 February", or with both ends where the picture ends before today: from the first day that is looked at. */
function sinceFirst({ lookedAtFrom, lastWeek, to, today }: TrendsSummary): string {
  const end = to === today ? today : addDays(lastWeek, 6);
  const first = dateBefore(end, lookedAtFrom!);
  return to === today ? `since ${first}` : `from ${first} to ${formatDay(end, 'd MMMM y')}`;
}

function closerOrLess(isCloser: boolean): string {
  return isCloser ? 'closer' : 'less close';
}

/** Wanting less closeness beyond what there was is not wanting more room, and the other way round. */
function gapDirection({ gapDirection: { says, towards }, wishes: { more, room } }: TrendsSummary): string | null {
  if (says !== 'drifted') return null;
  const grows = towards === (more >= room ? 'up' : 'down');
  return `Over the same weeks what you felt and what you wanted ${grows ? 'moved further apart' : 'came nearer to each other'}.`;
}

function weekday(summary: TrendsSummary): string | null {
  const { named, weeks } = summary.weekday;
  if (named === null) return null;
  return `${capitalize(sinceFirst(summary))}, ${WEEKDAYS[named.weekday - 1]} felt ${closerOrLess(named.mean > 0)} than the other days (counting the ${numberWord(weeks)} weeks with at least three written days).`;
}

/** The doubt that belongs to what was said before it. */
function chance({ headline: { says, step }, gapDirection, weekday: { named } }: TrendsSummary): string | null {
  const said = [step !== null || says === 'drifted', gapDirection.says === 'drifted', named !== null].filter(Boolean);
  if (said.length === 0) return null;
  return `Part of ${said.length === 1 ? 'this' : 'all this'} may be chance.`;
}

function rhythm({ rhythm: { says, week }, today }: TrendsSummary): string | null {
  if (says === 'none' || week === null) return null;
  if (week.range === 0) return evenWeekSentence(week, today);
  return `${capitalize(weekName(week.index, today))} went up and down ${says} than most weeks. Moving apart and together is part of the picture.`;
}

function afterMoves(summary: TrendsSummary): string | null {
  const { afterMoves: found } = summary;
  if (found === null) return null;
  if (found.says === 'too few') {
    const [space, chased] = [found.first.n, found.second.n];
    if (space === 0 || chased === 0) return null;
    const takes =
      Math.min(space, chased) < MIN_DAYS_TO_COMPARE ? `: that takes ${numberWord(MIN_DAYS_TO_COMPARE)} of each` : '';
    return `It is too early to compare how it felt after you gave space (${times(space)} so far) with how it felt after you chased your partner (${times(chased)})${takes}.`;
  }
  const since = capitalize(sinceFirst(summary));
  return found.says === 'no difference'
    ? `${since}, whether you gave space or chased your partner made no clear difference to how close the next three days felt.`
    : `${since}, the three days after a day you gave space felt ${closerOrLess(found.says === 'closer')} on average than the three after a day you chased your partner. They may differ in other ways too.`;
}

/** "one time", "six times" */
function times(count: number): string {
  return `${numberWord(count)} ${count === 1 ? 'time' : 'times'}`;
}

function hold({ holdUntil }: TrendsSummary): string | null {
  if (holdUntil === null) return null;
  return `Until ${formatDay(holdUntil)} this page says nothing of your moves and what followed them, after something you wrote. To end that: nearfar settings hold off`;
}

function stayed({ stayed: passages }: TrendsSummary): string | null {
  if (passages.length === 0) return null;
  return `Passages you kept: ${joinWithAnd(passages.slice(0, 3).map(({ title }) => `"${title}"`))}.`;
}

function late({ days }: TrendsSummary): string | null {
  return days.late === 0 ? null : lateSentence(days.late, 'nearfar trends --include-late');
}
