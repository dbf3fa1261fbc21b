import { readLocalDate } from './local-dates.ts';

/** What a cell says in place of a day; null if that does not show. */
export function longerThanDay(cell: string): 'week' | 'quarter' | 'month' | 'year' | null {
  const text = cell.trim();
  if (/^\d{4}-?W\d\d?$|^W(?:eek )?\d\d?[ ,-]+\d{4}$/i.test(text)) return 'week';
  if (/^\d{4}[ -]?Q[1-4]$|^Q[1-4][ -]?\d{4}$/i.test(text)) return 'quarter';
  if (/^\d{4}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{4}$/.test(text) || readLocalDate(`1 ${text}`) !== null) return 'month';
  return /^\d{4}$/.test(text) ? 'year' : null;
}
