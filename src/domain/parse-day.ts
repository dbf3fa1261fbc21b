import type { Day as WeekdayIndex } from 'date-fns';
import { addWeeks } from 'date-fns/addWeeks';
import { endOfISOWeek } from 'date-fns/endOfISOWeek';
import { endOfMonth } from 'date-fns/endOfMonth';
import { endOfYear } from 'date-fns/endOfYear';
import { getISOWeeksInYear } from 'date-fns/getISOWeeksInYear';
import { previousDay } from 'date-fns/previousDay';
import { setHours } from 'date-fns/setHours';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';
import { startOfYear } from 'date-fns/startOfYear';
import { subDays } from 'date-fns/subDays';
import { subMonths } from 'date-fns/subMonths';
import { subWeeks } from 'date-fns/subWeeks';
import { subYears } from 'date-fns/subYears';
import { UsageError } from '../errors.ts';
import { monthNamed, weekdayNamed } from './calendar-names.ts';
import {
  addDays,
  type Day,
  DEFAULT_DAY_START,
  dateFromDay,
  dayAtHour,
  dayFromDate,
  dayFromParts,
  isDay,
  isoWeekday,
} from './day.ts';

/** A range of days, both ends included. A single day has the same day at both ends. */
export interface DayRange {
  from: Day;
  to: Day;
}

const ACCEPTED_FORMS =
  'Write a day as 2026-03-02, 2 march, 2 march 2026, monday, last friday, yesterday or 3 days ago; a stretch as 2026-W10, march 2026, 2026, week, last month or last year.';

/** In characters; chrono takes very long for long texts. */
const MAX_WORDS_LENGTH = 100;

/**
 * The one day that words on the command line name.
 * @throws UsageError for words that name no day, more than one day, or a day after `today`
 */
export async function parseDay(words: string, today: Day, startsAt = DEFAULT_DAY_START): Promise<Day> {
  const day = await parseAnyDay(words, today, startsAt);
  if (day > today) throw notComeYet(words, day, today, startsAt);
  return day;
}

/** After midnight the writer may take for today what begins at the hour of the settings. */
function notComeYet(words: string, day: Day, today: Day, startsAt: number): UsageError {
  const isNext = startsAt > 0 && day === addDays(today, 1);
  const begins = isNext ? ` Yours begin at ${startsAt}:00: see nearfar settings day-starts` : '';
  return new UsageError(`"${words}" has not come yet.`, `Days up to today, ${today}, can be written.${begins}`);
}

/**
 * The one day that words on the command line name, also one after `today`.
 * @throws UsageError for words that name no day, or more than one
 */
export async function parseAnyDay(words: string, today: Day, startsAt = DEFAULT_DAY_START): Promise<Day> {
  const range = await parseDayRange(words, today, startsAt);
  if (range.from !== range.to) throw new UsageError(`"${words}" is more than one day.`, ACCEPTED_FORMS);
  return range.from;
}

/** How far ahead a date without its year can lie where what is to come can be meant; else it is that of the year before. */
const DAYS_AHEAD = 28;

/**
 * The day, week, month or year that words name. A weekday is the last one past, never today; with "this" it is the one of this
 * week.
 * @param latest the last day that a date or the beginning of a month can be if its year is not said; four weeks ahead if absent
 * @throws UsageError for words that name nothing, an impossible date, or a date that could be read two ways
 */
export async function parseDayRange(
  words: string,
  today: Day,
  startsAt = DEFAULT_DAY_START,
  latest: Day = addDays(today, DAYS_AHEAD),
): Promise<DayRange> {
  if (words.length > MAX_WORDS_LENGTH)
    throw new UsageError(`"${words.slice(0, MAX_WORDS_LENGTH)}..." is not a day that I can read.`, ACCEPTED_FORMS);
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  assertUnambiguous(text);
  const moment = { today, startsAt, latest };
  const range = parseKnownForm(text, moment) ?? (await parseWithChrono(text, moment));
  if (!range) throw new UsageError(`"${words}" is not a day that I can read.`, ACCEPTED_FORMS);
  return range;
}

/** What words are read against. */
interface Moment {
  today: Day;
  startsAt: number;
  /** The last day that a date without its year can be. */
  latest: Day;
}

/** Turns the captured parts of a form into a range; null if they name no real day. */
type FormReader = (parts: string[], moment: Moment) => DayRange | null;

