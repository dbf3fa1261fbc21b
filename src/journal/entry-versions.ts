import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { Journal } from './journal.ts';
import { revisionsOf } from './revisions-of.ts';
import type { ChangeKind, Revision } from './tables/revision.ts';

/** One version of the entry of a day. */
export interface EntryVersion {
  entry: SavedEntry;
  /** The instant it was replaced, removed or undone; null for the current entry. */
  until: string | null;
  ended: ChangeKind | 'aside' | 'undo' | null;
  /** Whether the writer left the day without an entry by the change that ended it; not so where an import or a merge was undone. */
  removed: boolean;
  /** When the writer took back the change that began or ended it; not for an import or a merge, which leave no trace. */
  undone_at?: string;
}

/** The versions of a day that imports brought in and nobody took back, also those that never stood; oldest first. */
export function importedVersions(journal: Journal, day: Day): { entry: SavedEntry; at: string; isAside: boolean }[] {
  const revisions = revisionsOf(journal, day);
  const stood = revisions.filter(({ what }) => what !== 'aside');
  return revisions.flatMap((revision) => {
    const { what, became, undone_at, replaced_at } = revision;
    if (what !== 'aside' && (what !== 'import' || undone_at !== null)) return [];
    // A new entry is stored in its own table until it is changed, and then as what the next change replaced.
    const next = what === 'aside' ? undefined : stood[stood.indexOf(revision) + 1];
    const entry = became ?? (next ? next.was : journal.entry(day));
    return entry ? [{ entry, at: replaced_at, isAside: what === 'aside' }] : [];
  });
}

/** Every version of a day, oldest first, the current entry last. */
export function entryVersions(journal: Journal, day: Day): EntryVersion[] {
  const earlier = revisionsOf(journal, day).flatMap(({ what, was, became, replaced_at, undone_at }) => {
    const versions: EntryVersion[] = [];
    const undone = undone_at === null || what === 'aside' || isFromElsewhere(what) ? {} : { undone_at };
    if (was) versions.push({ entry: was, until: replaced_at, ended: what, removed: became === null, ...undone });
    if (became && undone_at !== null) {
      const ended = what === 'aside' ? what : 'undo';
      const removed = was === null && what !== 'aside' && !isFromElsewhere(what);
      versions.push({ entry: became, until: undone_at, ended, removed, ...undone });
    }
    return versions;
  });
  const current = journal.entry(day);
  return current ? [...earlier, { entry: current, until: null, ended: null, removed: false }] : earlier;
}

/** Whether a change brought in what was written elsewhere. */
function isFromElsewhere(what: Revision['what']): boolean {
  return what === 'import' || what === 'merge';
}
