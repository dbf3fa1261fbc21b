import type { Day } from '../domain/day.ts';
import type { Journal } from './journal.ts';

type Read = Pick<Journal, 'statements'>;

/** Stamps the entries that an undo brought back as written when it did, so that they count as newer than what it took back. */
export function stampUndoneEntries({ statements }: Read): void {
  statements
    .prepare(
      `UPDATE entries SET updated_at = undone.instant FROM (
         SELECT day, max(undone_at) AS instant FROM revisions
         WHERE undone_at IS NOT NULL AND what NOT IN ('aside', 'rest', 'import', 'merge') GROUP BY day) AS undone
       WHERE entries.day = undone.day AND coalesce(updated_at, logged_at, '') < undone.instant`,
    )
    .run();
}

/** The days with a version that is stamped after an instant, oldest first. */
export function daysStampedAfter({ statements }: Read, instant: string): Day[] {
  return statements
    .prepare(
      `SELECT day FROM entries WHERE coalesce(updated_at, logged_at) > @instant
       UNION SELECT day FROM revisions WHERE what <> 'rest' AND (replaced_at > @instant OR undone_at > @instant)
       ORDER BY day`,
    )
    .pluck()
    .all({ instant }) as Day[];
}

/** When the entry of each day was changed, empty for none, and the latest instant at which a version of it began or ended. */
export function stampsByDay({ statements }: Read): Map<Day, [changed: string, latest: string]> {
  const rows = statements
    .prepare(
      `SELECT day, max(changed), max(max(changed, latest)) FROM (
         SELECT day, coalesce(updated_at, logged_at, '') AS changed, '' AS latest FROM entries
         UNION ALL SELECT day, '', max(iif(was IS NULL, '', replaced_at), coalesce(undone_at, '')) FROM revisions
         WHERE what <> 'rest')
       GROUP BY day`,
    )
    .raw()
    .all() as [Day, string, string][];
  return new Map(rows.map(([day, ...stamps]) => [day, stamps]));
}

/**
 * Replaces wrong stamps of the versions of a day. What was written stays, and `undo` does not bring the stamps back.
 * @param latest the latest stamp that the versions have then: no row of the day is stamped later
 */
export function replaceStamps(
  { statements }: Read,
  day: Day,
  stamps: ReadonlyMap<string, string>,
  latest: string,
): void {
  for (const [wrong, right] of stamps) {
    for (const sql of CORRECTIONS) statements.prepare(sql).run({ day, wrong, right });
  }
  for (const sql of LIMITS) statements.prepare(sql).run({ day, latest });
}

const CORRECTIONS = [
  'UPDATE entries SET updated_at = @right WHERE day = @day AND coalesce(updated_at, logged_at) = @wrong',
  ...['replaced_at', 'undone_at'].map(
    (column) => `UPDATE revisions SET ${column} = @right WHERE day = @day AND what <> 'rest' AND ${column} = @wrong`,
  ),
  ...['was', 'became'].map(
    (column) => `UPDATE revisions SET ${column} = json_set(${column}, '$.updated_at', @right)
      WHERE day = @day AND what <> 'rest' AND coalesce(${column} ->> '$.updated_at', ${column} ->> '$.logged_at') = @wrong`,
  ),
];

/** For stamps that are not the end of a version: of a new entry, and of a removal that was undone. */
const LIMITS = [
  `UPDATE revisions SET replaced_at = @latest WHERE day = @day AND what <> 'rest' AND was IS NULL AND replaced_at > @latest`,
  `UPDATE revisions SET undone_at = @latest WHERE day = @day AND what <> 'rest' AND became IS NULL AND undone_at > @latest`,
];
