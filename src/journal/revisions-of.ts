import { type Day, LAST_DAY } from '../domain/day.ts';
import type { Journal } from './journal.ts';
import { assertIndexAgrees } from './tables/damage/assert-index-agrees.ts';
import { parseStored } from './tables/parse-stored.ts';
import type { Revision } from './tables/revision.ts';

type Read = Pick<Journal, 'statements'>;

const COLUMNS = 'change, what, day, was, became, replaced_at, undone_at';

/** The changes of the entry of a day, oldest first. @throws as `assertIndexAgrees` does */
export function revisionsOf({ statements }: Read, day: Day): Revision[] {
  assertIndexAgrees(statements.database, 'revisions');
  const rows = statements
    .prepare(`SELECT ${COLUMNS} FROM revisions WHERE day = ? AND what <> 'rest' ORDER BY id`)
    .all(day) as (Omit<Revision, 'was' | 'became'> & Record<'was' | 'became', string | null>)[];
  return rows.map((row) => ({ ...row, was: parseStored(row.was), became: parseStored(row.became) }));
}

/** The days of a range that have an earlier version, oldest first. @throws as `assertIndexAgrees` does */
export function changedDays({ statements }: Read, from: Day = '', to: Day = LAST_DAY): Day[] {
  assertIndexAgrees(statements.database, 'revisions');
  return statements
    .prepare(
      `SELECT DISTINCT day FROM revisions
       WHERE (was IS NOT NULL OR became IS NOT NULL) AND what <> 'rest' AND day BETWEEN ? AND ? ORDER BY day`,
    )
    .pluck()
    .all(from, to) as Day[];
}
