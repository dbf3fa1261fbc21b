import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { EarlierVersion, ImportResult } from '../../formats/format.ts';
import { entryVersions, importedVersions } from '../../journal/entry-versions.ts';
import type { Journal } from '../../journal/journal.ts';
import { mergeOwnQuestions } from '../../journal/questions/own-questions.ts';
import { changedDays } from '../../journal/revisions-of.ts';
import { addRemoval, addRevision, hasVersion, isImportedLate } from './add-revision.ts';
import { mergeRests } from './merge-rests.ts';
import { questionRule } from './question-sentences.ts';
import { type ImportOutcome, type KeepRule, resolveConflict } from './resolve-conflict.ts';

/** Entries between two calls of `onBatch`. New entries of a batch are inserted together, which is faster than one by one. */
const BATCH_SIZE = 500;

interface ImportOptions {
  keep: KeepRule;
  /** The time of the import. */
  at: Date;
  /** Called after each batch with the number of its entries. */
  onBatch?: (count: number) => void;
}

/**
 * Imports entries, earlier versions, rests and own questions into a journal. A version that loses a conflict is added to the
 * history of its day.
 * @returns how many entries had each outcome, and the days whose entry stays although another program tells more
 */
export function importEntries(
  journal: Journal,
  {
    entries,
    earlierVersions,
    rests,
    ownQuestions,
    questionOrder,
  }: Pick<ImportResult, 'entries' | 'earlierVersions' | 'rests' | 'ownQuestions' | 'questionOrder'>,
  { keep, at, onBatch }: ImportOptions,
): { outcomes: Map<ImportOutcome, number>; keptDays: Day[] } {
  const keptDays: Day[] = [];
  const outcomes = new Map<ImportOutcome, number>();
  const importedDays = new Set(entries.map(({ entry }) => entry.day));
  for (const version of earlierVersions) importEarlierVersion(journal, version, importedDays.has(version.entry.day));
  const changed = new Set(changedDays(journal));
  const wasRemoved = (day: Day) => changed.has(day) && entryVersions(journal, day).some(({ removed }) => removed);
  const historyOf = (day: Day) => ({
    told: importedVersions(journal, day),
    wasRemoved: wasRemoved(day),
  });
  for (let start = 0; start < entries.length; start += BATCH_SIZE) {
    const batch = entries.slice(start, start + BATCH_SIZE);
    const created = new Map<Day, SavedEntry>();
    const createAll = () => {
      journal.createEntries([...created.values()], at);
      created.clear();
    };
    for (const { entry: theirs, fromProgram, isDayGiven } of batch) {
      // Two exports of one program may tell of the same day; the later one is compared with the one before.
      if (created.has(theirs.day)) createAll();
      const mine = journal.entry(theirs.day);
      const history = fromProgram ? { ...historyOf(theirs.day), isDayGiven } : undefined;
      const { outcome, entry } = resolveConflict(theirs, mine, keep, history);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome === 'kept') keptDays.push(theirs.day);
      if (outcome === 'older' || outcome === 'kept' || outcome === 'joined') addRevision(journal, theirs, at);
      const late = isImportedLate(entry);
      if (outcome === 'new' && !wasRemoved(entry.day)) created.set(entry.day, { ...entry, late });
      else if (outcome === 'newer') journal.adoptEntry(entry.day, { ...entry, late }, at);
      // The writer decides here against what was later, so the entry counts as changed now.
      else if (outcome !== 'same' && outcome !== 'older' && outcome !== 'kept')
        journal.replaceEntry({ ...entry, updated_at: at.toISOString() }, late, at);
    }
    createAll();
    onBatch?.(batch.length);
  }
  if (rests.length > 0) {
    mergeRests(
      journal,
      rests.map(({ rest }) => rest),
      at,
    );
  }
  // Last, so that the step that undo takes back has begun.
  mergeOwnQuestions(journal, { ownQuestions, questionOrder }, questionRule(keep));
  return { outcomes, keptDays };
}

/** Adds an earlier version unless the journal has it. A removal stays one if neither the journal nor the file has an entry. */
function importEarlierVersion(journal: Journal, { entry, until, removed }: EarlierVersion, isImported: boolean): void {
  const isRemoval = removed && !isImported && !journal.entry(entry.day);
  if (isRemoval && !hasVersion(journal, entry)) addRemoval(journal, entry, new Date(until));
  else addRevision(journal, entry, new Date(until));
}
