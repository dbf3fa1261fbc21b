import { type Partner, speakOf, UNNAMED_PARTNER } from '../../domain/partner.ts';
import { type Direction, MIN_WEEKS, WINDOW_WEEKS } from '../../trends/findings/direction.ts';
import type { AfterMoves } from '../../trends/moves/after-moves.ts';
import type { TrendLine } from '../../trends/statistics/trend-line.ts';
import type { TrendsSummary } from '../../trends/summary.ts';
import { capitalize, countDays, formatPoints, formatSigned, numberWord, rangePhrase } from '../figures.ts';
import { pluralize } from '../text.ts';
import { nothingYet, unratedSentence } from './unrated-days.ts';
import { evenWeekSentence, WEEKDAYS, weekName } from './week-names.ts';

/** The sentences about one aspect of the summary. */
interface Paragraph {
  sentences: string[];
  /** Said too if there is room. */
  addition?: string;
  /** 1 is the most important, the last to be left out. */
  rank: number;
}

const MAX_SENTENCES = 7;
/** From this autocorrelation on, neighbouring weeks are said to resemble each other. */
const NOTABLE_AUTOCORRELATION = 0.3;
/** Below this difference in felt, two groups of days are said to be about as close. */
const SMALL_DIFFERENCE = 0.3;

/** The sentences below the weeks table: at most seven, and one of days without a number. They describe without rating. */
export function trendSentences(summary: TrendsSummary, partner: Partner = UNNAMED_PARTNER): string[] {
  const paragraphs = [
    headline(summary),
    wishes(summary),
    gapDirection(summary),
    weekday(summary),
    rhythm(summary),
    afterMoves(summary),
    retreats(summary, partner),
    stayed(summary),
  ].filter((paragraph) => paragraph !== null);

  let room = MAX_SENTENCES;
  const kept = new Map<Paragraph, string[]>();
  const byRank = [...paragraphs].sort((a, b) => a.rank - b.rank);
  for (const paragraph of byRank) {
    if (paragraph.sentences.length > room) continue;
    kept.set(paragraph, paragraph.sentences);
    room -= paragraph.sentences.length;
  }
  for (const paragraph of byRank) {
    if (room === 0 || !paragraph.addition || !kept.has(paragraph)) continue;
    kept.set(paragraph, [...paragraph.sentences, paragraph.addition]);
    room -= 1;
  }
  const leftOut = summary.began === null ? null : unratedSentence(summary.days.unrated);
  return [...paragraphs.flatMap((paragraph) => kept.get(paragraph) ?? []), ...(leftOut === null ? [] : [leftOut])];
}

function headline(summary: TrendsSummary): Paragraph {
  const { says, direction, step } = summary.headline;
  const rank = 1;
  if (step) {
    const way = step.step > 0 ? 'up' : 'down';
    const before = rangeOrPoint(...step.rangeBefore);
    const after = rangeOrPoint(...step.rangeAfter);
    const statement = `Around ${weekName(step.week, summary.today)} felt closeness moved ${way} by about ${formatPoints(Math.abs(step.step))}`;
    return {
      sentences: [
        `${statement}: written weeks were ${before} before and ${after} after.`,
        'Weeks also move by chance.',
      ],
      rank,
    };
  }
  if (says === 'too few' || says === 'step') return { sentences: tooFew(direction.weeks, summary), rank };
  const line = direction.look!;
  const over = overWeeks(direction, summary);
  if (says === 'none') return { ...noDirection(line, over), rank };
  if (says === 'leaning') {
    return {
      sentences: [`Felt closeness may be leaning ${drift(direction, over)}.`, chanceCaution('lean', line)],
      rank,
    };
  }
  return { sentences: [`Felt closeness has drifted ${drift(direction, over)}.`, chanceCaution('drift', line)], rank };
}

function tooFew(weeks: number, summary: TrendsSummary): string[] {
  const { began } = summary;
  if (began === null) return [nothingYet(summary.days.unrated)];
  const count =
    weeks === 0
      ? 'No week with three written days'
      : `${capitalize(numberWord(weeks))} written ${weeks === 1 ? 'week' : 'weeks'}`;
  const where = began.weeks > WINDOW_WEEKS ? ` among the last ${numberWord(WINDOW_WEEKS)}` : ' so far';
  return [`${count}${where}.`, `A direction takes ${numberWord(MIN_WEEKS)} such weeks.`];
}

