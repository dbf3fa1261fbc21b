import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Day } from '../../domain/day.ts';
import type { Written } from '../../domain/entry.ts';
import { UsageError, UserError } from '../../errors.ts';
import { type FilterFlags, filterFrom } from '../../flags/filter-flags.ts';
import type { Content, Format, Ornaments } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { batches } from '../../io/buffer-chunks.ts';
import { progressOf } from '../../io/progress.ts';
import { writeWhole } from '../../io/write-file-atomic.ts';
import type { Filter } from '../../journal/filter.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import { passageById } from '../../passages/library.ts';
import { circlesInOneRow } from '../../render/circles.ts';
import { ASCII } from '../../render/glyphs.ts';
import { counted, listed } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { leaving } from './export-content.ts';
import { reasonsOf } from './passage-reasons.ts';
import { type Withheld, withhold } from './redaction.ts';
import type { Split } from './split-content.ts';

export interface ExportFlags extends FilterFlags, Withheld {
  format: FormatName;
  output?: string;
  split?: Split;
  verify?: boolean;
  schema?: boolean;
}

/** What came of an export: the files that were written, and those that somebody else's hand was in. */
export interface Outcome {
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
  const filter = await filterFrom(flags, world);
  const outcome: Outcome = { entries: 0, written: [], kept: [] };
  await withJournal(world.folder, 'read', async (journal) => {
    await takeOut(world, journal, format, { flags, filter, split, outcome });
    if (!flags.verify) return;
    const { verify } = await import('./verify-export.ts');
    await verify(world, journal, { filter, flags, files: outcome.written, isPart: outcome.kept.length > 0 });
  });
  report(world, flags, outcome);
}

async function printSchema(world: World): Promise<void> {
  const { default: schema } = await import('../../formats/json.schema.json');
  world.output.write(`${JSON.stringify(schema, null, 2)}\n`);
}

async function takeOut(
  world: World,
  journal: Journal,
  format: Format,
  { flags, filter, split, outcome }: { flags: ExportFlags; filter: Filter; split: Split | undefined; outcome: Outcome },
): Promise<void> {
  const progress = progressOf(world, 'exporting', () => journal.count());
  const held = withhold(flags);
  const reasons = flags.format === 'markdown' ? reasonsOf(journal) : null;
  const turn = (page: Written[]) => {
    progress.advance(page.length);
    reasons?.turn(page);
  };
  const count = (page: Written[]) => {
    turn(page);
    outcome.entries += page.length;
  };
  const ornaments = ornamentsOf((day) => {
    const why = reasons?.of(day);
    return why === undefined ? why : held.reason(why);
  });
  const pieces = (content: Content) => format.write!(held.content(content), ornaments);
  const output = flags.output === undefined ? undefined : resolve(flags.output);
  try {
    if (output === undefined) {
      for (const batch of batches(pieces(leaving(journal, filter, count)))) world.output.write(String(batch));
    } else if (split === undefined) {
      await refuseForeign(output);
      writeWhole(output, pieces(leaving(journal, filter, count)));
      outcome.written.push(output);
    } else {
      // Loaded here, as what it looks at other people's files with takes as long as a tenth of a start.
      const { writeFolder } = await import('./export-folder.ts');
      writeFolder(output, { journal, filter, split, turn, format: flags.format, pieces, outcome });
    }
  } finally {
    progress.end();
  }
}

/** @throws UserError for a file of somebody's that no export ever wrote */
async function refuseForeign(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const there = statSync(file);
  if (!there.isFile() || there.size === 0) return;
  const { isExport } = await import('./export-folder.ts');
  if (isExport(file)) return;
  throw new UserError(
    `${file} is there already, and is no export of a journal.`,
    'Nothing was written. Choose another name, or take the file away first.',
  );
}

function ornamentsOf(reason: (day: Day) => string | undefined): Ornaments {
  return {
    // In ASCII: every font prints it, and a text of such characters is written in a third of the time.
    circles: (felt) => circlesInOneRow(felt, ASCII).trim(),
    passage: ({ day, passage = '' }) => ({ title: passageById(passage)?.title ?? passage, why: reason(day) }),
  };
}

function refuseContradictions(flags: ExportFlags, split: Split | undefined): void {
  const { about, files } = FORMATS[flags.format];
  if (flags.output !== undefined) return;
  if (files === 'a day') throw new UsageError(`${about} are a file for each day.`, 'Add -o with a folder for them.');
  if (flags.format === 'dayone') throw new UsageError(`${about} takes a zip.`, 'Add -o with a name for it.');
  if (split) throw new UsageError('--split needs a folder.', 'Add -o with its name.');
  if (flags.verify) throw new UsageError('--verify reads again what was written to a file.', 'Add -o with its name.');
}

function report(world: World, flags: ExportFlags, { entries, written, kept }: Outcome): void {
  if (flags.output === undefined) return;
  const files = flags.split || FORMATS[flags.format].files === 'a day' ? ` in ${counted(written.length, 'file')}` : '';
  const checked = flags.verify ? ', brought back and compared' : '';
  world.talk.write(`Wrote ${counted(entries, 'entry', 'entries')}${files} to ${flags.output}${checked}.\n`);
  if (kept.length === 0) return;
  const names = kept.map((file) => file.slice(dirname(file).length + 1));
  world.talk.write(`Left as they are, because somebody else wrote in them: ${listed(names)}.\n`);
}
