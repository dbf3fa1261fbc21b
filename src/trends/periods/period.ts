import { type Day, dayFromNumber, dayNumber, EPOCH_MONDAY, monthIndex, newYearNumber } from '../../domain/day.ts';
import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { nthInTally, summariseWishes, type Wishes } from './wishes.ts';

/** A week or a month of entries. Ratings are on the 1-7 scale; numbers over days are null where there is nothing to count. */
export interface PeriodSummary {
  /** Whole weeks since Monday 5 January 1970, or whole months since the year 0. */
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
  /** Pairs of written days next to each other in the calendar. */
  pairs: number;
  /** Root mean square of successive differences over those pairs; null without one (von Neumann et al. 1941). */
  rmssd: number | null;
  /** How often the movement between neighbouring days changed its direction. */
  turns: number;
  /** Mean of the wanted closeness on the days it was answered. */
  want: number | null;
  wishes: Wishes;
  /** Fewer than three days in seven were written: shown, but no part of a direction, a step, a weekday or the rhythm. */
  thin: boolean;
}

/** Which days a week or a month has, whether they were written or not. */
export interface Period {
  /** `2026-W53` by the ISO year, or `2026-03`. */
  label: string;
  from: Day;
  to: Day;
  /** 7, or 28-31. */
  days: number;
}

/** The frame of a week index, labelled as in ISO 8601. */
export function weekPeriod(index: number): Period {
  const monday = index * 7 + EPOCH_MONDAY;
  const from = dayFromNumber(monday);
  const to = dayFromNumber(monday + 6);
  // A week is one of the year that its Thursday is in.
  const year = (to.slice(5) < '01-04' ? from : to).slice(0, 4);
  const week = Math.floor((monday + 3 - newYearNumber(Number(year))) / 7) + 1;
  return { label: `${year}-W${String(week).padStart(2, '0')}`, from, to, days: 7 };
}

/** The frame of a month index. */
export function monthPeriod(index: number): Period {
  const from = monthStart(index);
  const last = dayNumber(monthStart(index + 1)) - 1;
  return { label: from.slice(0, 7), from, to: dayFromNumber(last), days: last - dayNumber(from) + 1 };
}

/** The ISO weeks with at least one entry, oldest first. `entries` in the order of their days. */
export function summariseWeeks(entries: Iterable<RatedDay>): PeriodSummary[] {
  return [...Map.groupBy(entries, weekIndexOf).values()].map(summariseWeek);
}

/** The months with at least one entry, oldest first. `entries` in the order of their days. */
export function summariseMonths(entries: Iterable<RatedDay>): PeriodSummary[] {
  return [...Map.groupBy(entries, monthOf).values()].map(monthFrom);
}

/** The ISO week of some days, all of them in it and at least one. */
export function summariseWeek(days: readonly RatedDay[]): PeriodSummary {
  return stretchOf(weekIndexOf(days[0]!), 7, days);
}

function monthFrom(days: readonly RatedDay[]): PeriodSummary {
  const index = monthOf(days[0]!);
  return stretchOf(index, monthPeriod(index).days, days);
}

function monthOf({ at }: RatedDay): number {
  return monthIndex(dayFromNumber(at));
}

/** The first day of a month index. */
export function monthStart(index: number): Day {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** `length`: how many days it has, written or not. */
function stretchOf(index: number, length: number, days: readonly RatedDay[]): PeriodSummary {
  const n = days.length;
  // How often each closeness was felt, by the closeness.
  const felt = [0, 0, 0, 0, 0, 0, 0, 0];
  let total = 0;
  let squares = 0;
  let wanted = 0;
  for (let i = 0; i < n; i += 1) {
    const rated = days[i]!;
    felt[rated.felt]! += 1;
    total += rated.felt;
    squares += rated.felt * rated.felt;
    wanted += rated.want ?? 0;
  }
  const min = nthInTally(felt, 0);
  const max = nthInTally(felt, n - 1);
  const { pairs, rmssd, turns } = movementOf(days);
  const wishes = summariseWishes(days);
  return {
    index,
    n,
    mean: total / n,
    median: (nthInTally(felt, (n - 1) >> 1) + nthInTally(felt, n >> 1)) / 2,
    min,
    max,
    range: max - min,
    // Whole numbers until the division: nothing is lost where all days are alike.
    sd: n < 2 ? null : Math.sqrt((n * squares - total * total) / (n * (n - 1))),
    pairs,
    rmssd,
    turns,
    want: wishes.n === 0 ? null : wanted / wishes.n,
    wishes,
    thin: n * 7 < 3 * length,
  };
}

/** How felt closeness went from each day to the next, where both were written. */
function movementOf(days: readonly RatedDay[]): Pick<PeriodSummary, 'pairs' | 'rmssd' | 'turns'> {
  let pairs = 0;
  let squares = 0;
  let turns = 0;
  let heading = 0;
  for (let i = 1; i < days.length; i += 1) {
    const before = days[i - 1]!;
    const day = days[i]!;
    if (day.at - before.at !== 1) continue;
    const step = day.felt - before.felt;
    pairs += 1;
    squares += step * step;
    if (step === 0) continue;
    if (heading === -Math.sign(step)) turns += 1;
    heading = Math.sign(step);
  }
  return { pairs, rmssd: pairs === 0 ? null : Math.sqrt(squares / pairs), turns };
}
