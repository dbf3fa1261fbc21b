import type { Day } from '../../domain/day.ts';
import type { Rest } from '../../domain/rest.ts';
import type { EarlierVersion, ImportedEntry } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { earlierVersionsOf } from '../export/export-content.ts';
import { mergeRests } from '../import/merge-rests.ts';
import { importedAsLate, versionKey } from '../import/resolve-conflict.ts';

/** What another journal holds. */
export interface OtherJournal {
  entries: readonly ImportedEntry[];
  earlier: readonly EarlierVersion[];
  rests: readonly Rest[];
}

/** What stands for a day: an entry, or that it was removed; and since when. */
interface Standing {
  entry: ImportedEntry | null;
  /** The last version, where it was removed. */
  removed: ImportedEntry | null;
  since: string;
}

/**
 * Joins another journal with this one. For each day the newer of the two that stand does, an entry or a removal, and
 * every other version is kept; what wins and what is known afterwards depends on the versions alone, so that any
 * order of merges ends in the same journal, and a second time changes nothing. A rest of either is one of both.
 */
export function mergeJournal(
  journal: Journal,
  theirs: OtherJournal,
  at: Date,
): Record<'changed' | 'aside' | 'rests', number> {
  let [changed, aside] = [0, 0];
  const standing = new Map(theirs.entries.map((entry) => [entry.day, entry]));
  const earlier = Map.groupBy(theirs.earlier, ({ entry }) => entry.day);
  for (const day of new Set([...standing.keys(), ...earlier.keys()])) {
    const there = standingOf(standing.get(day) ?? null, earlier.get(day) ?? []);
    const here = standingOf(journal.entry(day), earlierVersionsOf(journal, day));
    const theyWin = isNewer(there, here);
    // A removal that is taken over brings its version along.
    const comesAlong = theyWin && here.entry === null ? there.removed : null;
    const versions = (earlier.get(day) ?? []).filter(({ entry }) => entry !== comesAlong);
    for (const { entry, until } of versions) if (keepAside(journal, entry, until)) aside += 1;
    if (theyWin) {
      stand(journal, day, there);
      changed += 1;
    } else if (there.entry && keepAside(journal, there.entry, there.since || `${day}T00:00:00.000Z`)) aside += 1;
  }
  return { changed, aside, rests: mergeRests(journal, theirs.rests, at) };
}

function standingOf(entry: ImportedEntry | null, earlier: readonly EarlierVersion[]): Standing {
  if (entry) return { entry, removed: null, since: entry.updated_at ?? entry.logged_at ?? '' };
  const last = earlier.find(({ removed }) => removed);
  return { entry: null, removed: last?.entry ?? null, since: last?.until ?? '' };
}

/** Later wins; at the same instant an entry wins over a removal, and of two entries the one whose text sorts last. */
function isNewer(one: Standing, other: Standing): boolean {
  if (!one.entry && !one.removed) return false;
  if (!other.entry && !other.removed) return true;
  if (one.since !== other.since) return one.since > other.since;
  return rank(one) > rank(other);
}

function rank({ entry }: Standing): string {
  return entry ? `${versionKey(entry)}${importedAsLate(entry)}` : '';
}

function stand(journal: Journal, day: Day, { entry, removed, since }: Standing): void {
  const { late: _, ...plain } = (entry ?? removed)!;
  if (entry) {
    journal.replaceEntry(plain, importedAsLate(entry), new Date(since || `${day}T00:00:00.000Z`));
    return;
  }
  // Through a moment in which it stands again, so that this journal too knows that it was removed, and when.
  if (!journal.entry(day)) journal.replaceEntry(plain, importedAsLate(removed!), new Date(since));
  journal.removeEntry(day, new Date(since));
}

/** Keeps a version that the journal does not know; whether there was one to keep. */
function keepAside(journal: Journal, version: ImportedEntry, until: string): boolean {
  const { late: _, ...plain } = version;
  if (journal.versions(plain.day).some(({ entry }) => versionKey(entry) === versionKey(plain))) return false;
  journal.addRevision(plain, importedAsLate(version), new Date(until));
  return true;
}
