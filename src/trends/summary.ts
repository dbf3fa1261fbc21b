import { addDays, type Day, dayFromNumber, dayNumber, mondayOf, weekIndex } from '../domain/day.ts';
import type { Rest } from '../domain/rest.ts';
import type { Direction } from './findings/direction.ts';
import { gapDirectionOf, type Headline, headlineOf } from './findings/headline.ts';
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
import { type PeriodSummary, summariseMonths, summariseWeek } from './periods/period.ts';
import { PERIOD_UNITS, type PeriodUnit, type TrendRow, trendRows } from './periods/trend-rows.ts';
import { addToGapTally, emptyGapTally, type Wishes, wishesFromTally } from './periods/wishes.ts';
import { countedDays, forEachWeek, type RatedDay } from './rated-day.ts';

/** What is asked for. Without `from` the table holds the last 12 complete weeks and the week so far. */
export interface TrendsRequest {
  today: Day;
  from?: Day;
  /** The last day looked at; today if absent or later. */
  to?: Day;
  /** Complete weeks in the table, when `from` is absent. */
  weeks?: number;
  unit?: PeriodUnit;
  includeLate?: boolean;
  rests?: readonly Rest[];
  /** The first day ever written, if `entries` begin later; before it nothing is a gap. */
  began?: Day;
  /** The day of the entry that is `DAYS_REMEMBERED` back from the end, if there are so many. */
  enough?: Day;
  /** A safety hold is on: nothing is said about moves. */
  hold?: boolean;
  /** Also the numbers that no sentence needs. */
  inFull?: boolean;
  /** Titles of the passages that stayed with the writer, most often first. */
  stayed?: readonly { title: string; times: number }[];
}

/** Every number behind the trends screen. `schema` changes when a field changes its meaning or goes. */
export interface TrendsSummary {
  schema: 1;
  today: Day;
  from: Day;
  to: Day;
  unit: PeriodUnit;
  /** The Monday of the last complete week, the newest that is ever tested. */
  lastWeek: Day;
  /** When writing began, and how many weeks before the end asked for; null if nothing is written. */
  began: { day: Day; weeks: number } | null;
  /** Days that count in the table, and in all that was looked at. */
  days: { shown: number; lookedAt: number };
  rows: TrendRow[];
  headline: Headline;
  wishes: Wishes;
  gapDirection: Direction;
  weekday: WeekdayPattern;
  rhythm: Rhythm;
  /** Null while a hold is on. */
  afterMoves: AfterMoves | null;
  retreats: Retreats | null;
  /** Null unless asked for, and while a hold is on. */
  moveDetails: MoveDetails | null;
  stayed: readonly { title: string; times: number }[];
}

const WEEKS_SHOWN = 12;
/**
 * Sentences look back as far as a year of written days, so that they see enough of whoever writes now and then, and are quick
 * at any age of a journal; but no more than two years, to be about this time of life.
 */
export const LOOKBACK_ENTRIES = 364;
const WEEKS_REMEMBERED = 104;

/** The first day whose entry can matter to what is asked, so that older ones need not be read. */
export function earliestDayNeeded(asked: TrendsRequest): Day {
  const { indexOf, startOf } = PERIOD_UNITS[asked.unit ?? 'week'];
  const remembered = lookbackStart(asked);
  // The first row is whole, wherever in it the table is asked to begin.
  const from = startOf(indexOf(firstShown(asked)));
  return from < remembered ? from : remembered;
}

/** The Monday that sentences look back to. Of the days before it the table needs the numbers alone. */
export function lookbackStart(asked: TrendsRequest): Day {
  return mondayOf(firstRemembered(asked));
}

function firstRemembered(asked: TrendsRequest): number {
  const recent = lastCompleteWeek(asked) - WEEKS_REMEMBERED + 1;
  return asked.enough === undefined ? recent : Math.max(recent, weekIndex(asked.enough));
}

/**
 * All of it: the table, and for every sentence its numbers and the rules that held it back.
 * `entries`, which are gone through more than once, in the order of their days; those before `earliestDay` and after the end make no difference.
 */
export function summariseTrends(entries: Iterable<RatedDay>, asked: TrendsRequest): TrendsSummary {
  const to = lastDayShown(asked);
  const unit = asked.unit ?? 'week';
  const rests = asked.rests ?? [];
  const last = lastCompleteWeek(asked);
  const from = firstShown(asked);
  const began = asked.began ?? firstUpTo(to, entries);
  const first = began === null ? to : from < began ? began : from;

  const { includeLate = false } = asked;
  const { indexOf, startOf } = PERIOD_UNITS[unit];
  const shown = { from: startOf(indexOf(first)), to, includeLate, rests };
  const start = dayNumber(shown.from);
  const firstWeek = weekIndex(shown.from);
  const firstKept = firstRemembered(asked);
  const tally = emptyGapTally();
  const days = { shown: 0, lookedAt: 0 };
  const all: PeriodSummary[] = [];
  const remembered: { week: PeriodSummary; days: RatedDay[] }[] = [];
  // All of it in one pass over the weeks, of which there may be a lifetime.
  forEachWeek(entries, { ...shown, from: earliestDayNeeded(asked) }, (own) => {
    const week = summariseWeek(own);
    all.push(week);
    days.lookedAt += own.length;
    if (week.index >= firstKept && week.index <= last) remembered.push({ week, days: own });
    if (week.index < firstWeek) return;
    const seen = week.index > firstWeek ? own : own.filter(({ at }) => at >= start);
    days.shown += seen.length;
    addToGapTally(tally, seen);
  });
  const weeks = remembered.map(({ week }) => week);
  const recent = remembered.flatMap((week) => week.days);
  const usable = remembered.filter(({ week }) => !week.thin);
  const stretches = unit === 'week' ? all : summariseMonths(countedDays(entries, shown));
  return {
    schema: 1,
    today: asked.today,
    from,
    to,
    unit,
    lastWeek: mondayOf(last),
    began: began === null ? null : { day: began, weeks: last - weekIndex(began) + 1 },
    days,
    rows: trendRows(stretches, { first, to, today: asked.today, unit, rests }),
    headline: headlineOf(weeks, last),
    wishes: wishesFromTally(tally),
    gapDirection: gapDirectionOf(weeks, last),
    weekday: findWeekdayPattern(usable.map((week) => week.days)),
    rhythm: rhythmOf(weeks, last),
    afterMoves: asked.hold ? null : compareAfterMoves(recent, asked.inFull),
    retreats: asked.hold ? null : countRetreats(recent),
    moveDetails: asked.hold || !asked.inFull ? null : moveDetails(recent),
    stayed: asked.stayed ?? [],
  };
}

/** The first day, if it is not after another. */
function firstUpTo(to: Day, entries: Iterable<RatedDay>): Day | null {
  for (const { at } of entries) return at <= dayNumber(to) ? dayFromNumber(at) : null;
  return null;
}

/** The day the looking ends: `to`, but never after today. */
export function lastDayShown({ today, to }: TrendsRequest): Day {
  return to !== undefined && to < today ? to : today;
}

/** The week index of the newest week that is over, on the last day as well as on the calendar. */
function lastCompleteWeek(asked: TrendsRequest): number {
  return Math.min(weekIndex(asked.today), weekIndex(addDays(lastDayShown(asked), 1))) - 1;
}

function firstShown(asked: TrendsRequest): Day {
  return asked.from ?? mondayOf(lastCompleteWeek(asked) - (asked.weeks ?? WEEKS_SHOWN) + 1);
}
