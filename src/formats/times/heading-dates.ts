import { readLocalDate } from '../table/dates/local-dates.ts';
import { longerThanDay, YEAR } from '../table/dates/longer-than-day.ts';
import { monthNumber, monthsByLanguage, monthsNamed } from '../table/dates/month-number.ts';
import { weekdayNumber } from '../table/dates/weekday-number.ts';
import { plainDate } from './plain-date.ts';

/** The parts of a date as far as they are known. */
interface DateParts {
  year?: number;
  month?: number;
  /** The name of the month, where it is that of another one in another language, or tells of which language such names are. */
  monthName?: string;
  date?: number;
}

/** A heading of a text, with its depth from 1. */
interface Heading {
  level: number;
  title: string;
}

const YEAR_ALONE = new RegExp(`^${YEAR}$`);
const NAME_OF_STRETCH = new RegExp(`^(?:\\p{L}+[ _-])?(${YEAR}(?:[-_](?:0[1-9]|1[0-2])|\\.(?:0?[1-9]|1[0-2]))?)$`, 'u');
const WEEK = /^(?:week|w|kw|woche|semaine|semana)[ _-]?\d{1,2}$/i;
/** Day and month in digits, of which either may stand first. */
const EITHER_ORDER = /^\d{1,2}[./-]\d{1,2}\.?$/;
/** Longer titles hold more than parts of a date. */
const MAX_TITLE = 40;
const MONTHS = 12;
const MOST_DAYS = 31;
/** Below any month, a title that is the number of a day makes a date whole. */
const ANY_MONTH: DateParts = { year: 2000, month: 1 };

/**
 * What each heading says where the days of a text stand below their years and months: `2026`, below it `March`, and below that `2`
 * or `2 Monday`. `2026-03-02` for one that makes a date whole, also if there is no such day, `2026` or `2026-03` for one above it,
 * and null for any other.
 * @param name that of the file, which may be the year or the month of all: `2026.md`, `diary 2026-03.md`
 */
export function datesOfHeadings(headings: readonly Heading[], name = ''): (string | null)[] {
  const stretch = stretchInName(name);
  const path: { level: number; parts: DateParts | null }[] =
    stretch === null ? [] : [{ level: -1, parts: partsIn(stretch, {}) }];
  const found = headings.map(({ level, title }, index) => {
    while (path.length > 0 && path.at(-1)!.level >= level) path.pop();
    const next = headings[index + 1];
    const isAboveOthers = next !== undefined && next.level > level && partsIn(next.title, ANY_MONTH) !== null;
    const parts = readParts(title, path.at(-1)?.parts ?? null, isAboveOthers);
    path.push({ level, parts });
    return parts;
  });
  // Years and months alone are headings as any other.
  const isAnyWhole = found.some((parts) => parts?.date !== undefined);
  return found.map((parts) => (isAnyWhole && parts ? textOf(parts) : null));
}

/** The year or month that the name of a file is, perhaps behind a word; null for any other name. */
export function stretchInName(name: string): string | null {
  const base = name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const [, stretch] = NAME_OF_STRETCH.exec(base) ?? [];
  return stretch === undefined ? null : stretch.replace(/[_.]/, '-');
}

/** What is known of the date at a heading; null if its title is no part of one, nothing above it is a year, or it is a date itself. */
function readParts(title: string, above: DateParts | null, isAboveOthers: boolean): DateParts | null {
  if (above?.date !== undefined || title.length > MAX_TITLE || readLocalDate(title) !== null) return null;
  // A month with its year says nothing of the day, also where the name of the file is that month.
  const own = partsIn(title, longerThanDay(title) === 'month' ? {} : (above ?? {}));
  if (own?.year === undefined) return null;
  // The number of the month beside its name: `2026-03 March`, and `03 March` above the days of that month.
  const { date, month, monthName = '' } = own;
  const isNumberOfMonth =
    above?.month === undefined && date !== undefined && (date === month || monthsNamed(monthName).includes(date));
  const hasYear = partsIn(title, {})?.year !== undefined;
  if (isNumberOfMonth && (isAboveOthers || hasYear)) return { year: own.year, month: date! };
  return own;
}

/** The parts above with those of a title, each of whose words is one; null for any other title. */
function partsIn(title: string, above: DateParts): DateParts | null {
  if (title.length > MAX_TITLE || title.trim() === '' || EITHER_ORDER.test(title.trim())) return null;
  const text = plainDate(title.trim());
  if (WEEK.test(text)) return { ...above };
  const parts = { ...above };
  const words = text.match(/\p{L}+|\d+/gu) ?? [];
  const months = words.flatMap((word) => (/^\d/.test(word) ? [] : (monthNumber(word) ?? [])));
  if (months.length === 1 && parts.month === undefined) {
    parts.month = months[0]!;
    const name = words.find((word) => !/^\d/.test(word) && Object.keys(monthsByLanguage(word)).length > 0);
    if (name !== undefined) parts.monthName = name;
  }
  for (const word of words) {
    if (/^(?:st|nd|rd|th|of|de|\u5e74|\u6708|\u65e5)$/.test(word)) continue;
    if (!/^\d/.test(word)) {
      const isMonth = parts.month !== undefined && monthsNamed(word).includes(parts.month);
      if (weekdayNumber(word) === undefined && !isMonth) return null;
      continue;
    }
    const count = Number(word);
    if (YEAR_ALONE.test(word) && (parts.year === undefined || parts.year === count)) parts.year = count;
    else if (parts.month === undefined && count >= 1 && count <= MONTHS) parts.month = count;
    else if (count < 1 || count > MOST_DAYS) return null;
    else if (parts.month !== undefined && (parts.date ?? count) === count) parts.date = count;
    else if (parts.month !== count) return null;
  }
  return parts;
}

function textOf({ year, month, monthName, date }: DateParts): string {
  if (monthName !== undefined && date !== undefined) return `${date}-${monthName}-${year}`;
  return [year, month, date].flatMap((part) => (part === undefined ? [] : String(part).padStart(2, '0'))).join('-');
}

/** Whether what a heading says is a day, and no month or year. */
export function isWholeDate(date: string): boolean {
  return date.split('-').length === 3;
}
