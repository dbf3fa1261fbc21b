import { type Day, LAST_DAY } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { OwnQuestion } from '../../domain/questions/own-question.ts';
import type { QuestionOrder } from '../../domain/questions/question-order.ts';
import type { Rest } from '../../domain/rest.ts';
import type { EarlierVersion, ExportContent } from '../../formats/format.ts';
import { entryVersions } from '../../journal/entry-versions.ts';
import type { Journal } from '../../journal/journal.ts';
import { answerForms, ownQuestions, questionOrder } from '../../journal/questions/own-questions.ts';
import { changedDays } from '../../journal/revisions-of.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import type { EntryPage } from '../../journal/tables/entries.ts';

/** Called with every page of entries before its first entry is yielded. */
export type OnPage = (page: EntryPage) => void;

/** What is exported, and how the content of a file becomes what is written to it. */
export interface ExportSource {
  journal: Journal;
  filter: EntryFilter;
  toChunks: (content: ExportContent) => Iterable<string | Uint8Array>;
  onPage: OnPage;
}

/** The entries that pass a filter, the earlier versions of their days, and the rests among them; each read as it is iterated. */
export function exportContent(journal: Journal, filter: EntryFilter, onPage?: OnPage): ExportContent {
  return {
    entries: exportedEntries(journal, filter, onPage),
    earlierVersions: exportedEarlierVersions(journal, filter),
    rests: exportedRests(journal, filter),
    span: () => journal.span(filter),
    answerForms: () => answerForms(journal, filter),
    ...exportedQuestions(journal),
  };
}

/** The writer's own questions and the order of all; nothing where there never was any. */
export function exportedQuestions(journal: Journal): { ownQuestions?: OwnQuestion[]; questionOrder?: QuestionOrder } {
  if (journal.settings.questionOrder() === null) return {};
  return { ownQuestions: ownQuestions(journal), questionOrder: questionOrder(journal) };
}

/** The entries that pass a filter, oldest first, with one page of them in memory at a time. */
export function* exportedEntries(journal: Journal, filter: EntryFilter, onPage?: OnPage): Generator<SavedEntry> {
  for (const page of journal.pages(filter)) {
    onPage?.(page);
    yield* page.entries;
  }
}

/** A range filter exports the earlier versions of all its days, also of removed ones; any other filter those of the days it finds. */
function* exportedEarlierVersions(journal: Journal, filter: EntryFilter): Generator<EarlierVersion> {
  const days = isRangeFilter(filter) ? null : new Set<Day>();
  if (days) for (const { day } of exportedEntries(journal, filter)) days.add(day);
  yield* earlierVersionsIn(journal, filter.from, filter.to, days);
}

/** The earlier versions of the days of a range, both ends included, and if `days` is given only of those. */
export function* earlierVersionsIn(
  journal: Journal,
  from: Day | undefined,
  to: Day | undefined,
  days: ReadonlySet<Day> | null,
): Generator<EarlierVersion> {
  for (const day of changedDays(journal, from, to)) if (days?.has(day) ?? true) yield* earlierVersionsOf(journal, day);
}

/** The versions of a day that are not current, in the order of the change log. At most one, the latest, is marked as removed. */
export function earlierVersionsOf(journal: Journal, day: Day): EarlierVersion[] {
  const versions = entryVersions(journal, day);
  const hasEntry = versions.some(({ until }) => until === null);
  const removals = hasEntry ? [] : versions.filter(({ removed }) => removed);
  const lastRemoval = removals.reduce((last, one) => (one.until! >= (last?.until ?? '') ? one : last), removals[0]);
  return versions.flatMap((version) =>
    version.until === null
      ? []
      : [
          {
            entry: version.entry,
            until: version.until,
            removed: version === lastRemoval,
            ...(version.ended === 'aside' && { aside: true }),
            ...(version.undone_at !== undefined && { undone_at: version.undone_at }),
          },
        ],
  );
}

/** The rests that share a day with the range of a filter; none for a filter by anything else than a range. */
export function exportedRests(journal: Journal, filter: EntryFilter): Rest[] {
  const { from = '', to = LAST_DAY } = filter;
  return isRangeFilter(filter) ? journal.rests().filter((rest) => rest.to >= from && rest.from <= to) : [];
}

/** Whether a filter chooses all days between two ends, either of which may be open. */
export function isRangeFilter({ from: _, to: __, ...conditions }: EntryFilter): boolean {
  return Object.values(conditions).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
}
