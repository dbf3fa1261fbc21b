import { addDays, type Day, dayFromNumber, dayNumber, mondayOf, monthIndex, weekIndex } from '../domain/day.ts';
import type { Rest } from '../domain/rest.ts';
import type { Direction } from './findings/direction.ts';
import { gapDirectionOf, type Headline, headlineOf } from './findings/headline.ts';
import { type ClearChange, lastClearChange } from './findings/last-clear-change.ts';
import { compareMonths, type MonthComparison } from './findings/month-comparison.ts';
import { type Rhythm, rhythmOf } from './findings/rhythm.ts';
import { findWeekdayPattern, type WeekdayPattern } from './findings/weekday-pattern.ts';
import {
  type AfterMoves,
  compareAfterMoves,
  countRetreats,
  type MoveDetails,
  moveDetails,
  type Retreats,
} from './moves/after-moves.ts';
import { daysByWeek, monthStart, summariseMonths, summariseWeek } from './periods/period.ts';
import { lastDayShown, type Stretch } from './periods/stretch.ts';
import { PERIOD_UNITS, type PeriodUnit, type TrendRow, trendRows } from './periods/trend-rows.ts';
import { summariseWishes, type Wishes } from './periods/wishes.ts';
import { countedDays, type RatedDay } from './rated-day.ts';

/** What the trends are asked for. Without `from` the table shows the last 12 complete weeks and the week so far. */
export interface TrendsRequest extends Stretch {
  /** Complete weeks in the table, when `from` is absent. */
  weeks?: number;
  unit?: PeriodUnit;
  includeLate?: boolean;
  rests?: readonly Rest[];
  /** The first day of the journal, if `entries` begin later; empty weeks before it are no gap. */
  began?: Day;
  /** The last day up to the end that has an entry, if `entries` may begin later than it. */
  lastEntry?: Day;
  /** How many days of the month of the last day looked at, and of the one before, have an entry without felt. */
  unratedInMonths?: { current: number; previous: number };
  /** The day of the entry `LOOKBACK_ENTRIES` back from the end, if there are so many. */
  lookbackDay?: Day;
  /** The last day of a safety hold that is active: until then nothing is stated about moves. */
  holdUntil?: Day;
  /** Whether to compute also the numbers that no sentence needs. */
  allNumbers?: boolean;
  /** How many days of the table have a note and no number; before the first number, how many of the journal. */
  unrated?: number;
  /** Titles of the passages that the writer kept, most often kept first. */
  stayed?: readonly { title: string; times: number }[];
}

/** Every number behind the trends screen. `schema` changes when a field is removed or changes its meaning. */
export interface TrendsSummary {
  schema: 1;
  today: Day;
  from: Day;
  to: Day;
  unit: PeriodUnit;
  /** The Monday of the last complete week, the newest that is ever tested. */
  lastWeek: Day;
  /** The first day of the journal, and how many weeks before the end it lies; null without an entry. */
  began: { day: Day; weeks: number } | null;
  /**
   * How many days count in the table, and in all that was looked at; how many of the table's were left out as late, and
   * for want of a number.
   */
  days: { shown: number; lookedAt: number; late: number; unrated: number };
  /** The first counted day that weekdays and moves are told from; null without one. */
  lookedAtFrom: Day | null;
  /** The newest entry up to `to`, counted or not. */
  lastEntry: Day | null;
  months: MonthComparison;
  lastChange: ClearChange | null;
  rows: TrendRow[];
  headline: Headline;
  wishes: Wishes;
  gapDirection: Direction;
  weekday: WeekdayPattern;
  rhythm: Rhythm;
  /** Null while a hold is active. */
  afterMoves: AfterMoves | null;
  retreats: Retreats | null;
  /** Null unless requested, and while a hold is active. */
  moveDetails: MoveDetails | null;
  stayed: readonly { title: string; times: number }[];
  /** Null without an active hold. */
  holdUntil: Day | null;
}

const WEEKS_SHOWN = 12;
/**
 * How far the sentences look back: a year of written days, so that a writer with many gaps has enough data, but at most
 * two years of weeks, so that the sentences are about the present.
 */
export const LOOKBACK_ENTRIES = 364;
const LOOKBACK_WEEKS = 104;

/** The first day whose entry can matter to a request; older entries need not be read. */
export function earliestDayNeeded(request: TrendsRequest): Day {
  const lookback = mondayOf(firstLookbackWeek(request));
  const monthBefore = monthStart(monthIndex(lastDayShown(request)) - 1);
  return [firstDayOfTable(request), lookback, monthBefore].reduce((first, day) => (day < first ? day : first));
}

