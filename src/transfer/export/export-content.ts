import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { Rest } from '../../domain/rest.ts';
import type { EarlierVersion, ExportContent } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';

/** The entries that pass a filter, page by page, with the earlier versions of their days and the rests among them. */
export function exportContent(
  journal: Journal,
  filter: EntryFilter,
  turn: (page: SavedEntry[]) => void,
): ExportContent {
  const seen = isContiguous(filter) ? null : new Set<Day>();
  return {
    entries: exportedEntries(journal, filter, (page) => {
      for (const { day } of page) seen?.add(day);
      turn(page);
    }),
    earlierVersions: exportedEarlierVersions(journal, filter.from, filter.to, (day) => seen?.has(day) ?? true),
    rests: exportedRests(journal, filter),
  };
}

/** The entries that pass a filter; `turn` sees each page of them first. */
export function* exportedEntries(
  journal: Journal,
  filter: EntryFilter,
  turn: (page: SavedEntry[]) => void,
): Generator<SavedEntry> {
  for (const page of journal.pages(filter)) {
    turn(page);
    for (const entry of page) yield entry;
  }
}

/** The earlier versions of the wanted days of a range. */
export function* exportedEarlierVersions(
  journal: Journal,
  from: Day | undefined,
  to: Day | undefined,
  wanted: (day: Day) => boolean,
): Generator<EarlierVersion> {
  for (const day of journal.changedDays(from, to).filter(wanted)) yield* earlierVersionsOf(journal, day);
}

/** The rests that touch the stretch of a filter; a filter for more than a stretch asks for entries alone. */
export function exportedRests(journal: Journal, filter: EntryFilter): Rest[] {
  const { from = '', to = '9999-12-31' } = filter;
  return isContiguous(filter) ? journal.rests().filter((rest) => rest.to >= from && rest.from <= to) : [];
}

/** The versions of a day that stand no longer, in the journal's order. */
export function earlierVersionsOf(journal: Journal, day: Day): EarlierVersion[] {
  const versions = journal.versions(day);
  const isWritten = versions.some(({ until }) => until === null);
  const removals = versions.filter(({ removed }) => !isWritten && removed);
  const removal = removals.reduce((last, one) => (one.until! >= (last?.until ?? '') ? one : last), removals[0]);
  return versions.flatMap((version) =>
    version.until === null ? [] : [{ entry: version.entry, until: version.until, removed: version === removal }],
  );
}

/** Whether a filter leaves out no day between its two ends. */
export function isContiguous({ from: _, to: __, ...more }: EntryFilter): boolean {
  return Object.values(more).every((value) => value === undefined || (Array.isArray(value) && value.length === 0));
}
