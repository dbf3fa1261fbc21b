import type { Database } from 'better-sqlite3';
import { indexDamage } from './assert-days-agree.ts';

type IndexedTable = 'readings' | 'revisions';

/** Sums in which each row counts with its day and its number, so that one that differs is in them. */
const sums = (table: IndexedTable, how: string) =>
  `SELECT sum(day IS date(day)) || ' ' || sum(number) || ' ' || sum(number * id)
   FROM (SELECT id, day, unixepoch(day) / 86400 AS number FROM ${table} ${how})`;
const compared = new WeakMap<Database, Set<IndexedTable>>();

/**
 * Makes sure that the index of the days of a table misses no row, once for each opening: it is compared with the whole table.
 * @throws Error with the code SQLITE_CORRUPT_INDEX where they differ
 */
export function assertIndexAgrees(database: Database, table: IndexedTable): void {
  const done = compared.get(database) ?? new Set();
  if (done.has(table)) return;
  const agree = `SELECT (${sums(table, `INDEXED BY ${table}_by_day`)}) IS (${sums(table, 'NOT INDEXED')})`;
  if (database.prepare(agree).pluck().get() !== 1) throw indexDamage();
  compared.set(database, done.add(table));
}
