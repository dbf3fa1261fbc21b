import { isRecord } from '../json/json-values.ts';
import type { JsonRecord } from './cells-of-record.ts';
import { joinDate } from './dates/date-parts.ts';
import { readLocalDate } from './dates/local-dates.ts';
import { longerThanDay } from './dates/longer-than-day.ts';
import { monthNumber } from './dates/month-number.ts';
import { weekdayNumber } from './dates/weekday-number.ts';

/** Year, month or week, day. */
const MAX_LEVELS = 3;
const WEEK = /^(?:(?:week|w|kw|woche|semaine|semana)[ _-]?)(\d{1,2})$/i;

/**
 * The records of a tree of days: `{"2026": {"March": {"2": "Soup."}}}`, also with weeks and weekdays, and `{"2026-03": {"2": ...}}`.
 * What stands below a month alone has that in place of its date. Null for any other value.
 */
export function recordsOfTree(value: unknown): JsonRecord[] | null {
  if (!isRecord(value) || !areNames(Object.keys(value), isYearOrMonth)) return null;
  const records: JsonRecord[] = [];
  let isDated = false;
  const visit = (inner: unknown, names: readonly string[]) => {
    const date = dateOf(names);
    const isDay = Object.keys(readLocalDate(date)?.days ?? {}).length > 0;
    if (!isDay && isRecord(inner) && names.length < MAX_LEVELS && areNames(Object.keys(inner), isPart)) {
      for (const [name, one] of Object.entries(inner)) visit(one, [...names, name]);
      return;
    }
    isDated ||= isDay || names.length > 1;
    for (const one of Array.isArray(inner) ? inner : [inner])
      records.push({ date, ...(isRecord(one) ? one : { text: one }) });
  };
  for (const [name, one] of Object.entries(value)) visit(one, [name]);
  return isDated ? records : null;
}

const areNames = (names: readonly string[], isName: (name: string) => boolean) =>
  names.length > 0 && names.every((name) => isName(name.trim()));

/** Whether a name is that of a year, or of a month with its year in digits. */
export const isYearOrMonth = (name: string) =>
  /^\d{4}/.test(name) && ['year', 'month'].includes(longerThanDay(name) ?? '');

/** Whether a name is that of a month, a week, or a day in either. */
function isPart(name: string): boolean {
  return /^\d{1,2}$|^\d{1,2}[-/._]\d{1,2}$/.test(name) || WEEK.test(name) || name.split(/[\s,.]+/).every(isWordOfDate);
}

const isWordOfDate = (word: string) =>
  /^\d{1,2}(?:st|nd|rd|th)?$|^$/.test(word) || monthNumber(word) !== undefined || weekdayNumber(word) !== undefined;

/** The names on the way to a place as a date would be written, or as far as they say one. */
function dateOf(names: readonly string[]): string {
  const [year = '', second = '', third] = names.map((name) => name.trim());
  const [, week] = WEEK.exec(second) ?? [];
  const weekday = third === undefined ? undefined : weekdayNumber(third);
  if (week !== undefined && weekday !== undefined) return `${year}-W${week.padStart(2, '0')}-${weekday}`;
  const parts = names.map((name) => name.trim().replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  if (/^\d{1,2}[-/._]\d{1,2}$/.test(second)) return `${year}-${second}`;
  return parts.every((part) => /^[\d-]+$/.test(part)) ? parts.join('-') : joinDate(parts);
}
