import { type Day, weekIndex } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import type { Content, Earlier } from '../formats/format.ts';
import type { Filter } from '../journal/filter.ts';
import type { Journal } from '../journal/journal.ts';
import { isoLabel } from '../trends/weeks.ts';

export const SPLITS = ['day', 'week', 'month', 'year'] as const;
export type Split = (typeof SPLITS)[number];

/** The name of the file for a day: `2026-03-02`, `2026-W10`, `2026-03` or `2026`. */
export function partOf(day: Day, split: Split): string {
  if (split === 'day') return day;
  if (split === 'month') return day.slice(0, 7);
  if (split === 'year') return day.slice(0, 4);
  return isoLabel(weekIndex(day));
}

/** The entries that pass a filter, with the earlier versions of their days, page by page. */
export function leaving(journal: Journal, filter: Filter, turn: (page: Written[]) => void): Content {
  const seen = isWhole(filter) ? null : new Set<Day>();
  return {
    entries: entries(journal, filter, (page) => {
      for (const { day } of page) seen?.add(day);
      turn(page);
    }),
    earlier: earlier(journal, filter.from, filter.to, (day) => seen?.has(day) ?? true),
  };
}

/** The same in parts, each small enough to be held whole. Days removed between two parts go with the later one. */
export function* leavingInParts(
  journal: Journal,
  filter: Filter,
  split: Split,
  turn: (page: Written[]) => void,
): Generator<{ name: string; content: Content }> {
  let from = filter.from;
  let part: Written[] = [];
  const take = (to: Day | undefined) => {
    const days = new Set(part.map(({ day }) => day));
    const wanted = (day: Day) => isWhole(filter) || days.has(day);
    const content = { entries: part, earlier: earlier(journal, from, to, wanted) };
    const name = partOf(part[0]!.day, split);
    from = to === undefined ? from : `${to} `;
    part = [];
    return { name, content };
  };
  for (const entry of entries(journal, filter, turn)) {
    if (part.length > 0 && partOf(part[0]!.day, split) !== partOf(entry.day, split)) yield take(part.at(-1)!.day);
    part.push(entry);
  }
  if (part.length > 0) yield take(filter.to);
}

function* entries(journal: Journal, filter: Filter, turn: (page: Written[]) => void): Generator<Written> {
  for (const page of journal.pages(filter)) {
    turn(page);
    yield* page;
  }
}

function* earlier(
  journal: Journal,
  from: Day | undefined,
  to: Day | undefined,
  wanted: (day: Day) => boolean,
): Generator<Earlier> {
  for (const day of journal.changedDays(from, to).filter(wanted)) yield* earlierOf(journal, day);
}

/** The versions of a day that stand no longer, in the journal's order. */
export function earlierOf(journal: Journal, day: Day): Earlier[] {
  const versions = journal.versions(day);
  const isWritten = versions.some(({ until }) => until === null);
  const removals = versions.filter(({ removed }) => !isWritten && removed);
  const removal = removals.reduce((last, one) => (one.until! >= (last?.until ?? '') ? one : last), removals[0]);
  return versions.flatMap((version) =>
    version.until === null ? [] : [{ entry: version.entry, until: version.until, removed: version === removal }],
  );
}

/** Whether a filter leaves out no day between its two ends. */
function isWhole({ from: _, to: __, ...more }: Filter): boolean {
  return Object.values(more).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