/** The first day of the table, whose first row is a whole period, even if it is asked to begin inside it. */
export function firstDayOfTable(request: TrendsRequest): Day {
  const { indexOf, startOf } = PERIOD_UNITS[request.unit ?? 'week'];
  return startOf(indexOf(firstDayShown(request)));
}

/**
 * The table, and for every sentence its numbers and the rules that blocked it.
 * `entries` in the order of their days, from `earliestDayNeeded` on or earlier.
 */
export function summariseTrends(entries: readonly RatedDay[], request: TrendsRequest): TrendsSummary {
  const { today, includeLate = false, rests = [], unit = 'week' } = request;
  const to = lastDayShown(request);
  const lastWeek = lastCompleteWeek(request);
  const from = firstDayShown(request);
  const began = request.began ?? firstDayUpTo(to, entries);
  const first = began === null ? to : from < began ? began : from;

  const counted = countedDays(entries, { from: earliestDayNeeded(request), to, includeLate, rests });
  const { indexOf, startOf } = PERIOD_UNITS[unit];
  const firstNumber = dayNumber(startOf(indexOf(first)));
  const shown = counted.filter((rated) => rated.dayNumber >= firstNumber);

  const firstWeek = firstLookbackWeek(request);
  const weeks = daysByWeek(counted).map((days) => ({ summary: summariseWeek(days), days }));
  const recent = weeks.filter(({ summary }) => summary.index >= firstWeek && summary.index <= lastWeek);
  const recentWeeks = recent.map(({ summary }) => summary);
  const recentDays = recent.flatMap(({ days }) => days);
  const usableWeeks = recent.filter(({ summary }) => !summary.sparse);
  const periods = unit === 'week' ? weeks.map(({ summary }) => summary) : summariseMonths(shown);
  return {
    schema: 1,
    today,
    from,
    to,
    unit,
    lastWeek: mondayOf(lastWeek),
    began: began === null ? null : { day: began, weeks: lastWeek - weekIndex(began) + 1 },
    days: {
      shown: shown.length,
      lookedAt: counted.length,
      late: includeLate ? 0 : countLate(entries, firstNumber, dayNumber(to)),
      unrated: request.unrated ?? 0,
    },
    lookedAtFrom: recentDays.length === 0 ? null : dayFromNumber(recentDays[0]!.dayNumber),
    lastEntry: request.lastEntry ?? lastDayUpTo(to, entries),
    months: compareMonths({ entries, counted, rests }, to, request.unratedInMonths ?? { current: 0, previous: 0 }),
    lastChange: lastClearChange(recentWeeks, lastWeek),
    rows: trendRows(periods, { first, to, today, unit, rests }),
    headline: headlineOf(recentWeeks, lastWeek),
    wishes: summariseWishes(shown),
    gapDirection: gapDirectionOf(recentWeeks, lastWeek),
    weekday: findWeekdayPattern(usableWeeks.map(({ days }) => days)),
    rhythm: rhythmOf(recentWeeks, lastWeek),
    afterMoves: request.holdUntil ? null : compareAfterMoves(recentDays, request.allNumbers),
    retreats: request.holdUntil ? null : countRetreats(recentDays),
    moveDetails: request.holdUntil || !request.allNumbers ? null : moveDetails(recentDays),
    stayed: request.stayed ?? [],
    holdUntil: request.holdUntil ?? null,
  };
}

function countLate(entries: readonly RatedDay[], from: number, to: number): number {
  return entries.filter(({ dayNumber: number, late }) => late && from <= number && number <= to).length;
}

/** The day of the newest entry up to `to`. */
function lastDayUpTo(to: Day, entries: readonly RatedDay[]): Day | null {
  const last = entries.findLast((rated) => rated.dayNumber <= dayNumber(to));
  return last === undefined ? null : dayFromNumber(last.dayNumber);
}

/** The day of the first entry, unless it lies after `to`. */
function firstDayUpTo(to: Day, [first]: readonly RatedDay[]): Day | null {
  return first !== undefined && first.dayNumber <= dayNumber(to) ? dayFromNumber(first.dayNumber) : null;
}

/** The week index of the newest week that is over both by the calendar and by the last day looked at. */
function lastCompleteWeek(request: TrendsRequest): number {
  return Math.min(weekIndex(request.today), weekIndex(addDays(lastDayShown(request), 1))) - 1;
}

/** The week index of the first week that the sentences look back to. */
function firstLookbackWeek(request: TrendsRequest): number {
  const limit = lastCompleteWeek(request) - LOOKBACK_WEEKS + 1;
  return request.lookbackDay === undefined ? limit : Math.max(limit, weekIndex(request.lookbackDay));
}

function firstDayShown(request: TrendsRequest): Day {
  return request.from ?? mondayOf(lastCompleteWeek(request) - (request.weeks ?? WEEKS_SHOWN) + 1);
}
