import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import type { EarlierVersion, ImportedEntry } from '../formats/format.ts';
import type { Journal } from '../journal/journal.ts';
import { nameSome } from '../language/name-some.ts';
import { joinWithAnd, pluralize } from '../render/text.ts';
import { earlierVersionsOf } from './export/export-content.ts';

/**
 * How far ahead of this clock a stamp may lie. Nearer ones are soon past by themselves, and are often right: a clock that
 * is a day behind must not take them for wrong. Stamps are in UTC, so zones make no difference.
 */
const TOLERANCE_MS = 2 * 86_400_000;
/** With more days of the own journal in the future, it is rather this clock that is behind, and nothing is corrected. */
const MAX_OWN_DAYS = 30;
const NO_LIMIT = '9999-12-31T23:59:59.999Z';
/**
 * A version that was ahead by a year counts as written half a minute after the one before it: of two machines whose clocks
 * were both ahead, the later version still stands.
 */
const DELAY_DIVISOR = 1_000_000;
const MAX_DELAY_MS = 3_600_000;
/** How many days the sentence names. */
const MAX_NAMED = 5;

interface Versions {
  entries: readonly ImportedEntry[];
  earlierVersions: readonly EarlierVersion[];
}

/** The right stamp for each one that lies in the future, and the latest of all stamps that are left. */
interface Corrections {
  stamps: ReadonlyMap<string, string>;
  latest: string;
}

/** The latest stamp that can be right at the time of a merge or an import. */
export function latestBelievable(journal: Journal, at: Date): string {
  const limit = new Date(at.getTime() + TOLERANCE_MS).toISOString();
  return journal.stamps.daysStampedAfter(limit).length > MAX_OWN_DAYS ? NO_LIMIT : limit;
}

/**
 * Corrects the stamps by which a merge or an import tells the newer of two versions. An entry that an undo brought back
 * counts as written when it did. A version that is stamped in the future, by a wrong clock, counts as written right after
 * the version before it, or at the beginning of its day (UTC) if it is the first. This depends on the versions of the day
 * alone, so that two machines correct the same version in the same way, and again in the same way later.
 * @param limit as `latestBelievable` says
 * @returns the same versions, and the days with a stamp in the future, oldest first
 */
export function correctStamps<Content extends Versions>(
  given: Content,
  limit: string,
): { content: Content; days: Day[] } {
  const content = { ...given, entries: stampUndone(given) };
  const isWrong = (stamp: string | undefined) => stamp !== undefined && stamp > limit;
  const suspects = new Set([
    ...content.entries.filter((entry) => isWrong(stampOf(entry))).map(({ day }) => day),
    ...content.earlierVersions.filter(({ until }) => isWrong(until)).map(({ entry }) => entry.day),
  ]);
  if (suspects.size === 0) return { content, days: [] };
  const entriesByDay = Map.groupBy(content.entries, ({ day }) => day);
  const earlierByDay = Map.groupBy(content.earlierVersions, ({ entry }) => entry.day);
  const corrections = new Map(
    [...suspects].map((day) => [
      day,
      correctionsFor(day, entriesByDay.get(day) ?? [], earlierByDay.get(day) ?? [], limit).stamps,
    ]),
  );
  const days = [...suspects].filter((day) => corrections.get(day)!.size > 0).sort();
  const right = (day: Day, stamp: string) => corrections.get(day)?.get(stamp) ?? stamp;
  const corrected = (entry: ImportedEntry): ImportedEntry => {
    const stamp = stampOf(entry);
    const rightStamp = stamp && right(entry.day, stamp);
    return rightStamp === stamp ? entry : { ...entry, updated_at: rightStamp! };
  };
  return {
    days,
    content: {
      ...content,
      entries: content.entries.map(corrected),
      earlierVersions: content.earlierVersions.map((version) => ({
        ...version,
        entry: corrected(version.entry),
        until: right(version.entry.day, version.until),
      })),
    },
  };
}

/** Does the same with the journal itself. @returns the days with a stamp in the future, oldest first */
export function correctOwnStamps(journal: Journal, limit: string): Day[] {
  journal.stamps.stampUndone();
  return journal.stamps.daysStampedAfter(limit).filter((day) => {
    const entry = journal.entry(day);
    const { stamps, latest } = correctionsFor(day, entry ? [entry] : [], earlierVersionsOf(journal, day), limit);
    journal.stamps.correct(day, stamps, latest);
    return stamps.size > 0;
  });
}

/** The entry of a day with the stamp that an import would give it; the journal stays as it is. */
export function entryWithRightStamp(journal: Journal, day: Day, limit: string): SavedEntry | null {
  const entry = journal.entry(day);
  if (!entry) return null;
  const { content } = correctStamps({ entries: [entry], earlierVersions: earlierVersionsOf(journal, day) }, limit);
  return { ...entry, ...content.entries[0] };
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

/** When a version was written, as far as it says. */
function stampOf({ updated_at, logged_at }: ImportedEntry): string | undefined {
  return updated_at ?? logged_at;
}

function correctionsFor(
  day: Day,
  entries: readonly ImportedEntry[],
  earlier: readonly EarlierVersion[],
  limit: string,
): Corrections {
  const versions = [...entries, ...earlier.map(({ entry }) => entry)];
  const stamps = versions.flatMap((entry) => stampOf(entry) ?? []);
  // When a day was first written stays known after a purge, and no version is older.
  const firstStamps = versions.flatMap(({ logged_at }) =>
    logged_at !== undefined && logged_at <= limit ? logged_at : [],
  );
  const all = [...new Set([...stamps, ...firstStamps, ...earlier.map(({ until }) => until)])].sort();
  const wrong = all.filter((stamp) => stamp > limit);
  const lastRight = all[all.length - wrong.length - 1];
  const earliest = Math.min(Date.parse(day), ...wrong.slice(0, 1).map((stamp) => Date.parse(stamp) - 1));
  const base = lastRight === undefined ? earliest : Date.parse(lastRight);
  let latest = base;
  const corrected = new Map<string, string>();
  for (const stamp of wrong) {
    const delay = lastRight === undefined ? 0 : Math.min(MAX_DELAY_MS, (Date.parse(stamp) - base) / DELAY_DIVISOR);
    latest = Math.max(latest, base + Math.floor(delay)) + 1;
    corrected.set(stamp, new Date(latest).toISOString());
  }
  return {
    stamps: new Map([...corrected].filter(([from, to]) => from !== to)),
    latest: new Date(latest).toISOString(),
  };
}