function noDirection(line: TrendLine, over: string): Pick<Paragraph, 'sentences' | 'addition'> {
  const range = rangePhrase(line.lo, line.hi, 2);
  const moved = `about ${formatSigned(line.slope, 2)} points a week`;
  if (range === null) return { sentences: [`No clear direction ${over}: drawn as a line, felt moved by ${moved}.`] };
  const hasZero = line.lo <= 0 && line.hi >= 0;
  const chance = hasZero ? 'So it may as well have stayed the same' : 'In so few weeks that may be chance';
  const alike = line.rho >= NOTABLE_AUTOCORRELATION ? ', all the more as neighbouring weeks resemble each other' : '';
  return {
    sentences: [
      `No clear direction ${over}: drawn as a line, felt moved by ${moved}, but anything ${range} fits these weeks as well.`,
    ],
    addition: `${chance}${alike}.`,
  };
}

/** "over 12 written weeks", or "over 15 of the last 16 weeks" where some have too few days. The table may show fewer. */
function overWeeks({ weeks }: Direction, { began }: TrendsSummary): string {
  const last = Math.min(began?.weeks ?? weeks, WINDOW_WEEKS);
  return weeks < last ? `over ${weeks} of the last ${last} weeks` : `over ${pluralize(weeks, 'written week')}`;
}

/** "up over 12 written weeks: about 0.15 a week, somewhere between 0.06 and 0.25" */
function drift({ towards, look: line }: Direction, over: string): string {
  return `${towards} ${over}: ${perWeek(line!)}`;
}

/** "about 0.15 a week, somewhere between 0.06 and 0.25"; sizes without the sign of the direction. */
function perWeek(line: TrendLine): string {
  const [lo, hi] = line.s < 0 ? [-line.hi, -line.lo] : [line.lo, line.hi];
  const range = rangePhrase(lo, hi, 2);
  return `about ${formatPoints(Math.abs(line.slope), 2)} a week${range ? `, somewhere ${range}` : ''}`;
}

/** A caution that the drift may be chance. */
function chanceCaution(verb: 'drift' | 'lean', line: TrendLine): string {
  if (line.rho < NOTABLE_AUTOCORRELATION) return `Weeks also ${verb} by chance.`;
  return `Weeks also ${verb} by chance; neighbouring weeks resemble each other, so this counts for less.`;
}

function wishes({ unit, wishes: { n, more, room, right } }: TrendsSummary): Paragraph | null {
  if (n === 0) return null;
  if (n === 1) {
    const wanted = more > 0 ? 'more closeness' : room > 0 ? 'more room' : 'it was just right';
    return { sentences: [`In the ${unit}s shown you said on one day what you wanted: ${wanted}.`], rank: 2 };
  }
  const wanted = `more closeness on ${countOrNone(more)}, more room on ${countOrNone(room)}`;
  const justRight = `on ${countOrNone(right)} it was just right`;
  return {
    sentences: [`In the ${unit}s shown you said on ${countDays(n)} what you wanted: ${wanted}; ${justRight}.`],
    rank: 2,
  };
}

function gapDirection(summary: TrendsSummary): Paragraph | null {
  const { gapDirection: direction } = summary;
  if (direction.says !== 'drifted') return null;
  const wanted = direction.towards === 'up' ? 'more closeness' : 'more room';
  const over = overWeeks(direction, summary);
  const statement = `What you wanted has moved towards ${wanted} ${over}: ${perWeek(direction.look!)}`;
  return { sentences: [`${statement}, and that too may be chance.`], rank: 6 };
}

function weekday({ weekday: { named, weeks } }: TrendsSummary): Paragraph | null {
  if (named === null) return null;
  const where = `${formatPoints(Math.abs(named.mean))} ${named.mean > 0 ? 'above' : 'below'} the rest of their week`;
  const range = rangePhrase(...named.middleHalf);
  const spread = `${range ? `half of them ${range}, ` : ''}${pluralize(weeks, 'written week')}`;
  return {
    sentences: [
      `${WEEKDAYS[named.weekday - 1]} were rated about ${where} (${spread}), though weekdays also differ by chance.`,
    ],
    rank: 7,
  };
}