const KNOWN_FORMS: [form: RegExp, read: FormReader][] = [
  [/^(\d{4}-\d\d-\d\d)$/, ([day]) => (isDay(day) ? single(day) : null)],
  [
    /^(\d{4}-\d\d-\d\d)[t ](\d\d):\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?$/,
    ([day, hour], { startsAt }) => (isDay(day) && Number(hour) < 24 ? atHour(day, Number(hour), startsAt) : null),
  ],
  [/^today$/, (_, { today }) => single(today)],
  [/^(?:yesterday|yday|yd)$/, (_, { today }) => single(addDays(today, -1))],
  [
    /^(\d{1,5}|[a-z]{1,5}) (day|week|month|year)s? ago$/,
    ([count, unit], { today }) => ago(count!, unit as Unit, today),
  ],
  [/^(?:last )?([a-z]{3,9})$/, ([name], { today }) => lastWeekday(weekdayNamed(name!), today)],
  [/^this ([a-z]{3,9})$/, ([name], { today }) => weekdayOfThisWeek(weekdayNamed(name!), today)],
  [/^(?:this )?week$/, (_, { today }) => weekOf(dateFromDay(today))],
  [/^last week$/, (_, { today }) => weekOf(subWeeks(dateFromDay(today), 1))],
  [/^this month$/, (_, { today }) => monthOf(dateFromDay(today))],
  [/^last month$/, (_, { today }) => monthOf(subMonths(dateFromDay(today), 1))],
  [/^this year$/, (_, { today }) => yearOf(dateFromDay(today))],
  [/^last year$/, (_, { today }) => yearOf(subYears(dateFromDay(today), 1))],
  [/^(\d{4})-w(\d\d)$/, ([year, week]) => weekOfYear(Number(year), Number(week))],
  [/^(\d{4})$/, ([year]) => wholeYear(Number(year))],
  [/^(\d{4})-(\d\d)$/, ([year, month]) => wholeMonth(Number(year), Number(month))],
  [/^([a-z]{3,9})\.?$/, ([name], { latest }) => monthWithoutYear(monthNamed(name!), latest)],
  [/^(\d{4}) ([a-z]{3,9})\.?$/, ([year, name]) => wholeMonth(Number(year), monthNamed(name!))],
  [/^([a-z]{3,9})\.? (\d{4})$/, ([name, year]) => wholeMonth(Number(year), monthNamed(name!))],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?$/,
    ([date, name, year], { latest }) => calendarDate(year, monthNamed(name!), Number(date), latest),
  ],
  [
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/,
    ([name, date, year], { latest }) => calendarDate(year, monthNamed(name!), Number(date), latest),
  ],
];

function parseKnownForm(text: string, moment: Moment): DayRange | null {
  for (const [form, read] of KNOWN_FORMS) {
    const parts = form.exec(text);
    const range = parts && read(parts.slice(1), moment);
    if (range) return range;
  }
  return null;
}

/** Words with which chrono would read some single day into a text that means a later day or a range. */
const MISREAD_BY_CHRONO =
  /\b(?:next|last|past|coming|following|to|until|till|through|days?|weeks?|weekends?|months?|years?)\b/;

/** What the known forms leave: "sunday at noon", "5/20/1998 at 23:42", "monday 2 march". */
async function parseWithChrono(text: string, { today, startsAt, latest }: Moment): Promise<DayRange | null> {
  // An impossible date in a known form stays impossible: chrono would read it as some other day.
  if (/^\d{4}-/.test(text) || (MISREAD_BY_CHRONO.test(text) && !/^in \d+ [a-z]+$/.test(text))) return null;
  const { casual } = await import('chrono-node/en');
  const noon = new Date(setHours(dateFromDay(today), 12));
  const [found, ...more] = casual.parse(text, { instant: noon, timezone: 0 });
  if (!found || more.length > 0 || found.text.length !== text.length) return null;
  const { start, end } = found;
  if (end) return null;
  const [year, month, date] = [start.get('year')!, start.get('month')!, start.get('day')!];
  const hour = start.isCertain('hour') ? start.get('hour')! : 12;
  // chrono counts weekdays from Sunday (0), `isoWeekday` from Monday (1) to Sunday (7).
  const weekday = start.isCertain('weekday') ? start.get('weekday')! || 7 : null;
  if (weekday !== null && !start.isCertain('day')) {
    const range = /\bthis\b/.test(text) ? weekdayOfThisWeek(weekday, today) : lastWeekday(weekday, today);
    return range && atHour(range.from, hour, startsAt);
  }
  if (start.isCertain('month') && !start.isCertain('day')) return null;
  const day = start.isCertain('year')
    ? dayFromParts(year, month, date)
    : calendarDate(undefined, month, date, latest)?.from;
  if (!day || (weekday !== null && weekday !== isoWeekday(day))) return null;
  return atHour(day, hour, startsAt);
}

