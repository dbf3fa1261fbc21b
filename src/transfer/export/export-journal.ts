import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { UsageError, UserError } from '../../errors.ts';
import { type FilterFlags, readFilter } from '../../flags/filter-flags.ts';
import type { ExportContent, ExportDetails, Format } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { bufferChunks } from '../../io/buffer-chunks.ts';
import { Progress } from '../../io/progress.ts';
import { writeFileAtomic } from '../../io/write-file-atomic.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import { passageById } from '../../passages/library.ts';
import { drawCirclesInOneRow } from '../../render/circles.ts';
import { ASCII_GLYPHS } from '../../render/glyphs.ts';
import { joinWithAnd, pluralize } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { exportContent } from './export-content.ts';
import { passageReasons } from './passage-reasons.ts';
import { createRedactor, type Redaction } from './redaction.ts';
import type { SplitUnit } from './split-content.ts';

export interface ExportFlags extends FilterFlags, Redaction {
  format: FormatName;
  output?: string;
  split?: SplitUnit;
  verify?: boolean;
  schema?: boolean;
}

/** What came of an export: the files that were written, and those that somebody else's hand was in. */
export interface ExportOutcome {
  entries: number;
  written: string[];
  kept: string[];
}

/** Takes out what the flags choose, to standard output, a file or a folder. */
export async function exportJournal(world: World, flags: ExportFlags): Promise<void> {
  if (flags.schema) return printSchema(world);
  const kind = FORMATS[flags.format];
  const split = kind.files === 'a day' ? 'day' : flags.split;
  refuseContradictions(flags, split);
  const format = await kind.load();
  const filter = await readFilter(flags, world);
  const outcome: ExportOutcome = { entries: 0, written: [], kept: [] };
  await withJournal(world.folder, 'read', async (journal) => {
    await takeOut(world, journal, format, { flags, filter, split, outcome });
    if (!flags.verify) return;
    const { verifyExport } = await import('./verify-export.ts');
    await verifyExport(world, journal, { filter, flags, files: outcome.written, isPart: outcome.kept.length > 0 });
  });
  report(world, flags, outcome);
}

async function printSchema(world: World): Promise<void> {
  const { default: schema } = await import('../../formats/json/json.schema.json');
  world.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}

async function takeOut(
  world: World,
  journal: Journal,
  format: Format,
  {
    flags,
    filter,
    split,
    outcome,
  }: { flags: ExportFlags; filter: EntryFilter; split: SplitUnit | undefined; outcome: ExportOutcome },
): Promise<void> {
  const progress = new Progress(world, 'exporting', () => journal.countEntries());
  const held = createRedactor(flags);
  const reasons = flags.format === 'markdown' ? passageReasons(journal) : null;
  const turn = (page: SavedEntry[]) => {
    progress.advance(page.length);
    reasons?.turn(page);
  };
  const count = (page: SavedEntry[]) => {
    turn(page);
    outcome.entries += page.length;
  };
  const ornaments = ornamentsOf((day) => {
    const why = reasons?.of(day);
    return why === undefined ? why : held.reason(why);
  });
  const pieces = (content: ExportContent) => format.write!(held.content(content), ornaments);
  const output = flags.output === undefined ? undefined : resolve(flags.output);
  try {
    if (output === undefined) {
      for (const batch of bufferChunks(pieces(exportContent(journal, filter, count))))
        world.stdout.write(String(batch));
    } else if (split === undefined) {
      await refuseForeign(output);
      writeFileAtomic(output, pieces(exportContent(journal, filter, count)));
      outcome.written.push(output);
    } else {
      // Loaded here, as what it looks at other people's files with takes as long as a tenth of a start.
      const { exportToFolder } = await import('./export-folder.ts');
      exportToFolder(output, { journal, filter, split, turn, format: flags.format, pieces, outcome });
    }
  } finally {
    progress.clear();
  }
}

/** @throws UserError for a file of somebody's that no export ever wrote */
async function refuseForeign(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const there = statSync(file);
  if (!there.isFile() || there.size === 0) return;
  const { isJournalExport } = await import('./export-folder.ts');
  if (isJournalExport(file)) return;
  throw new UserError(
    `${file} is there already, and is no export of a journal.`,
    'Nothing was written. Choose another name, or take the file away first.',
  );
}

function ornamentsOf(reason: (day: Day) => string | undefined): ExportDetails {
  return {
    // In ASCII: every font prints it, and a text of such characters is written in a third of the time.
    drawCircles: (felt) => drawCirclesInOneRow(felt, ASCII_GLYPHS).trim(),
    describePassage: ({ day, passage = '' }) => ({ title: passageById(passage)?.title ?? passage, why: reason(day) }),
  };
}

function refuseContradictions(flags: ExportFlags, split: SplitUnit | undefined): void {
  const { description, files } = FORMATS[flags.format];
  if (flags.output !== undefined) return;
  if (files === 'a day')
    throw new UsageError(`${description} are a file for each day.`, 'Add -o with a folder for them.');
  if (flags.format === 'dayone') throw new UsageError(`${description} takes a zip.`, 'Add -o with a name for it.');
  if (split) throw new UsageError('--split needs a folder.', 'Add -o with its name.');
  if (flags.verify) throw new UsageError('--verify reads again what was written to a file.', 'Add -o with its name.');
}

function report(world: World, flags: ExportFlags, { entries, written, kept }: ExportOutcome): void {
  if (flags.output === undefined) return;
  const files =
    flags.split || FORMATS[flags.format].files === 'a day' ? ` in ${pluralize(written.length, 'file')}` : '';
  const checked = flags.verify ? ', brought back and compared' : '';
  world.stderr.write(`Wrote ${pluralize(entries, 'entry', 'entries')}${files} to ${flags.output}${checked}.\n`);
  if (kept.length === 0) return;
  const names = kept.map((file) => file.slice(dirname(file).length + 1));
  world.stderr.write(`Left as they are, because somebody else wrote in them: ${joinWithAnd(names)}.\n`);
}
