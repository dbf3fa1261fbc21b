import { type Day, dateOfMonth, dayFromParts, monthName, weekdayName } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';

const LATE = ' (written later)';

let names: { months: string[]; weekdays: string[] } | undefined;

/** Made when the first heading is read: an export, which only writes headings, does without them. */
function headingNames(): NonNullable<typeof names> {
  names ??= {
    months: Array.from({ length: 12 }, (_, index) => monthName(`2000-${String(index + 1).padStart(2, '0')}-01`)),
    // Monday first: 3 January 2000 was one.
    weekdays: Array.from({ length: 7 }, (_, index) => weekdayName(`2000-01-0${index + 3}`)),
  };
  return names;
}

/** What the heading of a day says. */
export interface DayHeading {
  weekday?: string | undefined;
  date: number;
  /** 1-12. */
  month: number;
  year?: number | undefined;
  /** What stands after the day, without "(written later)"; '' for nothing. */
  rest: string;
}

/** "Monday 2 March", and after it that it was written later. */
export function dayHeading({ day, late }: SavedEntry): string {
  return `${weekdayName(day)} ${dateOfMonth(day)} ${monthName(day)}${late ? LATE : ''}`;
}

/** Reads the heading of a day as nearfar writes it, or as a person may; null for any other heading. */
export function parseDayHeading(heading: string): DayHeading | null {
  const digits = /^(\d{4})-(\d\d)-(\d\d)(?![\p{L}\p{N}])(.*)$/u.exec(heading);
  if (digits)
    return { year: Number(digits[1]), month: Number(digits[2]), date: Number(digits[3]), rest: restOf(digits[4]!) };
  const inWords =
    /^(?:([A-Z][a-z]+day)[,.]? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?(?:,? (\d{4}))?(?![\p{L}\p{N}])(.*)$/iu;
  const [, weekday, date, monthWord, year, rest] = inWords.exec(heading) ?? [];
  if (monthWord === undefined) return null;
  const { months, weekdays } = headingNames();
  const month = months.findIndex((name) => name.toLowerCase().startsWith(monthWord.toLowerCase())) + 1;
  const dayOfWeek = weekdays.find((name) => name.toLowerCase() === weekday?.toLowerCase());
  if (month === 0 || (weekday !== undefined && dayOfWeek === undefined)) return null;
  return { weekday: dayOfWeek, date: Number(date), month, year: year ? Number(year) : undefined, rest: restOf(rest!) };
}

function restOf(words: string): string {
  return words
    .replace(LATE, '')
    .replace(/^[\s:,.–—-]+/, '')
    .trim();
}

/** The year that a heading is: "2026", or "March 2026". Null for any other heading, '' for a month alone. */
export function yearOfHeading(heading: string): string | null {
  const [whole, month, year] = /^(?:([A-Z][a-z]+)(?: |$))?(\d{4})?$/.exec(heading) ?? [];
  if (!whole || (month !== undefined && !headingNames().months.includes(month))) return null;
  return year ?? '';
}

/** Why a heading names no day, as a sentence. */
export interface NoDay {
  why: string;
}

/**
 * The day that a heading names.
 * @param year the year that it stands under
 * @param known the days of the exact fields by their ending, `-03-02`, among which the weekday finds one if the year is missing
 *   or another
 */
export function dayOfHeading(
  heading: DayHeading,
  year: number | undefined,
  known: ReadonlyMap<string, readonly Day[]>,
): Day | NoDay {
  const { weekday, date, month } = heading;
  const ownYear = heading.year ?? year;
  const day = ownYear === undefined ? null : dayFromParts(ownYear, month, date);
  if (day !== null && (weekday === undefined || weekdayName(day) === weekday)) return day;
  const ending = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const others =
    heading.year !== undefined
      ? []
      : (known.get(ending) ?? []).filter((one) => weekday === undefined || weekdayName(one) === weekday);
  if (others.length === 1) return others[0]!;
  const words = `${date} ${headingNames().months[month - 1]}`;
  if (ownYear === undefined) return { why: `${words} stands under no year. Add the year to it: ${words} 2026.` };
  if (day === null) return { why: `${words} ${ownYear} is not a real day.` };
  return { why: `${words} ${ownYear} is a ${weekdayName(day)}, not a ${weekday}.` };
}
