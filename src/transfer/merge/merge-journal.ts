import type { Day } from '../../domain/day.ts';
import type { Rest } from '../../domain/rest.ts';
import type { EarlierVersion, ImportedEntry } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { mergeOwnQuestions, type OtherQuestions } from '../../journal/questions/own-questions.ts';
import { earlierVersionsOf } from '../export/export-content.ts';
import { addRemoval, addRevision, isImportedLate, versionKey } from '../import/add-revision.ts';
import { mergeRests } from '../import/merge-rests.ts';

/** The content of the journal that is merged into this one. */
export interface OtherJournal extends OtherQuestions {
  entries: readonly ImportedEntry[];
  earlierVersions: readonly EarlierVersion[];
  rests: readonly Rest[];
  /** The days of it with a stamp that was corrected. */
  correctedDays?: readonly Day[];
}

/** Counts of what a merge changed in the journal. */
export interface MergeSummary {
  changedDays: number;
  addedRevisions: number;
  changedRests: number;
  changedQuestions: number;
}

/**
 * The current state of a day: it has an entry, or it had one that was removed. `since` is the instant at which the state
 * began (ISO 8601, UTC), or empty if the entry has no instant.
 */
type DayState = { kind: 'entry' | 'removed'; entry: ImportedEntry; since: string };

/**
 * Merges another journal into this one. Each day gets the newer of its two states, an entry or a removal; all other
 * versions are kept in its history. The result depends only on the versions, so merging in any order gives the same
 * journal, and merging twice changes nothing. Overlapping rests are joined. Of an own question the version that was changed
 * later stays; the order of the questions is a setting of this journal.
 */
export function mergeJournal(journal: Journal, theirs: OtherJournal, at: Date): MergeSummary {
  let [changedDays, addedRevisions] = [0, 0];
  const entries = new Map(theirs.entries.map((entry) => [entry.day, entry]));
  const earlierVersions = Map.groupBy(theirs.earlierVersions, ({ entry }) => entry.day);
  const correctedDays = new Set(theirs.correctedDays);
  for (const day of new Set([...entries.keys(), ...earlierVersions.keys()])) {
    const earlier = earlierVersions.get(day) ?? [];
    const theirState = dayState(entries.get(day), earlier);
    const myState = dayState(journal.entry(day) ?? undefined, earlierVersionsOf(journal, day));
    const isTheirsNewer = isNewer(theirState, myState);
    for (const { entry, until } of earlier) {
      // Where a removal is taken over and the day has no entry here, `applyState` adds the removed version.
      if (isTheirsNewer && myState?.kind !== 'entry' && entry === theirState?.entry) continue;
      if (addRevision(journal, entry, new Date(until))) addedRevisions += 1;
    }
    if (isTheirsNewer) {
      applyState(journal, theirState!);
      changedDays += 1;
    } else if (theirState?.kind === 'entry' && addRevision(journal, theirState.entry, startOf(myState!))) {
      addedRevisions += 1;
    } else if (theirState?.kind === 'removed' && correctedDays.has(day)) {
      keepEnd(journal, theirState);
    }
  }
  const changedRests = mergeRests(journal, theirs.rests, at);
  // Last, so that the step that undo takes back has begun.
  const changedQuestions = mergeOwnQuestions(journal, theirs);
  return { changedDays, addedRevisions, changedRests, changedQuestions };
}

/** The state of a day with these versions; null if it never had an entry, or its removal is not recorded. */
function dayState(entry: ImportedEntry | undefined, earlier: readonly EarlierVersion[]): DayState | null {
  if (entry) return { kind: 'entry', entry, since: entry.updated_at ?? entry.logged_at ?? '' };
  const removal = earlier.find(({ removed }) => removed);
  return removal ? { kind: 'removed', entry: removal.entry, since: removal.until } : null;
}

/** Whether one state began later. At the same instant an entry wins over a removal, and of two entries the greater `rank`. */
function isNewer(one: DayState | null, other: DayState | null): boolean {
  if (!one) return false;
  if (!other) return true;
  if (one.since !== other.since) return one.since > other.since;
  return rank(one) > rank(other);
}

function rank({ kind, entry }: DayState): string {
  return kind === 'entry' ? `${versionKey(entry)}${isImportedLate(entry)}` : '';
}

function applyState(journal: Journal, state: DayState): void {
  const { kind, entry } = state;
  const { day } = entry;
  if (kind === 'entry') journal.adoptEntry(day, { ...entry, late: isImportedLate(entry) }, startOf(state));
  else if (journal.entry(day)) journal.adoptEntry(day, null, startOf(state));
  else addRemoval(journal, entry, startOf(state));
}

/** Keeps the corrected end of a removed version, from which the other journal learns that its stamp was wrong. */
function keepEnd(journal: Journal, { entry, since }: DayState): void {
  const isKept = earlierVersionsOf(journal, entry.day).some(({ until }) => until === since);
  if (!isKept) journal.addRevision(entry, isImportedLate(entry), new Date(since));
}

/** The instant at which a state began, or if it is unknown the beginning of the day in UTC. */
function startOf({ entry, since }: DayState): Date {
  return new Date(since || startOfDay(entry.day));
}

function startOfDay(day: Day): string {
  return `${day}T00:00:00.000Z`;
}
