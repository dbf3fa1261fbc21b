import { realpathSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { nameSome } from '../../language/name-some.ts';
import type { JournalKey } from '../journal-location.ts';
import { damagedRows } from '../tables/damage/damaged-rows.ts';
import { wholeDaysIn } from './newest-whole-copy.ts';
import { openCopy } from './open-copy.ts';

/** Most damaged days that a sentence names. */
const MAX_NAMED = 5;

/** What tells the versions of an entry apart. */
interface Version {
  day: Day;
  logged_at: string | null;
  updated_at: string | null;
}

const UNCHANGED = 'Nothing was changed. Name another file.';

/**
 * For a file that a copy of the journal is about to be written to; one that is missing may be.
 * @param key the key of the journal, and of the copy
 * @param force replace a copy also if it has what the journal lacks, or has damaged
 * @throws UserError if something that must not be replaced is in its place
 */
export function assertCopyReplaceable(
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
  const versions = versionsInCopy(target, key);
  if (force) return;
  assertNone(
    daysOnlyIn(versions, journal),
    (which) => `${target} is a copy with ${which} that the journal does not have`,
  );
  assertNone(
    otherVersionsIn(versions, journal),
    (which) =>
      `${target} is a copy with a version of ${which} that the journal does not have, perhaps of another journal`,
  );
  const damaged = new Set(damagedRows(journal, ['entries', 'revisions']).map(({ name }) => name));
  const whole = damaged.size > 0 ? wholeDaysIn(target, key, [...damaged].sort()) : [];
  if (whole.length > 0)
    throw new UserError(
      `${target} has whole what was changed on the disk in the journal: ${nameSome(whole, MAX_NAMED).join(', ')}.`,
      'Nothing was changed. See nearfar doctor first. Or name another file, or add --force to replace that copy.',
    );
}

/** @throws UserError if there are such days */
function assertNone(days: readonly Day[], sentence: (which: string) => string): void {
  if (days.length === 0) return;
  throw new UserError(
    `${sentence(days.length === 1 ? 'a day' : `${days.length} days`)}: ${days[0]}${days.length > 1 ? ' and others' : ''}.`,
    'Nothing was changed. Name another file, or add --force to replace that copy.',
  );
}

function versionsInCopy(file: string, key: JournalKey | null | undefined): Version[] {
  try {
    const copy = openCopy(file, key);
    try {
      return copy.prepare('SELECT day, logged_at, updated_at FROM entries ORDER BY day').all() as Version[];
    } finally {
      copy.close();
    }
  } catch {
    throw new UserError(`${file} is there already, and is no copy of a journal that can be read.`, UNCHANGED);
  }
}

function daysOnlyIn(versions: readonly Version[], journal: Database): Day[] {
  const known = new Set(journal.prepare('SELECT day FROM entries').pluck().all());
  return versions.map(({ day }) => day).filter((day) => !known.has(day));
}

/**
 * The days of which the journal has neither this version, nor a later one of the same entry, nor this one in its history: it
 * was written in another journal, or in this one before an older copy of it was restored.
 */
function otherVersionsIn(versions: readonly Version[], journal: Database): Day[] {
  const isKnown = journal
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM entries WHERE day = @day AND logged_at IS @logged_at
                      AND (updated_at IS @updated_at OR updated_at > @updated_at))
         OR EXISTS (SELECT 1 FROM revisions, json_each(json_array(was, became)) AS version
                    WHERE day = @day AND json_valid(version.value) AND version.value ->> 'logged_at' IS @logged_at
                    AND version.value ->> 'updated_at' IS @updated_at)`,
    )
    .pluck();
  return versions.filter((version) => isKnown.get(version) !== 1).map(({ day }) => day);
}
