import type { Day } from '../../domain/day.ts';
import type { Written } from '../../domain/entry.ts';
import type { Rest } from '../../domain/rest.ts';
import type { Content, Earlier } from '../../formats/format.ts';
import type { Filter } from '../../journal/filter.ts';
import type { Journal } from '../../journal/journal.ts';

/** The entries that pass a filter, page by page, with the earlier versions of their days and the rests among them. */
export function leaving(journal: Journal, filter: Filter, turn: (page: Written[]) => void): Content {
  const seen = isWhole(filter) ? null : new Set<Day>();
  return {
    entries: entriesLeaving(journal, filter, (page) => {
      for (const { day } of page) seen?.add(day);
      turn(page);
    }),
    earlier: earlierLeaving(journal, filter.from, filter.to, (day) => seen?.has(day) ?? true),
    rests: restsLeaving(journal, filter),
  };
}

/** The entries that pass a filter; `turn` sees each page of them first. */
export function* entriesLeaving(journal: Journal, filter: Filter, turn: (page: Written[]) => void): Generator<Written> {
  for (const page of journal.pages(filter)) {
    turn(page);
    for (const entry of page) yield entry;
  }
}

/** The earlier versions of the wanted days of a range. */
export function* earlierLeaving(
  journal: Journal,
  from: Day | undefined,
  to: Day | undefined,
  wanted: (day: Day) => boolean,
): Generator<Earlier> {
  for (const day of journal.changedDays(from, to).filter(wanted)) yield* earlierOf(journal, day);
}

/** The rests that touch the stretch of a filter; a filter for more than a stretch asks for entries alone. */
export function restsLeaving(journal: Journal, filter: Filter): Rest[] {
  const { from = '', to = '9999-12-31' } = filter;
  return isWhole(filter) ? journal.rests().filter((rest) => rest.to >= from && rest.from <= to) : [];
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
export function isWhole({ from: _, to: __, ...more }: Filter): boolean {
  return Object.values(more).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
