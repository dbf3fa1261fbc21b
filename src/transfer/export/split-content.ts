import { type Day, weekIndex } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { Rest } from '../../domain/rest.ts';
import type { ExportContent } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import { weekPeriod } from '../../trends/periods/period.ts';
import { exportedEarlierVersions, exportedEntries, exportedRests, isContiguous } from './export-content.ts';

export type SplitUnit = 'day' | 'week' | 'month' | 'year';

/** What leaves the journal in parts, each small enough to be held whole. Days removed and rests begun between two parts go with the later one. */
export function* splitContent(
  journal: Journal,
  filter: EntryFilter,
  split: SplitUnit,
  turn: (page: SavedEntry[]) => void,
): Generator<{ name: string; content: ExportContent & { entries: SavedEntry[] } }> {
  let from = filter.from;
  let part: SavedEntry[] = [];
  let rests = exportedRests(journal, filter);
  const take = (to: Day | undefined) => {
    const days = new Set(part.map(({ day }) => day));
    const wanted = (day: Day) => isContiguous(filter) || days.has(day);
    const isDue = (rest: Rest) => to === undefined || rest.from <= to;
    const content = {
      entries: part,
      earlierVersions: exportedEarlierVersions(journal, from, to, wanted),
      rests: rests.filter(isDue),
    };
    rests = rests.filter((rest) => !isDue(rest));
    const name = partOf(part[0]!.day, split);
    from = to === undefined ? from : `${to} `;
    part = [];
    return { name, content };
  };
  for (const entry of exportedEntries(journal, filter, turn)) {
    if (part.length > 0 && partOf(part[0]!.day, split) !== partOf(entry.day, split)) yield take(part.at(-1)!.day);
    part.push(entry);
  }
  if (part.length > 0) yield take(filter.to);
}

/** The name of the file for a day: `2026-03-02`, `2026-W10`, `2026-03` or `2026`. */
function partOf(day: Day, split: SplitUnit): string {
  if (split === 'day') return day;
  if (split === 'month') return day.slice(0, 7);
  if (split === 'year') return day.slice(0, 4);
  return weekPeriod(weekIndex(day)).label;
}
