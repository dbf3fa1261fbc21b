import type { ImportResult } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import { parseMoodMap } from '../../formats/mood-map.ts';
import { importFileFromText, openImportFiles } from '../../io/open-import-files.ts';
import { Progress } from '../../io/progress.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { escapeControls, joinWithAnd } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { importEntries } from './import-entries.ts';
import {
  entryLine,
  importSummary,
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
}

/** Imports everything as one step that `undo` takes back. @returns the summary */
function importIntoJournal(world: World, imported: ImportResult, keep: KeepRule): string {
  const progress = new Progress(world, 'importing', () => imported.entries.length);
  const onBatch = (count: number) => progress.advance(count);
  try {
    return withJournal(world, 'write', (journal) => {
      const rests = restOutcomes(journal, imported);
      const outcomes = journal.atomically(
        () => importEntries(journal, imported, { keep, at: world.now(), onBatch }),
        'import',
      );
      return importSummary(outcomes, rests, imported.unreadable.length);
    });
  } finally {
    progress.clear();
  }
}

/** Prints what an import would do, one line for each entry in the order of the files. */
function dryRun(world: World, imported: ImportResult, keep: KeepRule): void {
  const outcomes = new Map<ImportOutcome, number>();
  const { entries, rests } = withJournal(world, 'read', (journal) => ({
    entries: imported.entries.map(({ entry, place }) => {
      const mine = journal.entry(entry.day);
      const { outcome } = resolveConflict(entry, mine, keep);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      return entryLine(entry, place, outcome, mine);
    }),
    rests: restOutcomes(journal, imported),
  }));
  const lines = [...entries, ...rests.map(restLine), ...imported.unreadable.map(unreadableLine)];
  world.stdout.write(escapeControls(lines.map((line) => `${line}\n`).join('')));
  world.stderr.write(`${importSummary(outcomes, rests, imported.unreadable.length)} Nothing was changed.\n`);
}

function restOutcomes(journal: Journal, { rests }: ImportResult): RestWithOutcome[] {
  const mine = journal.rests();
  return rests.map(({ rest, place }) => ({ rest, place, outcome: restOutcome(rest, mine) }));
}

function printMessage(world: World, line: string): void {
  world.stderr.write(`${escapeControls(line)}\n`);
}
