import { feltOf, normaliseEntry, parseEntry, type SavedEntry } from '../../domain/entry.ts';
import type { ImportedEntry } from '../../formats/format.ts';
import { compareWithToldBefore, type ToldVersion } from './told/compare-with-told-before.ts';
import { withMomentsOf } from './told/with-moments-of.ts';

/** Which version to keep when the journal ("mine") and the file ("theirs") differ about a day. */
export type KeepRule = 'newer' | 'mine' | 'theirs' | 'both-notes';

/**
 * What an import does with an entry. `new`: the day had none; `same`: nothing differs; `newer`, `theirs`: it replaces
 * the journal's; `updated`: it replaces what the same program told before; `older`: the journal's stays; `kept`: it stays
 * although another program tells something new or nothing says which is newer, and the report names the day; `joined`: both
 * notes are kept in one entry.
 */
export type ImportOutcome = 'new' | 'same' | 'newer' | 'updated' | 'older' | 'kept' | 'theirs' | 'joined';

/** What the journal knows of a day beside its entry. */
export interface DayHistory {
  /** All versions that imports brought in. */
  told: readonly ToldVersion[];
  /** Whether the writer left the day without an entry at some time. */
  wasRemoved: boolean;
  /** Whether only the writer said that the entry is of this day. */
  isDayGiven?: boolean | undefined;
}

/**
 * Decides what to do with an imported entry, and which entry the day has afterwards. Under `newer` an entry replaces
 * the journal's only if its `updated_at` is later; one without `updated_at` never does.
 * @param history for an entry of another program: what the journal knows of the day beside `mine`
 */
export function resolveConflict(
  given: ImportedEntry,
  mine: SavedEntry | null,
  keep: KeepRule,
  history?: DayHistory,
): { outcome: ImportOutcome; entry: ImportedEntry } {
  if (!mine) {
    const staysRemoved = history?.wasRemoved && (keep === 'newer' || keep === 'mine');
    return { outcome: staysRemoved ? 'kept' : 'new', entry: given };
  }
  const theirs = history === undefined ? given : withOwnAnswersOf(mine, given);
  if (addsNothing(theirs, mine)) return { outcome: 'same', entry: mine };
  // What was kept out before comes in now, as the report of that import says.
  const told = history?.told.filter(({ isAside }) => !(isAside && keep === 'both-notes')) ?? [];
  const telling =
    history === undefined || keep === 'mine' ? null : compareWithToldBefore(theirs, mine, { ...history, told });
  if (telling === 'same') return { outcome: 'same', entry: mine };
  if (telling === 'updates')
    return { outcome: 'updated', entry: keep === 'theirs' ? theirs : withMomentsOf(mine, theirs) };
  if (telling === 'old' && keep !== 'theirs') return { outcome: 'older', entry: mine };
  // Of another program's text that does not say when it was changed, nobody knows which is newer.
  const isOtherText = telling === 'first' && mine.updated_at === undefined;
  if ((telling === 'both changed' || isOtherText) && keep === 'newer') return { outcome: 'kept', entry: mine };
  const isNewer = (theirs.updated_at ?? '') > (mine.updated_at ?? '');
  if (keep === 'both-notes') {
    const [newer, other] = isNewer ? [theirs, mine] : [mine, theirs];
    const own = { ...other.own_answers, ...newer.own_answers };
    const entry = normaliseEntry({
      ...feltOf(other),
      ...newer,
      ...joinNotes(mine.note, theirs.note),
      own_answers: own,
    });
    return { outcome: addsNothing(entry, mine) ? 'older' : 'joined', entry };
  }
  if (keep === 'theirs') return { outcome: 'theirs', entry: theirs };
  if (keep === 'newer' && isNewer) return { outcome: 'newer', entry: theirs };
  const isUntimed = telling === null && keep === 'newer' && theirs.updated_at === undefined;
  return { outcome: telling === 'first' || isUntimed ? 'kept' : 'older', entry: mine };
}

/** What another program tells, with the answers to own questions that it says nothing of. */
function withOwnAnswersOf(mine: SavedEntry, theirs: ImportedEntry): ImportedEntry {
  if (mine.own_answers === undefined) return theirs;
  return normaliseEntry({ ...theirs, own_answers: { ...mine.own_answers, ...theirs.own_answers } });
}

/**
 * Whether every field of an imported entry has the same value in the journal's; fields it lacks do not count. The journal's
 * `updated_at` may be later.
 */
function addsNothing(theirs: ImportedEntry, mine: SavedEntry): boolean {
  const existing: Record<string, unknown> = { ...parseEntry(mine), late: mine.late };
  const { updated_at = '', ...fields } = theirs;
  return (
    updated_at <= (mine.updated_at ?? '') &&
    Object.entries(fields).every(([field, value]) => JSON.stringify(value) === JSON.stringify(existing[field]))
  );
}

/** Both notes, separated by a blank line. If one contains the other it is enough, so that importing twice changes nothing. */
function joinNotes(mine: string | undefined, theirs: string | undefined): { note?: string } {
  const [long, short] = (mine ?? '').length >= (theirs ?? '').length ? [mine, theirs] : [theirs, mine];
  if (long === undefined) return {};
  if (short === undefined || long.includes(short)) return { note: long };
  return { note: `${mine}\n\n${theirs}` };
}
