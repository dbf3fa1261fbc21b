import type { Day } from '../domain/day.ts';
import type { EarlierVersion, ImportedEntry } from '../formats/format.ts';
import type { Journal } from '../journal/journal.ts';
import { joinWithAnd, pluralize } from '../render/text.ts';
import { earlierVersionsOf } from './export/export-content.ts';

/** How far ahead of this clock a stamp may lie: clocks differ by minutes. Stamps are in UTC, so zones are no reason. */
const TOLERANCE_MS = 3_600_000;
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

/**
 * Corrects stamps in the future, which a wrong clock has set: such a version counts as written one millisecond after the
 * version before it, or at the beginning of its day (UTC) if it is the first. This depends on the versions of the day
 * alone, so that two machines correct the same version in the same way, and again in the same way later.
 * @param at the time of the merge or the import
 * @returns the same versions, and the days with a corrected stamp, oldest first
 */
export function correctFutureStamps<Content extends Versions>(
  content: Content,
  at: Date,
): { content: Content; days: Day[] } {
  const limit = limitFor(at);
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
      earlierVersions: content.earlierVersions.map(({ entry, until, removed }) => ({
        entry: corrected(entry),
        until: right(entry.day, until),
        removed,
      })),
    },
  };
}

/** Corrects the stamps in the future of the journal itself. @returns the days with a corrected stamp, oldest first */
export function correctOwnFutureStamps(journal: Journal, at: Date): Day[] {
  const limit = limitFor(at);
  return journal.stamps.daysStampedAfter(limit).filter((day) => {
    const entry = journal.entry(day);
    const { stamps, latest } = correctionsFor(day, entry ? [entry] : [], earlierVersionsOf(journal, day), limit);
    journal.stamps.correct(day, stamps, latest);
    return stamps.size > 0;
  });
}

/** A sentence for the report of a merge or an import, or null if no stamp was corrected. */
export function futureStampsSentence(days: readonly Day[]): string | null {
  const distinct = [...new Set(days)].sort();
  if (distinct.length === 0) return null;
  const more = distinct.length - MAX_NAMED;
  const named = [...distinct.slice(0, MAX_NAMED), ...(more > 0 ? [`${more} more`] : [])];
  return `A clock was wrong: ${pluralize(distinct.length, 'day')} had a version stamped in the future (${joinWithAnd(named)}). It counts as written right after the version before it; nearfar history DAY shows all versions.`;
}

function limitFor(at: Date): string {
  return new Date(at.getTime() + TOLERANCE_MS).toISOString();
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
  const stamps = [...entries, ...earlier.map(({ entry }) => entry)].flatMap((entry) => stampOf(entry) ?? []);
  const all = [...new Set([...stamps, ...earlier.map(({ until }) => until)])].sort();
  const wrong = all.filter((stamp) => stamp > limit);
  const lastRight = all[all.length - wrong.length - 1];
  const first = Math.min(Date.parse(day), wrong[0] === undefined ? Number.POSITIVE_INFINITY : Date.parse(wrong[0]) - 1);
  const base = lastRight === undefined ? first : Date.parse(lastRight);
  const after = (count: number) => new Date(base + count).toISOString();
  return {
    stamps: new Map(
      wrong.map((stamp, index) => [stamp, after(index + 1)] as const).filter(([from, to]) => from !== to),
    ),
    latest: after(wrong.length),
  };
}
