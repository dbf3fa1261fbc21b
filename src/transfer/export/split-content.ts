import { addDays, type Day, weekIndex } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { ExportContent } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { answerForms } from '../../journal/questions/own-questions.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import { weekPeriod } from '../../trends/periods/period.ts';
import {
  earlierVersionsIn,
  exportedEntries,
  exportedQuestions,
  exportedRests,
  isRangeFilter,
  type OnPage,
} from './export-content.ts';

export type SplitUnit = 'day' | 'week' | 'month' | 'year';

/** One file of a split export. */
interface Part {
  /** The name of the file without its extension: `2026-03-02`, `2026-W10`, `2026-03` or `2026`. */
  name: string;
  content: ExportContent & { entries: readonly SavedEntry[] };
}

/**
 * Splits an export into one part for each day, week, month or year that has an entry, with one part in memory at a time.
 * Removed days and rests after the last entry of one part belong to the next part, so that each is in exactly one.
 */
export function* splitContent(journal: Journal, filter: EntryFilter, unit: SplitUnit, onPage: OnPage): Generator<Part> {
  const rests = exportedRests(journal, filter);
  let previousDay: Day | undefined;
  for (const { entries, isLast } of groupByUnit(exportedEntries(journal, filter, onPage), unit)) {
    const after = previousDay;
    const lastDay = entries.at(-1)!.day;
    const from = after === undefined ? filter.from : addDays(after, 1);
    const days = isRangeFilter(filter) ? null : new Set(entries.map(({ day }) => day));
    yield {
      name: partName(entries[0]!.day, unit),
      content: {
        entries,
        ...exportedQuestions(journal),
        answerForms: () => answerForms(journal, { ...filter, from: entries[0]!.day, to: lastDay }),
        span: () => ({ from: entries[0]!.day, to: lastDay, count: entries.length }),
        earlierVersions: earlierVersionsIn(journal, from, isLast ? filter.to : lastDay, days),
        rests: rests.filter((rest) => (after === undefined || rest.from > after) && (isLast || rest.from <= lastDay)),
      },
    };
    previousDay = lastDay;
  }
}

/** Groups entries, which come oldest first, by the part that they belong to. */
function* groupByUnit(
  entries: Iterable<SavedEntry>,
  unit: SplitUnit,
): Generator<{ entries: SavedEntry[]; isLast: boolean }> {
  let group: SavedEntry[] = [];
  for (const entry of entries) {
    if (group.length > 0 && partName(group[0]!.day, unit) !== partName(entry.day, unit)) {
      yield { entries: group, isLast: false };
      group = [];
    }
    group.push(entry);
  }
  if (group.length > 0) yield { entries: group, isLast: true };
}

function partName(day: Day, unit: SplitUnit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return day.slice(0, 7);
  if (unit === 'year') return day.slice(0, 4);
  return weekPeriod(weekIndex(day)).label;
}
