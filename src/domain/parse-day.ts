import { UsageError } from '../errors.ts';
import {
  addDays,
  type Day,
  DEFAULT_DAY_START,
  dayFromParts,
  dayNumber,
  dayOfWallClock,
  isDay,
  isoWeekday,
  mondayOf,
  monthIndex,
  weekIndex,
} from './day.ts';

/** A stretch of days, both ends included. A single day has the same day at both ends. */
export interface DayRange {
  from: Day;
  to: Day;
}

const ACCEPTED_FORMS =
  'Write a day as 2026-03-02, 2 march, 2 march 2026, monday, last friday, yesterday or 3 days ago; a stretch as 2026-W10, march 2026, 2026, week, last month or last year.';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The one day that words on the command line name.
 * @throws UsageError for words that name no day, more than one day, or a day after `today`
 */
export async function parseDay(words: string, today: Day, startsAt = DEFAULT_DAY_START): Promise<Day> {
  const span = await parseDayRange(words, today, startsAt);
  if (span.from !== span.to) throw new UsageError(`"${words}" is more than one day.`, ACCEPTED_FORMS);
  if (span.from > today)
    throw new UsageError(`"${words}" has not come yet.`, `Days up to today, ${today}, can be written.`);
  return span.from;
}

/**
 * The day, week, month or year that words name. A weekday is the last one past, never today; a date without a
 * year that lies more than four weeks ahead is last year's.
 * @throws UsageError for words that name nothing, an impossible date, or a date that could be read two ways
 */
export async function parseDayRange(words: string, today: Day, startsAt = DEFAULT_DAY_START): Promise<DayRange> {
  const text = words.trim().toLowerCase().replace(/\s+/g, ' ');
  const span = inPlainForm(text, today, startsAt) ?? (await inFreeForm(text, today, startsAt));
  if (!span) throw new UsageError(`"${words}" is not a day that I can read.`, ACCEPTED_FORMS);
  return span;
}

type Reader = (parts: string[], today: Day, startsAt: number) => DayRange | null;

const PLAIN_FORMS: [form: RegExp, read: Reader][] = [
  [/^(\d{4}-\d\d-\d\d)$/, ([day]) => (isDay(day) ? single(day) : null)],
  [
    /^(\d{4}-\d\d-\d\d)[t ](\d\d):\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?$/,
    ([day, hour], _, startsAt) => (isDay(day) ? atHour(day, Number(hour), startsAt) : null),
  ],
  [/^today$/, (_, today) => single(today)],
  [/^(?:yesterday|yday|yd)$/, (_, today) => single(addDays(today, -1))],
  [/^(\d{1,5}|[a-z]{1,5}) (day|week|month|year)s? ago$/, ([count, unit], today) => ago(count!, unit!, today)],
  [/^(?:last )?([a-z]{3,9})$/, ([name], today) => lastWeekday(name!, today)],
  [/^(?:this )?week$/, (_, today) => week(weekIndex(today))],
  [/^last week$/, (_, today) => week(weekIndex(today) - 1)],
  [/^(this|last) (month|year)$/, ([which, unit], today) => monthOrYear(which!, unit!, today)],
  [/^(\d{4})-w(\d\d)$/, ([year, number]) => isoWeekSpan(Number(year), Number(number))],
  [/^(\d{4})$/, ([year]) => months(Number(year), 1, 12)],
  [/^(\d{4})-(\d\d)$/, ([year, month]) => months(Number(year), Number(month), Number(month))],
  [/^([a-z]{3,9})\.?$/, ([name], today) => lastMonth(monthNumber(name!), today)],
  [/^(\d{4}) ([a-z]{3,9})\.?$/, ([year, name]) => months(Number(year), monthNumber(name!), monthNumber(name!))],
  [/^([a-z]{3,9})\.? (\d{4})$/, ([name, year]) => months(Number(year), monthNumber(name!), monthNumber(name!))],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,9})\.?(?:,? (\d{4}))?$/,
    ([date, name, year], today) => calendarDay(year, monthNumber(name!), Number(date), today),
  ],
  [
    /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/,
    ([name, date, year], today) => calendarDay(year, monthNumber(name!), Number(date), today),
  ],
];

function inPlainForm(text: string, today: Day, startsAt: number): DayRange | null {
  refuseAmbiguous(text);
  for (const [form, read] of PLAIN_FORMS) {
    const span = form.exec(text);
    const found = span && read(span.slice(1), today, startsAt);
    if (found) return found;
  }
  return null;
}

/** What chrono would take as some single day, and is something else. */
const NO_DAY = /\b(?:next|last|past|coming|following|to|until|till|through|days?|weeks?|weekends?|months?|years?)\b/;

