import type { Day } from '../domain/day.ts';
import { ENTRY_FIELDS } from '../domain/entry.ts';
import type { EarlierVersion, ImportedEntry } from '../formats/format.ts';
import { stringifyKeys } from '../formats/json/versioned-json.ts';

/** Versions of one day or of many. */
export interface Versions {
  entries: readonly ImportedEntry[];
  earlierVersions: readonly EarlierVersion[];
}

/** The right stamp for each wrong one of a day. */
export type Corrections = ReadonlyMap<string, string>;

/**
 * How far ahead of this clock a stamp may lie. Nearer ones are soon past by themselves, and are often right: a clock that
 * is a day behind must not take them for wrong. Stamps are in UTC, so zones make no difference.
 */
export const TOLERANCE_MS = 2 * 86_400_000;
/**
 * A version that was ahead by a year counts as written half a minute after the one before it: of two machines whose clocks
 * were both ahead, the later version still stands.
 */
const DELAY_DIVISOR = 1_000_000;
const MAX_DELAY_MS = 3_600_000;
const CONTENT_FIELDS = ENTRY_FIELDS.filter((field) => field !== 'updated_at');

/** When a version was written, as far as it says. */
export function stampOf({
  updated_at,
  logged_at,
}: Pick<ImportedEntry, 'updated_at' | 'logged_at'>): string | undefined {
  return updated_at ?? logged_at;
}

/** Whether the earlier of two stamps can be a correction of the other: it is much earlier, or at the very beginning of its day. */
export function canBeCorrection(day: Day, one: string, other: string): boolean {
  if (one === other) return false;
  const [first, second] = [Date.parse(one), Date.parse(other)];
  const isAtBeginning = Math.abs(Math.min(first, second) - Date.parse(day)) < 1000;
  return Math.abs(first - second) > TOLERANCE_MS || isAtBeginning;
}

/** The latest stamp and end of some versions; empty if none has one. */
export function latestOf({ entries, earlierVersions }: Versions): string {
  let latest = '';
  const take = (stamp = '') => {
    if (stamp > latest) latest = stamp;
  };
  for (const entry of entries) take(stampOf(entry));
  for (const { entry, until } of earlierVersions) {
    take(stampOf(entry));
    take(until);
  }
  return latest;
}

/**
 * A right stamp for each wrong one of a day, in their order: the one that the other side knows, and for each other after the limit
 * one right after the version that was replaced. Where a version from elsewhere was kept beside those that stood, that changes
 * nothing.
 */
export function correctionsFor(day: Day, mine: Versions, theirs: Versions, limit: string): Corrections {
  const known = knownCorrections(day, mine, theirs);
  const isWrong = (stamp: string) => stamp > limit || known.has(stamp);
  const all = versionsOf(mine);
  const wrong = [...new Set(all.flatMap(({ instants }) => instants).filter(isWrong))].sort();
  if (wrong.length === 0) return known;
  // When a day was first written stays known after a purge, and no version is older.
  const right = all
    .filter(({ aside }) => !aside)
    .flatMap(({ instants, first }) => [...instants, ...first])
    .filter((stamp) => !isWrong(stamp))
    .sort();
  const isFirst = right.length === 0;
  const base = Date.parse(right.at(-1) ?? day);
  let latest = base;
  let before = Number.NEGATIVE_INFINITY;
  const corrected = wrong.map((stamp) => {
    const [at, knownAt] = [Date.parse(stamp), Date.parse(known.get(stamp) ?? '')];
    // Two versions that say the same may be taken for each other: what came later stays later.
    if (knownAt > before) latest = knownAt;
    // Such a one is corrected already, and its day lies in the future.
    else if (at > latest && at - latest <= MAX_DELAY_MS) latest = at;
    else latest = Math.max(latest + 1, isFirst ? base : rightAfter(base, stamp));
    before = latest;
    return [stamp, new Date(latest).toISOString()] as const;
  });
  return new Map(corrected.filter(([from, to]) => from !== to));
}

/** The stamps of one side that the other side has corrected: the same version has one there that follows from it. */
function knownCorrections(day: Day, mine: Versions, theirs: Versions): Corrections {
  const [ours, others] = [versionsOf(mine), versionsOf(theirs)];
  const known = [...ours, ...others].flatMap(({ instants, first }) => [...instants, ...first]);
  const bases = [...new Set(known)].map((instant) => Date.parse(instant));
  const othersByContent = Map.groupBy(others, ({ content }) => content);
  const pairsOf = (which: 'written' | 'ended') =>
    ours
      .flatMap((version) =>
        (othersByContent.get(version.content) ?? []).map(
          (other) => [version[which] ?? '', other[which] ?? ''] as const,
        ),
      )
      .sort();
  const corrections = new Map<string, string>();
  const own = new Set(ours.flatMap(({ instants }) => instants));
  // The end of a version may be corrected to that of the next but one, which the other side took over at once.
  for (const which of ['written', 'ended'] as const)
    for (const [wrong, right] of pairsOf(which)) {
      if (corrections.has(wrong) || own.has(right) || !(right < wrong && canBeCorrection(day, right, wrong))) continue;
      const isInOrder = [...corrections].every(([from, to]) => from < wrong === to < right && to !== right);
      if (isInOrder && isCorrectionOf(wrong, right, Date.parse(day), bases)) corrections.set(wrong, right);
    }
  return corrections;
}

/** What tells a version from others, and its stamps as far as they are known. */
function versionsOf({ entries, earlierVersions }: Versions) {
  const all = [...entries.map((entry) => ({ entry, until: undefined, aside: false })), ...earlierVersions];
  return all.map(({ entry, until, aside }) => {
    const written = stampOf(entry);
    const instants = [written, until].filter((instant) => instant !== undefined);
    return {
      content: contentKey(entry),
      written,
      ended: until,
      instants,
      first: [entry.logged_at ?? []].flat(),
      aside,
    };
  });
}

/** A text that is equal for two versions that say the same, whenever they were written. */
function contentKey(entry: ImportedEntry): string {
  return stringifyKeys(entry, CONTENT_FIELDS);
}

/** Whether a stamp is what `correctionsFor` makes of another, after the beginning of its day or an instant that is known of it. */
function isCorrectionOf(wrong: string, right: string, startOfDay: number, bases: readonly number[]): boolean {
  return [startOfDay + 1, ...bases.map((base) => rightAfter(base, wrong))].some((earliest) => {
    const moved = Date.parse(right) - earliest;
    return moved >= 0 && moved <= bases.length;
  });
}

/** The instant right after another that stands for a wrong stamp. */
function rightAfter(base: number, wrong: string): number {
  return base + Math.floor(Math.min(MAX_DELAY_MS, Math.max(0, Date.parse(wrong) - base) / DELAY_DIVISOR)) + 1;
}

/** The same versions, each with its right stamps. */
export function withStamps<Content extends Versions>(
  content: Content,
  corrections: ReadonlyMap<Day, Corrections>,
): Content {
  if (corrections.size === 0) return content;
  const right = (day: Day, stamp: string) => corrections.get(day)?.get(stamp) ?? stamp;
  const corrected = (entry: ImportedEntry): ImportedEntry => {
    const stamp = stampOf(entry);
    const rightStamp = stamp && right(entry.day, stamp);
    return rightStamp === stamp ? entry : { ...entry, updated_at: rightStamp! };
  };
  return {
    ...content,
    entries: content.entries.map(corrected),
    earlierVersions: content.earlierVersions.map((version) => ({
      ...version,
      entry: corrected(version.entry),
      until: right(version.entry.day, version.until),
    })),
  };
}
