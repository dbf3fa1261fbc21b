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
  const importedDays = new Set(entries.map(({ entry }) => entry.day));
  for (const version of earlierVersions) importEarlierVersion(journal, version, importedDays.has(version.entry.day));
  const importer = new EntryImporter(journal, keep, at);
  for (let start = 0; start < entries.length; start += BATCH_SIZE) {
    const batch = entries.slice(start, start + BATCH_SIZE);
    importer.addBatch(batch);
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
  return { outcomes: importer.outcomes, keptDays: importer.keptDays };
}

/** Brings entries into the journal one after the other, and counts what became of them. */
class EntryImporter {
  /** How many entries had each outcome. */
  readonly outcomes = new Map<ImportOutcome, number>();
  /** The days whose entry stays although another program tells more. */
  readonly keptDays: Day[] = [];
  readonly #journal: Journal;
  readonly #keep: KeepRule;
  readonly #at: Date;
  /** The days of which the journal had versions before. */
  readonly #changed: ReadonlySet<Day>;
  /** The new entries that are not yet inserted. */
  readonly #created = new Map<Day, SavedEntry>();

  constructor(journal: Journal, keep: KeepRule, at: Date) {
    this.#journal = journal;
    this.#keep = keep;
    this.#at = at;
    this.#changed = new Set(changedDays(journal));
  }

  addBatch(batch: ImportResult['entries']): void {
    for (const item of batch) this.#add(item);
    this.#insertCreated();
  }

  #add({ entry: theirs, fromProgram, isDayGiven }: ImportResult['entries'][number]): void {
    // Two exports of one program may tell of the same day; the later one is compared with the one before.
    if (this.#created.has(theirs.day)) this.#insertCreated();
    const mine = this.#journal.entry(theirs.day);
    const history = fromProgram ? { ...this.#historyOf(theirs.day), isDayGiven } : undefined;
    const { outcome, entry } = resolveConflict(theirs, mine, this.#keep, history);
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'kept') this.keptDays.push(theirs.day);
    if (outcome === 'older' || outcome === 'kept' || outcome === 'joined') addRevision(this.#journal, theirs, this.#at);
    this.#store(outcome, { ...entry, late: isImportedLate(entry) });
  }

  #store(outcome: ImportOutcome, entry: SavedEntry): void {
    const at = this.#at;
    if (outcome === 'new' && !this.#wasRemoved(entry.day)) this.#created.set(entry.day, entry);
    else if (outcome === 'newer') this.#journal.adoptEntry(entry.day, entry, at);
    // The writer decides here against what was later, so the entry counts as changed now.
    else if (outcome !== 'same' && outcome !== 'older' && outcome !== 'kept')
      this.#journal.replaceEntry({ ...entry, updated_at: at.toISOString() }, entry.late, at);
  }

  #insertCreated(): void {
    this.#journal.createEntries([...this.#created.values()], this.#at);
    this.#created.clear();
  }

  #historyOf(day: Day) {
    return { told: importedVersions(this.#journal, day), wasRemoved: this.#wasRemoved(day) };
  }

  #wasRemoved(day: Day): boolean {
    return this.#changed.has(day) && entryVersions(this.#journal, day).some(({ removed }) => removed);
  }
}

/** Adds an earlier version unless the journal has it. A removal stays one if neither the journal nor the file has an entry. */
function importEarlierVersion(journal: Journal, { entry, until, removed }: EarlierVersion, isImported: boolean): void {
  const isRemoval = removed && !isImported && !journal.entry(entry.day);
  if (isRemoval && !hasVersion(journal, entry)) addRemoval(journal, entry, new Date(until));
  else addRevision(journal, entry, new Date(until));
}
