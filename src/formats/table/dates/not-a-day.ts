import { type DateOrder, isWithoutYear, readLocalDate } from './local-dates.ts';
import { longerThanDay, YEAR } from './longer-than-day.ts';

/** A date without anything between its parts: `20260302`. */
const DATE_IN_DIGITS = new RegExp(`^${YEAR}\\d{4}$`);

/** The sentence for a cell in the column of the day that holds none: what it is, and what to write there. */
export function notADay(cell: string, heading: string, order: DateOrder | null): string {
  if (cell.trim() === '')
    return `"${heading}" is empty; it has to be a day. Where it stands once for several rows, write it into each of them.`;
  if (isWithoutYear(cell))
    return `"${heading}" is "${cell.trim()}", without a year; it has to be one such as 2 March 2026.`;
  const longer = longerThanDay(cell);
  if (longer !== null)
    return `"${heading}" is "${cell.trim()}", a ${longer} and no day; write one of its days there, such as 2026-03-02.`;
  if (DATE_IN_DIGITS.test(cell.trim()) || readLocalDate(cell)?.needsOrder === false)
    return `"${heading}" is "${cell.trim()}", which is no day of the calendar; write the right one there, such as 2026-03-02.`;
  if (/^\d{5,}(?:\.\d+)?$/.test(cell.trim()))
    return `"${heading}" is "${cell.trim()}", a day as a number; write it as a date there, such as 2026-03-02.`;
  if (/^\d{1,2}$/.test(cell.trim()))
    return `"${heading}" is "${cell.trim()}", a day without its month and year; put them into columns called month and year beside it.`;
  return order && readLocalDate(cell)?.needsOrder
    ? `"${heading}" is "${cell.trim()}", which is no day in the order ${order}.`
    : `"${heading}" is "${cell.trim()}"; it has to be a day, such as 2026-03-02 or 2 March 2026.`;
}
