import type { Day } from '../../../domain/day.ts';
import type { StatementCache } from '../../statement-cache.ts';
import { isDamagedRow } from './checksums.ts';

/** The days of the damaged rows of a table that meet a condition in SQL: their checksum does not agree with their values. */
export function findDamaged(
  statements: StatementCache,
  table: string,
  condition: string,
  ...values: (string | number)[]
): Day[] {
  const rows = statements.prepare(`SELECT * FROM ${table} WHERE ${condition}`).iterate(...values);
  return Iterator.from(rows as Iterable<Record<string, unknown>>)
    .filter((row) => isDamagedRow(table, row))
    .map(({ day }) => day as Day)
    .toArray();
}

/** Those of some days whose entry is damaged. */
export function damagedAmong({ statements }: { statements: StatementCache }, days: readonly Day[]): Day[] {
  return findDamaged(statements, 'entries', 'day IN (SELECT value FROM json_each(?))', JSON.stringify(days));
}

/** Whether the entry of a day, or a row of the history, is damaged. */
export function isEntryDamaged(statements: StatementCache, day: Day, revision = 0): boolean {
  const entries = findDamaged(statements, 'entries', 'day = ?', day);
  return entries.length + findDamaged(statements, 'revisions', 'id = ?', revision).length > 0;
}
