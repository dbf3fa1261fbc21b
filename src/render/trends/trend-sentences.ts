import { formatDay, mondayOf } from '../../domain/day.ts';
import { type Direction, MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import type { AfterMoves } from '../../trends/moves/after-moves.ts';
import { weekPeriod } from '../../trends/periods/period.ts';
import type { TrendLine } from '../../trends/statistics/trend-line.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, countDays, formatPoints, numberWord, rangePhrase } from '../figures.ts';
import { pluralize } from '../text.ts';
import { periodName } from './row-sentence.ts';

/** What one line says, and what it may add where there is room. */
interface Line {
  says: string[];
  adds?: string;
  /** 1 is the last to be left out. */
  rank: number;
}

const SENTENCES_AT_MOST = 7;
const ALIKE = 0.3;
const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** The sentences under the table, at most seven, in their order; each describes and none grades. */
export function trendSentences(summary: TrendsSummary): string[] {
  const lines = [
    headline(summary),
    wishes(summary),
    gapDirection(summary),
    weekday(summary),
    rhythm(summary),
    afterMoves(summary),
    retreats(summary),
    stayed(summary),
  ].filter((line) => line !== null);

  let room = SENTENCES_AT_MOST;
  const kept = new Map<Line, string[]>();
  const byRank = [...lines].sort((a, b) => a.rank - b.rank);
  for (const line of byRank) {
    if (line.says.length > room) continue;
    kept.set(line, line.says);
    room -= line.says.length;
  }
  for (const line of byRank) {
    if (room === 0 || !line.adds || !kept.has(line)) continue;
    kept.set(line, [...line.says, line.adds]);
    room -= 1;
  }
  return lines.flatMap((line) => kept.get(line) ?? []);
}

function headline({ headline: { says, direction, step }, began }: TrendsSummary): Line {
  const rank = 1;
  if (step) {
    const way = step.step > 0 ? 'up' : 'down';
    const before = ends(...step.rangeBefore);
    const after = ends(...step.rangeAfter);
    const week = formatDay(mondayOf(step.week), 'd MMMM');
    const told = `Around the week of ${week} felt closeness moved ${way} by about ${formatPoints(Math.abs(step.step))}`;
    return {
      says: [`${told}: written weeks were ${before} before and ${after} after.`, 'Weeks also move by chance.'],
      rank,
    };
  }
  if (says === 'too few' || says === 'step') return { ...tooFew(direction.weeks, began), rank };
  const look = direction.look!;
  const over = `over ${pluralize(direction.weeks, 'written week')}`;
  if (says === 'none') return { ...noDirection(look, over), rank };
  if (says === 'leaning') {
    return { says: [`Felt closeness may be leaning ${drift(direction, over)}.`, doubt('lean', look)], rank };
  }
  return { says: [`Felt closeness has drifted ${drift(direction, over)}.`, doubt('drift', look)], rank };
}

function tooFew(weeks: number, began: TrendsSummary['began']): Pick<Line, 'says'> {
  if (began === null) return { says: ['Nothing written yet.'] };
  const count =
    weeks === 0
      ? 'No week with three written days'
      : `${capitalize(numberWord(weeks))} written ${weeks === 1 ? 'week' : 'weeks'}`;
  const where = began.weeks > WINDOW_WEEKS ? ` among the last ${numberWord(WINDOW_WEEKS)}` : ' so far';
  return { says: [`${count}${where}.`, `From ${numberWord(MIN_WEEKS)} on I look for a direction.`] };
}

function noDirection(look: TrendLine, over: string): Pick<Line, 'says' | 'adds'> {
  const range = rangePhrase(look.lo, look.hi, 2);
  if (range === null) return { says: [`No clear direction ${over} (about ${formatPoints(look.slope, 2)} a week).`] };
  const alike = look.rho >= ALIKE ? ', the more so as neighbouring weeks resemble each other' : '';
  return {
    says: [`No clear direction ${over} (somewhere ${range} a week).`],
    adds: `A drift within that range is too small to see here${alike}.`,
  };
}

/** "up over 12 written weeks: about 0.15 a week, somewhere between 0.06 and 0.25" */
function drift({ towards, look }: Direction, over: string): string {
  return `${towards} ${over}: ${aWeek(look!)}`;
}

function aWeek(look: TrendLine): string {
  const [lo, hi] = look.s < 0 ? [-look.hi, -look.lo] : [look.lo, look.hi];
  const range = rangePhrase(lo, hi, 2);
  return `about ${formatPoints(Math.abs(look.slope), 2)} a week${range ? `, somewhere ${range}` : ''}`;
}

function doubt(verb: 'drift' | 'lean', look: TrendLine): string {
  if (look.rho < ALIKE) return `Weeks also ${verb} by chance.`;
  return `Weeks also ${verb} by chance; neighbouring weeks resemble each other, so this counts for less.`;
}

function wishes({ wishes: { n, more, room, right } }: TrendsSummary): Line | null {
  if (n === 0) return null;
  if (n === 1) {
    const wish =
      more > 0 ? 'you wished for more closeness' : room > 0 ? 'you wished for more room' : 'closeness was just right';
    return { says: [`On the one day that you said what you wished for, ${wish}.`], rank: 2 };
  }
  const closer = `On ${none(more)} of ${countDays(n)} you wished for more closeness`;
  const rest = `on ${none(room)} for more room; ${none(right)}`;
  return { says: [`${closer}, ${rest} ${right === 1 ? 'was' : 'were'} just right.`], rank: 2 };
}

function gapDirection({ gapDirection: direction }: TrendsSummary): Line | null {
  if (direction.says !== 'drifted') return null;
  const wish = direction.towards === 'up' ? 'more closeness' : 'more room';
  const over = `over ${pluralize(direction.weeks, 'written week')}`;
  const told = `What you wished for has moved towards ${wish} ${over}: ${aWeek(direction.look!)}`;
  return { says: [`${told}, and that too may be chance.`], rank: 6 };
}

function weekday({ weekday: { named, weeks } }: TrendsSummary): Line | null {
  if (named === null) return null;
  const where = `${formatPoints(Math.abs(named.mean))} ${named.mean > 0 ? 'above' : 'below'} the rest of their week`;
  const range = rangePhrase(...named.middleHalf);
  const spread = `${range ? `half of them ${range}, ` : ''}${pluralize(weeks, 'written week')}`;
  return {
    says: [
      `${WEEKDAYS[named.weekday - 1]} were rated about ${where} (${spread}), though weekdays also differ by chance.`,
    ],
    rank: 7,
  };
}

function rhythm({ rhythm: { says, week } }: TrendsSummary): Line | null {
  if (says === 'none' || week === null) return null;
  const { label, from } = weekPeriod(week.index);
  return {
    says: [`${periodName(label, from)} went up and down ${says} than most weeks.`],
    adds: 'Moving apart and together is part of the picture.',
    rank: 4,
  };
}

function afterMoves({ afterMoves: found }: TrendsSummary): Line | null {
  if (found === null) return null;
  const rank = 3;
  if (found.says === 'too few') {
    const counts = found.first.n + found.second.n === 0 ? null : countsOf(found);
    return counts === null ? null : { says: [counts], rank };
  }
  const { difference, interval } = found;
  if (difference === null || interval === null) return null;
  if (found.says === 'no difference')
    return { says: [noDifference(difference.delta, rangePhrase(interval.lo, interval.hi))], rank };
  const [size, lo, hi, way] =
    found.says === 'closer'
      ? [difference.delta, interval.lo, interval.hi, 'closer']
      : [-difference.delta, -interval.hi, -interval.lo, 'less close'];
  const range = rangePhrase(lo, hi);
  return {
    says: [
      `After days you gave space, the next days leaned ${way}: ${formatPoints(size)}${range ? `, somewhere ${range}` : ''}.`,
      'Those days may differ in other ways too.',
    ],
    rank,
  };
}

function noDifference(delta: number, range: string | null): string {
  const figures = `(difference ${formatPoints(delta)}${range ? `, somewhere ${range}` : ''})`;
  if (Math.abs(delta) < ALIKE) {
    return `After days you gave space, the next three days were rated about as close as after days you pressed ${figures}.`;
  }
  return `After days you gave space, the next three days showed no difference from days you pressed that stands out from chance ${figures}.`;
}

function countsOf({ first, second, blockedBy }: AfterMoves): string {
  const space = `You gave space on ${first.n === 0 ? 'no day' : countDays(first.n)}`;
  const pressed = `pressed on ${none(second.n)}`;
  if (blockedBy.includes('fewer than 8 days')) return `${space}, ${pressed}; I compare from 8 of each.`;
  if (blockedBy.includes('fewer than 5 runs')) {
    return `${space} in ${pluralize(first.runs, 'stretch', 'stretches')}, ${pressed} in ${second.runs}; I compare from 5 of each.`;
  }
  return `${space} in ${pluralize(first.weeks, 'week')}, ${pressed} in ${second.weeks}; I compare from 4 weeks of each.`;
}

function retreats({ retreats: found }: TrendsSummary): Line | null {
  if (found === null) return null;
  const { afterChasing, afterOther } = found;
  if (afterChasing.b === 0 || afterOther.b === 0) return null;
  const pressed = `The day after you pressed, they seemed to pull away on ${afterChasing.a} of ${afterChasing.b}`;
  return { says: [`${pressed}; after other days, on ${afterOther.a} of ${afterOther.b}.`], rank: 8 };
}

function stayed({ stayed: passages }: TrendsSummary): Line | null {
  if (passages.length === 0) return null;
  const named = passages.slice(0, 3).map(({ title, times }) => `“${title}” (${pluralize(times, 'time')})`);
  const list = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  return { says: [`What stayed with you: ${list}.`], rank: 5 };
}

function none(count: number): string {
  return count === 0 ? 'none' : String(count);
}

function ends(low: number, high: number): string {
  return rangePhrase(low, high) ?? `at ${formatPoints(low)}`;
}
