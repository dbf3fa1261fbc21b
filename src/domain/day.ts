import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addDays as addDaysToDate } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { differenceInCalendarMonths } from 'date-fns/differenceInCalendarMonths';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';

/** A civil date `YYYY-MM-DD`, 0001 to 9999. Not an instant: computed with as if its zone were UTC. */
export type Day = string & { readonly brand?: 'Day' };

/** What a clock on the wall shows. `month` is 1-12. */
export interface WallClock {
  year: number;
  month: number;
  date: number;
  hour: number;
  minute: number;
}

/** The hour (0-12) at which a day begins unless the writer sets another one. */
export const DEFAULT_DAY_START = 4;

/** The last day that can be written. A range of days without an end goes up to it; one without a beginning starts at ''. */
export const LAST_DAY: Day = '9999-12-31';

const MS_PER_DAY = 86_400_000;
const DAY_FORM = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** The day number of Monday 5 January 1970, the first day of week index 0. */
const EPOCH_MONDAY = 4;
/** The first day of month index 0. */
export const MONTH_ZERO = '0000-01-01';

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY_FORM.test(value) || value < '0001') return false;
  // `Date.parse` takes 30 February for 2 March. Every month has 28 days: with a Date for each of thousands of days, row 4 of
  // docs/performance.md is missed.
  return value.slice(8) < '29' || dayFromNumber(dayNumber(value)) === value;
}

/** The day with this year, month (1-12) and date, or null if the calendar has no such date. */
export function dayFromParts(year: number, month: number, date: number): Day | null {
  const day = joinParts(year, month, date);
  return isDay(day) ? day : null;
}

/** Midnight of a day in UTC, in the form date-fns computes with. */
export function dateFromDay(day: Day): Date {
  return new UTCDateMini(Date.parse(day));
}

/** The calendar date that a Date has in UTC. */
export function dayFromDate(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / MS_PER_DAY;
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  return dayFromDate(new Date(number * MS_PER_DAY));
}

export function addDays(day: Day, count: number): Day {
  return dayFromDate(addDaysToDate(dateFromDay(day), count));
}

/** How many days `later` lies after `earlier`; negative if it lies before. */
export function daysBetween(earlier: Day, later: Day): number {
  return differenceInCalendarDays(dateFromDay(later), dateFromDay(earlier));
}

/** The days from one to another, both included. */
export function eachDay(first: Day, last: Day): Day[] {
  const number = dayNumber(first);
  return Array.from({ length: dayNumber(last) - number + 1 }, (_, index) => dayFromNumber(number + index));
}

/** Whole months since January of the year 0. */
export function monthIndex(day: Day): number {
  return differenceInCalendarMonths(dateFromDay(day), dateFromDay(MONTH_ZERO));
}

/** 1 Monday .. 7 Sunday. */
export function isoWeekday(day: Day): number {
  return getISODay(dateFromDay(day));
}

/** Whole weeks since Monday 5 January 1970: neighbouring weeks differ by one, also across a year's end. */
export function weekIndex(day: Day): number {
  return weekIndexOfNumber(dayNumber(day));
}

/** The week index of a day number. */
export function weekIndexOfNumber(number: number): number {
  return Math.floor((number - EPOCH_MONDAY) / 7);
}

/** The day number of the Monday of a week index. */
export function mondayNumberOf(index: number): number {
  return index * 7 + EPOCH_MONDAY;
}

/** The Monday of a week index. */
export function mondayOf(index: number): Day {
  return dayFromNumber(mondayNumberOf(index));
}

/** The Sunday of a week index. */
export function sundayOf(index: number): Day {
  return dayFromNumber(mondayNumberOf(index) + 6);
}

/**
 * The ISO 8601 week of a day, 1-53, and its year, which is that of the week's Thursday. Week 1 is the one with 4 January.
 * Not by `getISOWeek` and `getISOWeekYear` of date-fns: they make two dozen Dates for each week of a table of all weeks,
 * with which row 4 of docs/performance.md is missed.
 */
export function isoWeek(day: Day): { year: string; week: number } {
  return isoWeekOf(weekIndex(day));
}

function isoWeekOf(index: number): { year: string; week: number } {
  const thursday = dayFromNumber(mondayNumberOf(index) + 3);
  const year = thursday.slice(0, 4);
  return { year, week: index - weekIndex(`${year}-01-04`) + 1 };
}

/** The label of a week index in ISO 8601, such as `2026-W53`. */
export function weekLabel(index: number): string {
  const { year, week } = isoWeekOf(index);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** A day in English, by the tokens of date-fns: `EEEE d MMMM` gives "Friday 20 November". */
export function formatDay(day: Day, pattern = 'EEEE d MMMM'): string {
  return format(dateFromDay(day), pattern);
}

/** "Friday". */
export function weekdayName(day: Day): string {
  return cachedName('EEEE', dayNumber(day) % 7, day);
}

/** "November", or by the pattern `MMM` "Nov". */
export function monthName(day: Day, pattern: 'MMMM' | 'MMM' = 'MMMM'): string {
  return cachedName(pattern, day.slice(5, 7), day);
}

/** 1-31. */
export function dateOfMonth(day: Day): number {
  return Number(day.slice(8));
}

type Names = Map<string | number, string>;
const names: Record<'EEEE' | 'MMMM' | 'MMM', Names> = { EEEE: new Map(), MMMM: new Map(), MMM: new Map() };

/** Each name is formatted once: with `format` for each of thousands of days, row 4 of docs/performance.md is missed. */
function cachedName(pattern: keyof typeof names, key: string | number, day: Day): string {
  const known = names[pattern].get(key);
  if (known !== undefined) return known;
  const name = formatDay(day, pattern);
  names[pattern].set(key, name);
  return name;
}

/** The day that a time on the clock belongs to, when days begin at `startsAt` o'clock (0-12). */
export function dayOfWallClock({ year, month, date, hour }: WallClock, startsAt = DEFAULT_DAY_START): Day {
  return dayAtHour(joinParts(year, month, date), hour, startsAt);
}

/** The day that an hour (0-23) of a calendar date belongs to: before `startsAt` o'clock it is still the day before. */
export function dayAtHour(date: Day, hour: number, startsAt: number): Day {
  return hour < startsAt ? addDays(date, -1) : date;
}

/**
 * What a clock in a time zone (an IANA name) shows at an instant.
 * Loads `Intl`: for the zone of this machine, ask the World instead.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function wallClockIn(zone: string, instant: Date): WallClock {
  const parts = wallClockFormat(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return { year: part('year'), month: part('month'), date: part('day'), hour: part('hour'), minute: part('minute') };
}

const formatsByZone = new Map<string, Intl.DateTimeFormat>();

/**
 * Formats an instant as the wall clock of a zone. `Intl.DateTimeFormat` is slow to construct, and an import needs one
 * for each of thousands of entries: one per zone is cached.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function wallClockFormat(zone: string): Intl.DateTimeFormat {
  const cached =
    formatsByZone.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formatsByZone.set(zone, cached);
  return cached;
}

/** The day that an instant belongs to in a zone, when days begin at the usual hour. */
export function dayInZone(zone: string, instant: Date): Day {
  return dayOfWallClock(wallClockIn(zone, instant));
}

function joinParts(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
