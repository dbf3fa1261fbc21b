import type { Database } from 'better-sqlite3';
import { type Day, LAST_DAY } from '../domain/day.ts';
import type { Journal } from './journal.ts';
import { indexDamage } from './tables/damage/assert-days-agree.ts';
import { parseStored } from './tables/parse-stored.ts';
import type { Revision } from './tables/revision.ts';

type Read = Pick<Journal, 'statements'>;

const COLUMNS = 'change, what, day, was, became, replaced_at, undone_at';

/** The changes of the entry of a day, oldest first. @throws as `assertIndexAgrees` does */
export function revisionsOf({ statements }: Read, day: Day): Revision[] {
  assertIndexAgrees(statements.database);
  const rows = statements
    .prepare(`SELECT ${COLUMNS} FROM revisions WHERE day = ? AND what <> 'rest' ORDER BY id`)
    .all(day) as (Omit<Revision, 'was' | 'became'> & Record<'was' | 'became', string | null>)[];
  return rows.map((row) => ({ ...row, was: parseStored(row.was), became: parseStored(row.became) }));
}

/** The days of a range that have an earlier version, oldest first. @throws as `assertIndexAgrees` does */
export function changedDays({ statements }: Read, from: Day = '', to: Day = LAST_DAY): Day[] {
  assertIndexAgrees(statements.database);
  return statements
    .prepare(
      `SELECT DISTINCT day FROM revisions
       WHERE (was IS NOT NULL OR became IS NOT NULL) AND what <> 'rest' AND day BETWEEN ? AND ? ORDER BY day`,
    )
    .pluck()
    .all(from, to) as Day[];
}

/** Sums in which each row counts with its day and its number, so that one that differs is in them. */
const sums = (how: string) =>
  `SELECT sum(day IS date(day)) || ' ' || sum(number) || ' ' || sum(number * id)
   FROM (SELECT id, day, unixepoch(day) / 86400 AS number FROM revisions ${how})`;
const AGREE = `SELECT (${sums('INDEXED BY revisions_by_day')}) IS (${sums('NOT INDEXED')})`;
const compared = new WeakSet<Database>();

/**
 * Makes sure that the index of the versions misses none, once for each opening: it is compared with the whole table.
 * @throws Error with the code SQLITE_CORRUPT_INDEX where they differ
 */
function assertIndexAgrees(database: Database): void {
  if (compared.has(database)) return;
  if (database.prepare(AGREE).pluck().get() !== 1) throw indexDamage();
  compared.add(database);
}
