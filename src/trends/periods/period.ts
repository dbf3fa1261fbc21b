import { addMonths } from 'date-fns/addMonths';
import { endOfMonth } from 'date-fns/endOfMonth';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import {
  type Day,
  dateFromDay,
  dayFromDate,
  dayFromNumber,
  dayNumber,
  MONTH_ZERO,
  mondayOf,
  monthIndex,
  sundayOf,
  weekLabel,
} from '../../domain/day.ts';
import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { nthInTally, summariseWishes, type Wishes } from './wishes.ts';

/** The entries of a week or a month in numbers. Ratings are on the 1-7 scale; null where there is nothing to compute. */
export interface PeriodSummary {
  /** Whole weeks since Monday 5 January 1970, or whole months since January of the year 0. */
  index: number;
  /** Days written, from 1. */
  n: number;
  mean: number;
  median: number;
  min: number;
  max: number;
  range: number;
  /** Standard deviation (n - 1); null below two days. */
  sd: number | null;
  /** How many pairs of neighbouring calendar days were both written. */
  pairs: number;
  /** Root mean square of successive differences over those pairs; null without one (von Neumann et al. 1941). */
  rmssd: number | null;
  /** How often closeness changed from rising to falling or back, over the same pairs. */
  turns: number;
  /** Mean of the wanted closeness over the days that answered it. */
  want: number | null;
  wishes: Wishes;
  /** Written on fewer than three days in seven: shown, but not used for a direction, a step, a weekday or the rhythm. */
  sparse: boolean;
}

/** The calendar of a week or a month, whatever was written in it. */
export interface Period {
  /** `2026-W53` by the ISO year, or `2026-03`. */
  label: string;
  from: Day;
  to: Day;
  /** 7, or 28-31. */
  days: number;
}

/** The period of a week index, labelled as in ISO 8601. */
export function weekPeriod(index: number): Period {
  return { label: weekLabel(index), from: mondayOf(index), to: sundayOf(index), days: 7 };
}

/** The period of a month index. */
export function monthPeriod(index: number): Period {
  const from = monthStart(index);
  const first = dateFromDay(from);
  return { label: from.slice(0, 7), from, to: dayFromDate(endOfMonth(first)), days: getDaysInMonth(first) };
}

/** The first day of a month index. */
export function monthStart(index: number): Day {
  return dayFromDate(addMonths(dateFromDay(MONTH_ZERO), index));
}

/** The days of each ISO week that has any, oldest first. `entries` in the order of their days. */
export function daysByWeek(entries: readonly RatedDay[]): RatedDay[][] {
  return [...Map.groupBy(entries, weekIndexOf).values()];
}

/** The ISO weeks with at least one entry, oldest first. `entries` in the order of their days. */
export function summariseWeeks(entries: readonly RatedDay[]): PeriodSummary[] {
  return daysByWeek(entries).map(summariseWeek);
}

/** The months with at least one entry, oldest first. `entries` in the order of their days. */
export function summariseMonths(entries: readonly RatedDay[]): PeriodSummary[] {
  return [...Map.groupBy(entries, monthIndexer())].map(([index, days]) =>
    summarise(index, monthPeriod(index).days, days),
  );
}

/** The summary of one ISO week. `days` are all in it and at least one. */
export function summariseWeek(days: readonly RatedDay[]): PeriodSummary {
  return summarise(weekIndexOf(days[0]!), 7, days);
}

/**
 * Gives the month index of each of some days, in their order. The calendar is asked once a month: asked for each of
 * thousands of days, row 4 of docs/performance.md is missed.
 */
function monthIndexer(): (rated: RatedDay) => number {
  let index = 0;
  let lastDay = Number.NEGATIVE_INFINITY;
  return (rated) => {
    if (rated.dayNumber > lastDay) {
      index = monthIndex(dayFromNumber(rated.dayNumber));
      lastDay = dayNumber(monthPeriod(index).to);
    }
    return index;
  };
}

/** `length`: how many days the period has, written or not. */
function summarise(index: number, length: number, days: readonly RatedDay[]): PeriodSummary {
  const n = days.length;
  // How many days felt each closeness, 1-7.
  const feltTally = [0, 0, 0, 0, 0, 0, 0, 0];
  let total = 0;
  let squares = 0;
  let wanted = 0;
  for (const rated of days) {
    feltTally[rated.felt]! += 1;
    total += rated.felt;
    squares += rated.felt * rated.felt;
    wanted += rated.want ?? 0;
  }
  const min = nthInTally(feltTally, 0);
  const max = nthInTally(feltTally, n - 1);
  const { pairs, rmssd, turns } = movementOf(days);
  const wishes = summariseWishes(days);
  return {
    index,
    n,
    mean: total / n,
    median: (nthInTally(feltTally, (n - 1) >> 1) + nthInTally(feltTally, n >> 1)) / 2,
    min,
    max,
    range: max - min,
    // The sums are whole numbers until the division, so equal days give exactly 0.
    sd: n < 2 ? null : Math.sqrt((n * squares - total * total) / (n * (n - 1))),
    pairs,
    rmssd,
    turns,
    want: wishes.n === 0 ? null : wanted / wishes.n,
    wishes,
    sparse: n * 7 < 3 * length,
  };
}

/** The change of felt closeness between neighbouring calendar days that were both written. */
function movementOf(days: readonly RatedDay[]): Pick<PeriodSummary, 'pairs' | 'rmssd' | 'turns'> {
  let pairs = 0;
  let squares = 0;
  let turns = 0;
  let lastDirection = 0;
  for (let i = 1; i < days.length; i += 1) {
    const before = days[i - 1]!;
    const day = days[i]!;
    if (day.dayNumber - before.dayNumber !== 1) continue;
    const change = day.felt - before.felt;
    pairs += 1;
    squares += change * change;
    if (change === 0) continue;
    if (lastDirection === -Math.sign(change)) turns += 1;
    lastDirection = Math.sign(change);
  }
  return { pairs, rmssd: pairs === 0 ? null : Math.sqrt(squares / pairs), turns };
}
