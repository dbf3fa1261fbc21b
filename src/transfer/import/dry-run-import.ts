import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import type { ImportResult } from '../../formats/format.ts';
import { entryVersions, importedVersions } from '../../journal/entry-versions.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { correctStamps, entryWithRightStamp, futureStampsSentence } from '../correct-stamps.ts';
import { questionsToMake } from '../questions-to-make.ts';
import { isImportedLate } from './add-revision.ts';
import { entryLine, importSummary, restLine, restOutcomes, unreadableLine } from './import-report.ts';
import { questionSentences } from './question-sentences.ts';
import { type DayHistory, type ImportOutcome, type KeepRule, resolveConflict } from './resolve-conflict.ts';

/** What was read, with its stamps corrected, and what `correctStamps` says of them. */
export function correctImported(journal: Journal, read: ImportResult, at: Date) {
  const entries = read.entries.map(({ entry }) => entry);
  const { content, ...found } = correctStamps(journal, { entries, earlierVersions: read.earlierVersions }, at);
  const imported: ImportResult = {
    ...read,
    entries: read.entries.map((item, index) => ({ ...item, entry: content.entries[index]! })),
    earlierVersions: content.earlierVersions,
  };
  return { ...found, imported };
}

/** Prints what an import would do, one line for each entry in the order of the files. @param quiet prints no lines */
export function dryRunImport(world: World, read: ImportResult, keep: KeepRule, quiet: boolean) {
  const outcomes = new Map<ImportOutcome, number>();
  const keptDays: Day[] = [];
  return withJournal(world, 'read', (journal) => {
    const at = world.now().toISOString();
    const { imported, days, own, limit } = correctImported(journal, read, world.now());
    const wouldStand = new Map<Day, { entry: SavedEntry; history: DayHistory }>();
    const lines: string[] = [];
    for (const { entry, place, fromProgram, isDayGiven } of imported.entries) {
      const before = wouldStand.get(entry.day);
      const mine = before?.entry ?? entryWithRightStamp(journal, entry.day, own);
      const history = fromProgram ? (before?.history ?? dayHistory(journal, entry.day)) : undefined;
      const { outcome, entry: next } = resolveConflict(entry, mine, keep, history && { ...history, isDayGiven });
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (outcome === 'kept') keptDays.push(entry.day);
      else if (history)
        wouldStand.set(entry.day, {
          entry: { ...next, late: isImportedLate(next) },
          history: { told: [...history.told, { entry: outcome === 'updated' ? next : entry, at }], wasRemoved: false },
        });
      lines.push(entryLine(outcome === 'updated' ? next : entry, place, outcome, mine));
    }
    const rests = restOutcomes(journal, read);
    lines.push(...rests.map(restLine), ...read.unreadable.map(unreadableLine));
    if (!quiet) world.stdout.write(escapeControls(lines.map((line) => `${line}\n`).join('')));
    const summary = `${importSummary(outcomes, rests, read.unreadable.length)} Nothing was changed.`;
    const entries = read.entries.map(({ entry }) => entry);
    const made = questionsToMake(journal, entries, read.ownQuestions);
    const notes = [...questionSentences(journal, read, made, keep), ...futureStampsSentence(days, limit)];
    return { outcomes, keptDays, summary, notes };
  });
}

function dayHistory(journal: Journal, day: Day): DayHistory {
  return {
    told: importedVersions(journal, day),
    wasRemoved: entryVersions(journal, day).some(({ removed }) => removed),
  };
}