/** What the plain forms do not know: "sunday at noon", "5/20/1998 at 23:42", "monday 2 march". */
async function inFreeForm(text: string, today: Day, startsAt: number): Promise<DayRange | null> {
  // An impossible date in a plain form stays impossible: chrono would read it as some other day.
  if (/^\d{4}-/.test(text) || (NO_DAY.test(text) && !/^in \d+ [a-z]+$/.test(text))) return null;
  const { casual } = await import('chrono-node/en');
  const noon = new Date(dayNumber(today) * 86_400_000 + 12 * 3_600_000);
  const [found, ...more] = casual.parse(text, { instant: noon, timezone: 0 });
  if (!found || more.length > 0 || found.text.length !== text.length) return null;
  const { start, end } = found;
  if (end) return null;
  const [year, month, date] = [start.get('year')!, start.get('month')!, start.get('day')!];
  const hour = start.isCertain('hour') ? start.get('hour')! : 12;
  if (start.isCertain('weekday') && !start.isCertain('day')) {
    const back = lastWeekday(WEEKDAYS[(start.get('weekday')! + 6) % 7]!, today);
    return back && atHour(back.from, hour, startsAt);
  }
  if (start.isCertain('month') && !start.isCertain('day')) return null;
  const day = start.isCertain('year')
    ? dayFromParts(year, month, date)
    : calendarDay(undefined, month, date, today)?.from;
  const isOther = day && start.isCertain('weekday') && isoWeekday(day) % 7 !== start.get('weekday');
  return day && !isOther ? atHour(day, hour, startsAt) : null;
}

function refuseAmbiguous(text: string): void {
  const [, first, second, third] = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2})?|\b)(?!\d)/.exec(text) ?? [];
  if (first === undefined || second === undefined || (first === second && third === undefined)) return;
  const isEither = Number(first) <= 12 && Number(second) <= 12;
  // Of two digits, the year may stand at either end.
  if (isEither || (third !== undefined && Number(second) <= 12)) {
    throw new UsageError(`"${text}" could be two different days.`, ACCEPTED_FORMS);
  }
}

const single = (day: Day): DayRange => ({ from: day, to: day });

const week = (index: number): DayRange => ({ from: mondayOf(index), to: addDays(mondayOf(index), 6) });

function atHour(day: Day, hour: number, startsAt: number): DayRange | null {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return hour > 23 ? null : single(dayOfWallClock({ year, month, date, hour }, startsAt));
}

function lastWeekday(name: string, today: Day): DayRange | null {
  const wanted = WEEKDAYS.findIndex((full) => full === name || (name.length <= 5 && full.startsWith(name))) + 1;
  if (wanted === 0) return null;
  return single(addDays(today, -(((isoWeekday(today) - wanted + 6) % 7) + 1)));
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((full) => full === name || (name.length <= 4 && full.startsWith(name))) + 1;
}

function monthOrYear(which: string, unit: string, today: Day): DayRange | null {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const back = which === 'last' ? 1 : 0;
  if (unit === 'year') return months(year - back, 1, 12);
  return month - back === 0 ? months(year - 1, 12, 12) : months(year, month - back, month - back);
}

/** A month without its year, with the rule for a date without one. */
function lastMonth(month: number, today: Day): DayRange | null {
  const first = month === 0 ? null : calendarDay(undefined, month, 1, today);
  return first && months(Number(first.from.slice(0, 4)), month, month);
}

const COUNTS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function ago(words: string, unit: string, today: Day): DayRange | null {
  const count = /^\d/.test(words) ? Number(words) : words === 'a' || words === 'an' ? 1 : COUNTS.indexOf(words);
  if (count < 0) return null;
  if (unit === 'day' || unit === 'week') return single(addDays(today, -count * (unit === 'week' ? 7 : 1)));
  const month = monthIndex(today) - count * (unit === 'year' ? 12 : 1);
  const there = months(Math.floor(month / 12), (month % 12) + 1, (month % 12) + 1);
  if (!there) return null;
  const same = `${there.to.slice(0, 8)}${today.slice(8)}`;
  // A shorter month ends before that date.
  return single(same < there.to ? same : there.to);
}

/** From the first day of one month to the last of another in the same year. */
function months(year: number, first: number, last: number): DayRange | null {
  const from = dayFromParts(year, first, 1);
  const after = last === 12 ? dayFromParts(year + 1, 1, 1) : dayFromParts(year, last + 1, 1);
  return from && after ? { from, to: addDays(after, -1) } : null;
}

function isoWeekSpan(year: number, number: number): DayRange | null {
  // 4 January always lies in week 1.
  const first = dayFromParts(year, 1, 4);
  const next = dayFromParts(year + 1, 1, 4);
  if (!first || !next || number < 1 || number > weekIndex(next) - weekIndex(first)) return null;
  return week(weekIndex(first) + number - 1);
}

function calendarDay(year: string | undefined, month: number, date: number, today: Day): DayRange | null {
  const thisYear = Number(today.slice(0, 4));
  const day = dayFromParts(year === undefined ? thisYear : Number(year), month, date);
  if (year === undefined && (!day || day > addDays(today, 28))) {
    const before = dayFromParts(thisYear - 1, month, date);
    return before && single(before);
  }
  return day && single(day);
}