function rhythm({ rhythm: { says, week }, today }: TrendsSummary): Paragraph | null {
  if (says === 'none' || week === null) return null;
  if (week.range === 0) return { sentences: [evenWeekSentence(week, today)], rank: 4 };
  return {
    sentences: [`${capitalize(weekName(week.index, today))} went up and down ${says} than most weeks.`],
    addition: 'Moving apart and together is part of the picture.',
    rank: 4,
  };
}

function afterMoves({ afterMoves: found }: TrendsSummary): Paragraph | null {
  if (found === null) return null;
  const rank = 3;
  if (found.says === 'too few') {
    return found.first.n === 0 || found.second.n === 0 ? null : { sentences: [countsOf(found)], rank };
  }
  const { difference, interval } = found;
  if (difference === null || interval === null) return null;
  if (found.says === 'no difference')
    return { sentences: [noDifference(difference.delta, rangePhrase(interval.lo, interval.hi))], rank };
  const [size, lo, hi, way] =
    found.says === 'closer'
      ? [difference.delta, interval.lo, interval.hi, 'closer']
      : [-difference.delta, -interval.hi, -interval.lo, 'less close'];
  const range = rangePhrase(lo, hi);
  return {
    sentences: [
      `After days you gave space, the next days leaned ${way}: ${formatPoints(size)}${range ? `, somewhere ${range}` : ''}.`,
      'Those days may differ in other ways too.',
    ],
    rank,
  };
}

function noDifference(delta: number, range: string | null): string {
  const figures = `(difference ${formatPoints(delta)}${range ? `, somewhere ${range}` : ''})`;
  if (Math.abs(delta) < SMALL_DIFFERENCE) {
    return `After days you gave space, the next three days were rated about as close as after days you chased ${figures}.`;
  }
  return `After days you gave space, the next three days showed no difference from days you chased that stands out from chance ${figures}.`;
}

/** How many days of each kind have enough written days after them, and how many are needed for a comparison. */
function countsOf({ first, second, blockedBy }: AfterMoves): string {
  const condition = 'with two written days among the next three';
  const counts = `${countDays(first.n)} of giving space and ${second.n} of chasing`;
  if (blockedBy.includes('fewer than 8 days'))
    return `There are ${counts}, ${condition}; comparing them takes 8 of each.`;
  if (blockedBy.includes('fewer than 5 runs'))
    return `There are ${counts}, ${condition}, in ${pluralize(first.runs, 'stretch', 'stretches')} and ${second.runs}; comparing them takes 5 stretches of each.`;
  return `There are ${counts}, ${condition}, in ${pluralize(first.weeks, 'week')} and ${second.weeks}; comparing them takes 4 weeks of each.`;
}

function retreats({ retreats: found }: TrendsSummary, partner: Partner): Paragraph | null {
  if (found === null) return null;
  const { afterChasing, afterOther } = found;
  if (afterChasing.b === 0 || afterOther.b === 0) return null;
  const seemed = speakOf(partner, 'The day after you chased, {partner:they} seemed to pull away');
  const chased = `${seemed} on ${afterChasing.a} of ${afterChasing.b}`;
  const others = `after other days, on ${afterOther.a} of ${afterOther.b}`;
  return { sentences: [`${chased}; ${others}, as far as you told.`], rank: 8 };
}

function stayed({ stayed: passages }: TrendsSummary): Paragraph | null {
  if (passages.length === 0) return null;
  const named = passages.slice(0, 3).map(({ title, times }) => `"${title}" (${pluralize(times, 'time')})`);
  const list = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  return { sentences: [`Passages you kept: ${list}.`], rank: 5 };
}

function countOrNone(count: number): string {
  return count === 0 ? 'none' : String(count);
}

function rangeOrPoint(low: number, high: number): string {
  return rangePhrase(low, high) ?? `at ${formatPoints(low)}`;
}
