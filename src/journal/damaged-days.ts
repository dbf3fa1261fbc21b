import { type Day, LAST_DAY } from '../domain/day.ts';
import type { Journal } from './journal.ts';
import { findDamaged } from './tables/damage/damage.ts';

type Read = Pick<Journal, 'statements'>;

/** The days of a range, both ends included, whose entry is damaged. */
export function damagedDays({ statements }: Read, from: Day = '', to: Day = LAST_DAY): Day[] {
  return findDamaged(statements, 'entries', 'day BETWEEN ? AND ?', from, to);
}

/** The days of a range, both ends included, of which an earlier version is damaged, once for each. */
export function damagedVersions({ statements }: Read, from: Day = '', to: Day = LAST_DAY): Day[] {
  return findDamaged(statements, 'revisions', "what <> 'rest' AND day BETWEEN ? AND ?", from, to);
}

/** Those of both kinds, each once. */
export function damagedHistory(journal: Read, from?: Day, to?: Day): Day[] {
  return [...new Set([...damagedDays(journal, from, to), ...damagedVersions(journal, from, to)])];
}
