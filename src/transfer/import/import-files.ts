import type { Day } from '../../domain/day.ts';
import type { ImportResult } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import { parseMoodMap } from '../../formats/mood-map.ts';
import { importFileFromText, openImportFiles } from '../../io/open-import-files.ts';
import { Progress } from '../../io/progress.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { escapeControls, joinWithAnd } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import {
  correctOwnStamps,
  correctStamps,
  entryWithRightStamp,
  futureStampsSentence,
  latestBelievable,
} from '../correct-stamps.ts';
import { importEntries } from './import-entries.ts';
import {
  entryLine,
  importSummary,
  leftOutSentence,
  type RestWithOutcome,
  restLine,
  unreadableError,
  unreadableLine,
} from './import-report.ts';
import { restOutcome } from './merge-rests.ts';
import { lastImportDay, readImportFiles } from './read-import-files.ts';
import { type ImportOutcome, type KeepRule, resolveConflict } from './resolve-conflict.ts';

export interface ImportFlags {
  format?: FormatName;
  map?: string[];
  keep: KeepRule;
  dryRun?: boolean;
  skipUnreadable?: boolean;
}

/**
 * Imports a file, a folder, or standard input for "-" in one transaction; with `dryRun` prints what it would do instead.
 * @throws UserError if something cannot be read, unless `skipUnreadable` is set
 */
export async function importFiles(world: World, path: string, flags: ImportFlags): Promise<void> {
  const moods = parseMoodMap(flags.map);
  const files = path === '-' ? [importFileFromText(world.stdin.readAll())] : openImportFiles(path);
  const lastDay = lastImportDay(today(world));
  const imported = await readImportFiles(files, { format: flags.format, moods, lastDay });
  for (const rule of imported.conversionRules) printMessage(world, rule);
  if (imported.skippedFiles.length > 0)
    printMessage(world, `Not from nearfar, left alone: ${joinWithAnd(imported.skippedFiles)}.`);
  if (flags.dryRun) return dryRun(world, imported, flags.keep);
  if (imported.unreadable.length > 0 && !flags.skipUnreadable) throw unreadableError(imported.unreadable);
  printMessage(world, importIntoJournal(world, imported, flags.keep));
  for (const sentence of leftOutSentence(imported.leftOut)) printMessage(world, sentence);
}

/** What was read, with its stamps corrected, and the days with one in the future. */
function correctImported(read: ImportResult, limit: string): { imported: ImportResult; days: Day[] } {
  const entries = read.entries.map(({ entry }) => entry);
  const { content, days } = correctStamps({ entries, earlierVersions: read.earlierVersions }, limit);
  const imported = {
    ...read,
    entries: read.entries.map(({ place }, index) => ({ entry: content.entries[index]!, place })),
    earlierVersions: content.earlierVersions,
  };
  return { imported, days };
}

/** Imports everything as one step that `undo` takes back. @returns the summary */
function importIntoJournal(world: World, read: ImportResult, keep: KeepRule): string {
  const at = world.now();
  const progress = new Progress(world, 'importing', () => read.entries.length);
  const onBatch = (count: number) => progress.advance(count);
  try {
    return withJournal(world, 'write', (journal) => {
      const rests = restOutcomes(journal, read);
      const { outcomes, notes } = journal.atomically(() => {
        const limit = latestBelievable(journal, at);
        const { imported, days } = correctImported(read, limit);
        const notes = futureStampsSentence([...correctOwnStamps(journal, limit), ...days], limit);
        return { outcomes: importEntries(journal, imported, { keep, at, onBatch }), notes };
      }, 'import');
      return [importSummary(outcomes, rests, read.unreadable.length), ...notes].join('\n');
    });
  } finally {
    progress.clear();
  }
}

/** Prints what an import would do, one line for each entry in the order of the files. */
function dryRun(world: World, read: ImportResult, keep: KeepRule): void {
  const outcomes = new Map<ImportOutcome, number>();
  const { entries, rests, notes } = withJournal(world, 'read', (journal) => {
    const limit = latestBelievable(journal, world.now());
    const { imported, days } = correctImported(read, limit);
    return {
      entries: imported.entries.map(({ entry, place }) => {
        const mine = entryWithRightStamp(journal, entry.day, limit);
        const { outcome } = resolveConflict(entry, mine, keep);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        return entryLine(entry, place, outcome, mine);
      }),
      rests: restOutcomes(journal, read),
      notes: futureStampsSentence(days, limit),
    };
  });
  const lines = [...entries, ...rests.map(restLine), ...read.unreadable.map(unreadableLine)];
  world.stdout.write(escapeControls(lines.map((line) => `${line}\n`).join('')));
  const summary = `${importSummary(outcomes, rests, read.unreadable.length)} Nothing was changed.`;
  for (const line of [summary, ...notes, ...leftOutSentence(read.leftOut)]) printMessage(world, line);
}

function restOutcomes(journal: Journal, { rests }: ImportResult): RestWithOutcome[] {
  const mine = journal.rests();
  return rests.map(({ rest, place }) => ({ rest, place, outcome: restOutcome(rest, mine) }));
}

function printMessage(world: World, line: string): void {
  world.stderr.write(`${escapeControls(line)}\n`);
}
