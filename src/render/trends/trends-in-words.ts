import { addDays, formatDay, mondayOf } from '../../domain/day.ts';
import { MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import { MIN_DAYS_TO_COMPARE } from '../../trends/moves/after-moves.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, numberWord } from '../figures.ts';
import { joinWithAnd } from '../text.ts';
import { evenWeekSentence, WEEKDAYS, weekName } from './row-sentence.ts';
import { unratedSentence } from './unrated-days.ts';

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

function direction(summary: TrendsSummary): string | null {
  const { says, direction: found, step } = summary.headline;
  if (step) {
    const week = formatDay(mondayOf(step.week), 'd MMMM');
    return `Around the week of ${week} it began to feel ${closerOrLess(step.step > 0)}, and has stayed so; part of that may be chance.`;
  }
  const over = overWeeks(summary);
  if (says === 'drifted')
    return `${capitalize(over)}, it has slowly come to feel ${closerOrLess(found.towards === 'up')}; part of that may be chance.`;
  if (says === 'leaning')
    return `${capitalize(over)}, it may slowly be coming to feel ${closerOrLess(found.towards === 'up')}, or that may be chance.`;
  if (says === 'none')
    return `No clear direction ${over}: on the whole it came to feel neither clearly closer nor clearly less close.`;
  if (summary.days.shown === 0) return null;
  const number = found.weeks === 0 ? 'none' : numberWord(found.weeks);
  const count =
    summary.began!.weeks > WINDOW_WEEKS
      ? `of the last ${numberWord(WINDOW_WEEKS)} weeks ${number} ${found.weeks < 2 ? 'has them' : 'have them'}`
      : `so far there ${found.weeks === 1 ? 'is' : 'are'} ${number}`;
  return `Whether it is slowly coming to feel closer or less close cannot be told yet: that takes ${numberWord(MIN_WEEKS)} weeks that are over, with three written days each, and ${count}.`;
}

/**
 * "over the last 16 weeks, since 2 March", or with both ends where the picture ends before this week. They may begin before the
 * first week that is shown, which is then said.
 */
function overWeeks({ began, from, lastWeek, to, today }: TrendsSummary): string {
  const count = Math.min(began!.weeks, WINDOW_WEEKS);
  const first = addDays(lastWeek, -7 * (count - 1));
  const since = formatDay(first, 'd MMMM');
  const weeks = `${numberWord(count)} weeks`;
  const over =
    to === today
      ? `over the last ${weeks}, since ${since}`
      : `over the ${weeks} from ${since} to ${formatDay(addDays(lastWeek, 6), 'd MMMM y')}`;
  return `${over}${first < from ? ' (they begin before the first week shown)' : ''}`;
}

function closerOrLess(isCloser: boolean): string {
  return isCloser ? 'closer' : 'less close';
}

/** A wish for more closeness that becomes smaller is none for more room, and the other way round. */
function gapDirection({ gapDirection: { says, towards }, wishes: { more, room } }: TrendsSummary): string | null {
  if (says !== 'drifted') return null;
  const [wish, growsBy] = more >= room ? (['more closeness', 'up'] as const) : (['more room', 'down'] as const);
  return `In these weeks the wish for ${wish} has become ${towards === growsBy ? 'larger' : 'smaller'}; that too may be chance.`;
}

function weekday({ weekday: { named } }: TrendsSummary): string | null {
  if (named === null) return null;
  const way = named.mean > 0 ? 'closer' : 'less close';
  return `${WEEKDAYS[named.weekday - 1]} felt ${way} than the rest of their week, though part of that may be chance.`;
}

function rhythm({ rhythm: { says, week } }: TrendsSummary): string | null {
  if (says === 'none' || week === null) return null;
  if (week.range === 0) return evenWeekSentence(week);
  return `${weekName(week.index)} went up and down ${says} than most weeks; moving apart and together is part of the picture.`;
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
