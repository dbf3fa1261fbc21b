import { readLocalDate } from './local-dates.ts';

/** The pattern of years that people write of; other numbers of four digits count something. */
export const YEAR = '(?:1[89]|2[01])\\d\\d';
const MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR_ALONE = new RegExp(`^${YEAR}$`);
const YEAR_AND_MONTH = new RegExp(`^${YEAR}[-/._]${MONTH}$|^${MONTH}[-/._]${YEAR}$`);

/** What a cell says in place of a day; null if that does not show. */
export function longerThanDay(cell: string): 'week' | 'quarter' | 'month' | 'year' | null {
  const text = cell.trim();
  if (/^\d{4}-?W\d\d?$|^W(?:eek )?\d\d?[ ,-]+\d{4}$/i.test(text)) return 'week';
  if (/^\d{4}[ -]?Q[1-4]$|^Q[1-4][ -]?\d{4}$/i.test(text)) return 'quarter';
  if (YEAR_AND_MONTH.test(text) || (/\p{L}/u.test(text) && readLocalDate(`1 ${text}`) !== null)) return 'month';
  return YEAR_ALONE.test(text) ? 'year' : null;
}
