import type { Month, Day as Weekday } from 'date-fns';
import { enUS } from 'date-fns/locale/en-US';

/** A civil date `YYYY-MM-DD`, 0001 to 9999. Not an instant: it never passes through `new Date(text)`. */
export type Day = string & { readonly brand?: 'Day' };

/** The hands of a clock on somebody's wall. `month` is 1-12. */
export interface WallClock {
  year: number;
  month: number;
  date: number;
  hour: number;
}

export const DEFAULT_DAY_START = 4;

/** Monday 5 January 1970, which began week 0, in days since 1 January 1970. */
export const EPOCH_MONDAY = 4;
/** From the day before 1 March of the year 0 to 1 January 1970. */
const MARCH_OF_YEAR_0 = 719_469;
const DAYS_OF_400_YEARS = 146_097;
/** What the codes of two digits have too much. */
const TWO_ZEROS = 11 * '0'.charCodeAt(0);

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || value < '0001') return false;
  return dayFromNumber(dayNumber(value)) === value;
}

/** The day of these numbers, or null if there is no such date. */
export function dayFromParts(year: number, month: number, date: number): Day | null {
  const day = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  return isDay(day) ? day : null;
}

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return dayNumberAt(day, 0);
}

/** The number of the day that begins at a place of a text. */
export function dayNumberAt(text: string, place: number): number {
  const year = twoDigits(text, place) * 100 + twoDigits(text, place + 2);
  return numberOf(year, twoDigits(text, place + 5), twoDigits(text, place + 8));
}

/** The number of the first day of a year. */
export function newYearNumber(year: number): number {
  return numberOf(year, 1, 1);
}

/** Counted by hand: a `Date` takes ten times as long, and a long journal asks for every day. */
function numberOf(year: number, month: number, date: number): number {
  // Years are counted from March on, so that the day that some have more is their last.
  const fromMarch = year - (month < 3 ? 1 : 0);
  const leapDays = Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * fromMarch + leapDays + daysBeforeMonth + date - MARCH_OF_YEAR_0;
}

function twoDigits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - TWO_ZEROS;
}

/** The day so many days after 1 January 1970, from the year 0 on; by hand for the same reason. */
export function dayFromNumber(number: number): Day {
  const days = number + MARCH_OF_YEAR_0 - 1;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const ofEra = days - era * DAYS_OF_400_YEARS;
  // Without the leap days before it, each year has 365 days.
  const leapDays = Math.floor(ofEra / 1460) - Math.floor(ofEra / 36_524) + Math.floor(ofEra / 146_096);
  const yearOfEra = Math.floor((ofEra - leapDays) / 365);
  const ofYear = ofEra - 365 * yearOfEra - Math.floor(yearOfEra / 4) + Math.floor(yearOfEra / 100);
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + 400 * era + (month < 3 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1, 2)}`;
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count);
}

/** How many days `later` lies after `earlier`; negative if it lies before. */
export function daysBetween(earlier: Day, later: Day): number {
  return dayNumber(later) - dayNumber(earlier);
}

/** Whole months since January of the year 0. */
export function monthIndex(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The day a clock on the wall belongs to, when days begin at `startsAt` o'clock (0-12). */
export function dayOfWallClock(clock: WallClock, startsAt = DEFAULT_DAY_START): Day {
  const date = `${pad(clock.year, 4)}-${pad(clock.month, 2)}-${pad(clock.date, 2)}`;
  return clock.hour < startsAt ? addDays(date, -1) : date;
}

/**
 * The clock on the wall of a time zone (an IANA name) at an instant.
 * Loads `Intl`, which costs half a start of Node: for the zone this machine is in, ask the World instead.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function wallClockIn(zone: string, instant: Date): WallClock {
  const parts = wallClockFormat(zone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return { year: part('year'), month: part('month'), date: part('day'), hour: part('hour') };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * What tells the wall clock of a zone. Making one takes a hundred times as long as reading it, and an import reads thousands.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function wallClockFormat(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
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
  clocks.set(zone, clock);
  return clock;
}

/** The day an instant belongs to in a zone, when days begin at `startsAt` o'clock. */
export function dayInZone(zone: string, instant: Date, startsAt = DEFAULT_DAY_START): Day {
  return dayOfWallClock(wallClockIn(zone, instant), startsAt);
}

/** 1 Monday .. 7 Sunday. */
export function isoWeekday(day: Day): number {
  return ((((dayNumber(day) - EPOCH_MONDAY) % 7) + 7) % 7) + 1;
}

/** Whole weeks since Monday 5 January 1970: neighbouring weeks differ by one, also across a year's end. */
export function weekIndex(day: Day): number {
  return Math.floor((dayNumber(day) - EPOCH_MONDAY) / 7);
}

/** The Monday of a week index. */
export function mondayOf(index: number): Day {
  return dayFromNumber(index * 7 + EPOCH_MONDAY);
}

/**
 * A day in words, in English: `EEEE d MMMM` is "Friday 20 November". Of date-fns' tokens it knows EEEE, EEE, d, MMMM,
 * MMM, yyyy and y: the whole of `format` is a tenth of what a command loads.
 */
export function formatDay(day: Day, pattern = 'EEEE d MMMM'): string {
  let parts = patterns.get(pattern);
  if (!parts) {
    parts = pattern
      .split(/(EEEE?|MMMM?|y+|d)/)
      .filter(Boolean)
      .map(partOf);
    patterns.set(pattern, parts);
  }
  let words = '';
  for (let i = 0; i < parts.length; i += 1) words += parts[i]!(day);
  return words;
}

const patterns = new Map<string, ((day: Day) => string)[]>();

function partOf(token: string): (day: Day) => string {
  const width = token.length === 4 ? 'wide' : 'abbreviated';
  const names: string[] = [];
  if (token === 'd') return (day) => String(twoDigits(day, 8));
  if (token.startsWith('y')) return (day) => String(Number(day.slice(0, 4)));
  if (token.startsWith('M')) {
    return (day) => {
      const month = (twoDigits(day, 5) - 1) as Month;
      names[month] ??= enUS.localize.month(month, { width });
      return names[month];
    };
  }
  if (token.startsWith('E')) {
    return (day) => {
      const at = (isoWeekday(day) % 7) as Weekday;
      names[at] ??= enUS.localize.day(at, { width });
      return names[at];
    };
  }
  return () => token;
}

function pad(value: number, width: number): string {
  const text = String(value);
  return text.length === width ? text : text.padStart(width, '0');
}
