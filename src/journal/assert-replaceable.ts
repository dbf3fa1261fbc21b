import { realpathSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Day } from '../domain/day.ts';
import { UserError } from '../errors.ts';
import { nameSome } from '../language/name-some.ts';
import { wholeDaysIn } from './backups/newest-whole-copy.ts';
import { openCopy } from './backups/open-copy.ts';
import type { JournalKey } from './journal-location.ts';
import { damagedRows } from './tables/damage/damaged-rows.ts';

/** Most damaged days that a sentence names. */
const MAX_NAMED = 5;

const UNCHANGED = 'Nothing was changed. Name another file.';

/**
 * For a file that a copy of the journal is about to be written to; one that is missing may be.
 * @param key the key of the journal, and of the copy
 * @param force replace a copy also if it has days that the journal lacks, or has damaged
 * @throws UserError if something that must not be replaced is in its place
 */
export function assertReplaceable(
  target: string,
  journal: Database,
  key: JournalKey | null | undefined,
  force: boolean,
): void {
  const existing = statSync(target, { throwIfNoEntry: false });
  if (!existing) return;
  if (!existing.isFile()) throw new UserError(`${target} is not a file.`, UNCHANGED);
  if (realpathSync(target) === realpathSync(journal.name))
    throw new UserError(`${target} is the journal itself.`, UNCHANGED);
  const days = daysOfCopy(target, key);
  if (force) return;
  const lost = daysOnlyIn(days, daysOf(journal));
  if (lost.length > 0)
    throw new UserError(
      `${target} is a copy with ${lost.length === 1 ? 'a day' : `${lost.length} days`} that the journal does not have: ${lost[0]}${lost.length > 1 ? ' and others' : ''}.`,
      'Nothing was changed. Name another file, or add --force to replace that copy.',
    );
  const damaged = new Set(damagedRows(journal, ['entries', 'revisions']).map(({ name }) => name));
  const whole = damaged.size > 0 ? wholeDaysIn(target, key, [...damaged].sort()) : [];
  if (whole.length > 0)
    throw new UserError(
      `${target} has whole what was changed on the disk in the journal: ${nameSome(whole, MAX_NAMED).join(', ')}.`,
      'Nothing was changed. See nearfar doctor first. Or name another file, or add --force to replace that copy.',
    );
}

function daysOfCopy(file: string, key: JournalKey | null | undefined): Day[] {
  try {
    const copy = openCopy(file, key);
    try {
      return daysOf(copy);
    } finally {
      copy.close();
    }
  } catch {
    throw new UserError(`${file} is there already, and is no copy of a journal that can be read.`, UNCHANGED);
  }
}

/** The days that have an entry. */
function daysOf(database: Database): Day[] {
  return database.prepare('SELECT day FROM entries ORDER BY day').pluck().all() as Day[];
}

function daysOnlyIn(days: readonly Day[], others: readonly Day[]): Day[] {
  const known = new Set(others);
  return days.filter((day) => !known.has(day));
}