/** @throws UsageError for a date in numbers whose day and month, or day and year, could be exchanged */
function assertUnambiguous(text: string): void {
  const [, first, second, third] = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2})?|\b)(?!\d)/.exec(text) ?? [];
  if (first === undefined || second === undefined || (first === second && third === undefined)) return;
  const isEither = Number(first) <= 12 && Number(second) <= 12;
  // A year of two digits may be the first number or the last.
  if (isEither || (third !== undefined && Number(second) <= 12)) {
    throw new UsageError(`"${text}" could be two different days.`, ACCEPTED_FORMS);
  }
}

const single = (day: Day): DayRange => ({ from: day, to: day });
const rangeOf = (from: Date, to: Date): DayRange => ({ from: dayFromDate(from), to: dayFromDate(to) });
const weekOf = (date: Date) => rangeOf(startOfISOWeek(date), endOfISOWeek(date));
const monthOf = (date: Date) => rangeOf(startOfMonth(date), endOfMonth(date));
const yearOf = (date: Date) => rangeOf(startOfYear(date), endOfYear(date));
const atHour = (day: Day, hour: number, startsAt: number) => single(dayAtHour(day, hour, startsAt));

/** The last such weekday (1 Monday .. 7 Sunday) before today; null for weekday 0, a name that is none. */
function lastWeekday(weekday: number, today: Day): DayRange | null {
  return weekday === 0 ? null : single(dayFromDate(previousDay(dateFromDay(today), (weekday % 7) as WeekdayIndex)));
}

/** The weekday of the week that today lies in, past or to come; null for weekday 0, a name that is none. */
function weekdayOfThisWeek(weekday: number, today: Day): DayRange | null {
  return weekday === 0 ? null : single(addDays(today, weekday - isoWeekday(today)));
}

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const SUBTRACT = { day: subDays, week: subWeeks, month: subMonths, year: subYears };
type Unit = keyof typeof SUBTRACT;

/** So many units before today; where that month is shorter, on its last day. */
function ago(words: string, unit: Unit, today: Day): DayRange | null {
  const count = /^\d/.test(words) ? Number(words) : words === 'a' || words === 'an' ? 1 : NUMBER_WORDS.indexOf(words);
  if (count < 0) return null;
  const day = dayFromDate(SUBTRACT[unit](dateFromDay(today), count));
  return isDay(day) ? single(day) : null;
}

function wholeYear(year: number): DayRange | null {
  const first = dayFromParts(year, 1, 1);
  return first && yearOf(dateFromDay(first));
}

function wholeMonth(year: number, month: number): DayRange | null {
  const first = dayFromParts(year, month, 1);
  return first && monthOf(dateFromDay(first));
}

/** A month without its year, by the rule for a date without one. */
function monthWithoutYear(month: number, latest: Day): DayRange | null {
  const first = calendarDate(undefined, month, 1, latest);
  return first && monthOf(dateFromDay(first.from));
}

function weekOfYear(year: number, week: number): DayRange | null {
  // 4 January always lies in week 1.
  const fourth = dayFromParts(year, 1, 4);
  if (!fourth || week < 1 || week > getISOWeeksInYear(dateFromDay(fourth))) return null;
  return weekOf(addWeeks(dateFromDay(fourth), week - 1));
}

/** A date; without its year the newest one up to `latest`, or up to a year before it. */
function calendarDate(year: string | undefined, month: number, date: number, latest: Day): DayRange | null {
  const newestYear = Number(latest.slice(0, 4));
  const day = dayFromParts(year === undefined ? newestYear : Number(year), month, date);
  if (year === undefined && (!day || day > latest)) {
    const before = dayFromParts(newestYear - 1, month, date);
    return before && single(before);
  }
  return day && single(day);
}
