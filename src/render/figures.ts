import { type Day, formatDay } from '../domain/day.ts';
import { pluralize } from './text.ts';

/** A number with a fixed number of decimals; a negative number that rounds to zero has no sign. */
export function formatPoints(value: number, decimals = 1): string {
  const text = value.toFixed(decimals);
  return value < 0 && Number(text) === 0 ? text.slice(1) : text;
}

/** The same with a plus sign if it is positive after rounding. */
export function formatSigned(value: number, decimals = 1): string {
  const text = formatPoints(value, decimals);
  return Number(text) > 0 ? `+${text}` : text;
}

/** "between -0.09 and +0.07"; a plus sign only if `lo` is negative. Null if both round to the same. */
export function rangePhrase(lo: number, hi: number, decimals = 1): string | null {
  const low = formatPoints(lo, decimals);
  if (low === formatPoints(hi, decimals)) return null;
  const high = Number(low) < 0 ? formatSigned(hi, decimals) : formatPoints(hi, decimals);
  return `between ${low} and ${high}`;
}

/** "1 day", "2 days". */
export function countDays(count: number): string {
  return pluralize(count, 'day');
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A count as a word up to twelve, in digits above. */
export function numberWord(count: number): string {
  return WORDS[count] ?? String(count);
}

/** The text with its first letter in upper case. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "2-8 March", "30 March-5 April"; with years unless both days are in the year of `today`, and without a `today` always. */
export function dateRange(from: Day, to: Day, today: Day | null): string {
  const year = (day: Day) => day.slice(0, 4);
  const sameYear = year(from) === year(to);
  const isThisYear = sameYear && today !== null && year(to) === year(today);
  const end = formatDay(to, isThisYear ? 'd MMMM' : 'd MMMM y');
  if (from === to) return end;
  if (!sameYear) return `${formatDay(from, 'd MMMM y')}-${end}`;
  return `${formatDay(from, from.slice(0, 7) === to.slice(0, 7) ? 'd' : 'd MMMM')}-${end}`;
}
