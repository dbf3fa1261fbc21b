import type { Day } from '../../../domain/day.ts';
import type { StatementCache } from '../../statement-cache.ts';

/** All days of a range and the numbers of their rows, by one index of days. */
const daysIn = (index: string) =>
  `SELECT group_concat(day || rowid) FROM entries INDEXED BY ${index} WHERE day BETWEEN @from AND @to`;
const AGREE = `SELECT (${daysIn('sqlite_autoindex_entries_1')}) IS (${daysIn('entries_by_day')})`;
/** SQLite sorts a blob after every text, also after one that is no day. */
const AFTER_ALL_DAYS = Buffer.alloc(0);

/**
 * Makes sure that a search by day misses none in a range, both ends included, and finds the row of each. The table has two
 * indexes of days: a byte that changed on the disk is in one of them, and then they do not tell the same.
 * @throws Error with the code SQLITE_CORRUPT_INDEX where they differ
 */
export function assertDaysAgree(statements: StatementCache, from: Day = '', to?: Day | null): void {
  const doAgree = statements.prepare(AGREE).pluck();
  if (doAgree.get({ from, to: to ?? AFTER_ALL_DAYS }) !== 1) throw indexDamage();
}

/** What is thrown where the indexes differ. */
export function indexDamage(): Error {
  return Object.assign(new Error(), { code: 'SQLITE_CORRUPT_INDEX' });
}
