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
import { latestImportDay, readImportFiles } from './read-entries.ts';
import { type ImportOutcome, type KeepRule, resolveConflict } from './resolve-conflict.ts';

export interface ImportFlags {
  format?: FormatName;
  map?: string[];
  keep: KeepRule;
  dryRun?: boolean;
  skipUnreadable?: boolean;
}

/** Brings in what a path holds in one transaction, or with `--dry-run` says what would come of it. */
export async function importFiles(world: World, path: string, flags: ImportFlags): Promise<void> {
  const moods = parseMoodMap(flags.map);
  const files = path === '-' ? [importFileFromText(world.stdin.readAll())] : openImportFiles(path);
  const last = latestImportDay(today(world));
  const arrivals = await readImportFiles(files, { format: flags.format, moods, last });
  const say = (line: string) => world.stderr.write(`${escapeControls(line)}\n`);
  for (const rule of arrivals.conversionRules) say(rule);
  if (arrivals.strangers.length > 0) say(`Not from nearfar, left alone: ${joinWithAnd(arrivals.strangers)}.`);
  if (flags.dryRun) return rehearse(world, arrivals, flags.keep);
  if (arrivals.unreadable.length > 0 && !flags.skipUnreadable) throw unreadableError(arrivals.unreadable);
  const progress = new Progress(world, 'importing', () => arrivals.entries.length);
  try {
    const said = withJournal(world.folder, 'write', (journal) => {
      const rests = restFates(journal, arrivals);
      const fates = journal.atomically(
        () =>
          importEntries(journal, arrivals, {
            keep: flags.keep,
            at: world.now(),
            turn: (count) => progress.advance(count),
          }),
        'import',
      );
      return importSummary(fates, rests, arrivals.unreadable.length);
    });
    progress.clear();
    say(said);
  } finally {
    progress.clear();
  }
}

/** What would come, an entry a line, in the order of the file. */
function rehearse(world: World, arrivals: ImportResult, keep: KeepRule): void {
  const fates = new Map<ImportOutcome, number>();
  const { entries, rests } = withJournal(world.folder, 'read', (journal) => ({
    entries: arrivals.entries.map(({ entry, place }) => {
      const mine = journal.entry(entry.day);
      const { fate } = resolveConflict(entry, mine, keep);
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      return entryLine(entry, place, fate, mine);
    }),
    rests: restFates(journal, arrivals),
  }));
  const lines = [...entries, ...rests.map(restLine), ...arrivals.unreadable.map(unreadableLine)];
  world.stdout.write(escapeControls(lines.map((line) => `${line}\n`).join('')));
  world.stderr.write(`${importSummary(fates, rests, arrivals.unreadable.length)} Nothing was changed.\n`);
}

function restFates(journal: Journal, { rests }: ImportResult): RestWithOutcome[] {
  const mine = journal.rests();
  return rests.map((one) => ({ ...one, fate: restOutcome(one.rest, mine) }));
}
