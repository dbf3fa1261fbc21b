import { UsageError } from '../errors.ts';

/** When a reminder comes. */
export interface Schedule {
  /** `HH:MM` on the clock. */
  at: string;
  /** The weekdays of the evenings, from 1 for Monday to 7 for Sunday, in order. */
  days: readonly number[];
}

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A time such as `21:30` or `9:05`, as `HH:MM`. @throws UsageError for anything else */
export function parseTime(text: string): string {
  const [, hour, minute] = /^(\d\d?):(\d\d)$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    throw new UsageError(`"${text}" is not a time.`, 'Give it as hours and minutes, such as: --at 21:30');
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** Weekdays such as `mon-fri`, `mon,wed,sun` or `daily`. @throws UsageError for anything else */
export function parseDays(text: string): number[] {
  if (text.toLowerCase() === 'daily') return [1, 2, 3, 4, 5, 6, 7];
  const days = new Set(text.toLowerCase().split(',').flatMap(parseSpan));
  return [...days].sort();
}

function parseSpan(text: string): number[] {
  const [first, last = first, ...more] = text.split('-').map((word) => DAY_NAMES.indexOf(word.trim().slice(0, 3)) + 1);
  if (!first || !last || more.length > 0)
    throw new UsageError(`"${text}" is not a day of the week.`, 'Give them as: --days mon-fri, or --days mon,wed,sun');
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** The weekdays as `--days` takes them. */
export function daysInWords(days: readonly number[]): string {
  return days.length === 7 ? 'daily' : days.map((day) => DAY_NAMES[day - 1]).join(',');
}

/**
 * The weekdays of the calendar on which the reminder comes. After midnight it still belongs to the evening before.
 * @param dayStartsAt the hour at which the writer's day begins
 */
export function calendarDays({ at, days }: Schedule, dayStartsAt: number): number[] {
  return isAfterMidnight(at, dayStartsAt) ? days.map((day) => (day % 7) + 1).sort() : [...days];
}

/** Whether a time of the clock, `HH:MM`, belongs to the writer's day before. */
export function isAfterMidnight(time: string, dayStartsAt: number): boolean {
  return Number(time.slice(0, 2)) < dayStartsAt;
}
