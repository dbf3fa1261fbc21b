import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { ImportedEntry } from '../formats/format.ts';
import type { Journal } from '../journal/journal.ts';
import { daysStampedAfter, replaceStamps, stampsByDay, stampUndoneEntries } from '../journal/stamps.ts';
import { nameSome } from '../language/name-some.ts';
import { joinWithAnd, pluralize } from '../render/text.ts';
import { earlierVersionsOf } from './export/export-content.ts';
import {
  type Corrections,
  canBeCorrection,
  correctionsFor,
  latestOf,
  stampOf,
  TOLERANCE_MS,
  type Versions,
  withStamps,
} from './stamp-corrections.ts';

/** With more days of the own journal in the future, it is rather this clock that is behind, and nothing is corrected. */
const MAX_OWN_DAYS = 30;
const NO_LIMIT = '9999-12-31T23:59:59.999Z';
/** How many days the sentence names. */
const MAX_NAMED = 5;

/** The wrong stamps of the journal, by day. */
type OwnCorrections = ReadonlyMap<Day, Corrections>;

/** What comes in with the right stamps, and what is wrong in it and in the journal. */
export interface CorrectedStamps<Content extends Versions> {
  content: Content;
  /** The days of it that had a wrong stamp, oldest first. */
  days: Day[];
  own: OwnCorrections;
  /** The latest stamp that can be right. */
  limit: string;
}

/** The latest stamp that can be right at the time of a merge or an import. */
export function latestBelievable(journal: Journal, at: Date): string {
  const limit = new Date(at.getTime() + TOLERANCE_MS).toISOString();
  return daysStampedAfter(journal, limit).length > MAX_OWN_DAYS ? NO_LIMIT : limit;
}

/**
 * Corrects the stamps by which a merge or an import tells the newer of two versions; the journal stays as it is. An entry that an
 * undo brought back counts as written when it did. A version that is stamped in the future, by a wrong clock, counts as written
 * right after the one it replaced, or right after the beginning of its day (UTC) if it is the first. Where one side has corrected
 * a stamp of the other, the other takes that over, whatever the clock here says: a machine whose clock is wrong learns so of it.
 */
export function correctStamps<Content extends Versions>(
  journal: Journal,
  given: Content,
  at: Date,
): CorrectedStamps<Content> {
  const limit = latestBelievable(journal, at);
  const content = { ...given, entries: stampUndone(given) };
  const theirs = byDay(content);
  const ownStamps = stampsByDay(journal);
  const suspects = [...theirs].flatMap(([day, versions]) => {
    const stamps = [stampOf(versions.entries[0] ?? {}) ?? '', latestOf(versions)];
    const mine = ownStamps.get(day) ?? stamps;
    return stamps.some((stamp, index) => stamp > limit || canBeCorrection(day, stamp, mine[index]!)) ? [day] : [];
  });
  const [corrections, own] = [new Map<Day, Corrections>(), new Map<Day, Corrections>()];
  for (const day of new Set([...suspects, ...daysStampedAfter(journal, limit)])) {
    const [other, mine] = [theirs.get(day) ?? NOTHING, ownVersions(journal, day)];
    const [theirStamps, myStamps] = [correctionsFor(day, other, mine, limit), correctionsFor(day, mine, other, limit)];
    if (theirStamps.size > 0) corrections.set(day, theirStamps);
    if (myStamps.size > 0) own.set(day, myStamps);
  }
  return { content: withStamps(content, corrections), days: [...corrections.keys()].sort(), own, limit };
}

/** Corrects the stamps of the journal itself. */
export function correctOwnStamps(journal: Journal, own: OwnCorrections): void {
  stampUndoneEntries(journal);
  for (const [day, stamps] of own) {
    const latest = latestOf(withStamps(ownVersions(journal, day), own));
    replaceStamps(journal, day, stamps, latest);
  }
}

/** The entry of a day with the stamp that an import would give it; the journal stays as it is. */
export function entryWithRightStamp(journal: Journal, day: Day, own: OwnCorrections): SavedEntry | null {
  const entry = journal.entry(day);
  return entry && { ...entry, ...withStamps(ownVersions(journal, day), own).entries[0] };
}

/** What a merge or an import says about the days with a corrected stamp; nothing if there is none. */
export function futureStampsSentence(days: readonly Day[], limit: string): string[] {
  if (limit === NO_LIMIT)
    return [
      `More than ${MAX_OWN_DAYS} days here were written later than this clock says. If it is behind, put it right and do this again.`,
    ];
  const distinct = [...new Set(days)].sort();
  if (distinct.length === 0) return [];
  const named = nameSome(distinct, MAX_NAMED);
  return [
    `A clock was wrong: ${pluralize(distinct.length, 'day')} had a version stamped in the future (${joinWithAnd(named)}). Such a version counts as written right after the one before it; nearfar history DAY shows them all.`,
  ];
}

const NOTHING: Versions = { entries: [], earlierVersions: [] };

function byDay({ entries, earlierVersions }: Versions): Map<Day, Versions> {
  const current = Map.groupBy(entries, ({ day }) => day);
  const earlier = Map.groupBy(earlierVersions, ({ entry }) => entry.day);
  const days = [...current.keys(), ...earlier.keys()];
  return new Map(
    days.map((day) => [day, { entries: current.get(day) ?? [], earlierVersions: earlier.get(day) ?? [] }]),
  );
}

function ownVersions(journal: Journal, day: Day): Versions {
  const entry = journal.entry(day);
  const versions = { entries: entry ? [entry] : [], earlierVersions: earlierVersionsOf(journal, day) };
  return { ...versions, entries: stampUndone(versions) };
}

/** The entries, with the stamps of those that an undo brought back. */
function stampUndone({ entries, earlierVersions }: Versions): readonly ImportedEntry[] {
  const undoneAt = new Map<Day, string>();
  for (const { entry, undone_at = '' } of earlierVersions)
    if (undone_at > (undoneAt.get(entry.day) ?? '')) undoneAt.set(entry.day, undone_at);
  if (undoneAt.size === 0) return entries;
  return entries.map((entry) => {
    const instant = undoneAt.get(entry.day);
    return instant !== undefined && instant > (stampOf(entry) ?? '') ? { ...entry, updated_at: instant } : entry;
  });
}
