import type { Day } from '../../domain/day.ts';
import { sortByQuestion } from '../../domain/questions/question-order.ts';
import { UsageError, UserError } from '../../errors.ts';
import { resolvePath } from '../../files/resolve-path.ts';
import type { ExportContent, Format } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { bufferChunks } from '../../io/buffer-chunks.ts';
import { Progress } from '../../io/progress.ts';
import { warnOfDamage } from '../../io/warn-of-damage.ts';
import { type Shown, warnOfDamagedRows, warnOfDamagedTexts } from '../../io/warn-of-damaged-rows.ts';
import { writeFileAtomic } from '../../io/write-file-atomic.ts';
import { damagedVersions } from '../../journal/damaged-days.ts';
import { fileSize } from '../../journal/file/sqlite-header.ts';
import type { Journal } from '../../journal/journal.ts';
import { journalFile, withJournal } from '../../journal/open.ts';
import { answerOrder, inQuestionOrder } from '../../journal/questions/answer-order.ts';
import type { EntryFilter } from '../../journal/search/entry-filter.ts';
import { escapeControls } from '../../render/text.ts';
import type { World } from '../../world.ts';
import type { NewFileKind, ReplacedFile } from './check-replacement.ts';
import { type ExportSource, exportContent, exportedEntries, isRangeFilter, type OnPage } from './export-content.ts';
import { exportDetails } from './export-details.ts';
import type { ExportOptions, ExportOutcome, WrittenFiles } from './export-options.ts';
import { isRedacted, Redactor } from './redaction/redactor.ts';
import { reportExport } from './report-export.ts';

/** What the formats have beside the entries that may be damaged by itself. */
const BESIDE_ENTRIES: Partial<Record<FormatName, readonly Shown[]>> = {
  json: ['questions', 'days set aside'],
  jsonl: ['questions'],
  markdown: ['questions', 'days set aside', 'passages that were shown'],
};

/** Prints the JSON Schema of the format `json`. */
export async function printExportSchema(world: World): Promise<void> {
  const { default: schema } = await import('../../formats/json/json.schema.json');
  world.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}

/**
 * Checks that options can be used together, and adds the split that a format demands.
 * @throws UsageError for options that need `output` and lack it
 */
export function resolveExportOptions<Options extends ExportOptions>(options: Options): Options {
  const { description, files } = FORMATS[options.format];
  if (options.excel && options.format !== 'csv')
    throw new UsageError('--excel is for a table.', 'Add --format csv, or leave --excel out.');
  if (options.passages !== undefined && options.format !== 'markdown')
    throw new UsageError(`--passages is for Markdown, and this is ${description}.`, 'Leave it out.');
  if (options.output === undefined) {
    if (files === 'a day')
      throw new UsageError(`${description} are a file for each day.`, 'Add -o with a folder for them.');
    if (options.format === 'dayone') throw new UsageError(`${description} takes a zip.`, 'Add -o with a name for it.');
    if (options.split) throw new UsageError('--split needs a folder.', 'Add -o with its name.');
    if (options.force) throw new UsageError('--force replaces a file.', 'Add -o with its name.');
    if (options.verify)
      throw new UsageError('--verify reads again what was written to a file.', 'Add -o with its name.');
  }
  return files === 'a day' ? { ...options, split: 'day' } : options;
}

/**
 * Writes the entries that pass a filter to standard output, a file or a folder, and reports what was written.
 * @throws UserError when there is no journal, or a file cannot be written, has to stay, or does not verify
 */
export async function exportJournal(world: World, options: ExportOptions, filter: EntryFilter): Promise<void> {
  const format = await FORMATS[options.format].load();
  const outcome = await withJournal(world, 'read', async (journal) => {
    assertJournalExists(world);
    const outcome = await writeExport(world, journal, format, options, filter);
    // JSON has the earlier versions too.
    const versions = options.format === 'json' ? damagedVersionsAmong(journal, filter) : [];
    await warnOfDamage(world, [...new Set([...outcome.damaged, ...versions])]);
    await warnOfDamageBeside(world, journal, options.format);
    if (options.verify) {
      const { verifyExport } = await import('./verify-export.ts');
      await verifyExport(world, journal, options, filter, outcome);
    }
    return outcome;
  });
  reportExport(world, options, outcome);
}

/** Says what of that which a format has beside the entries is not as it was written. */
async function warnOfDamageBeside(world: World, journal: Journal, format: FormatName): Promise<void> {
  for (const shown of BESIDE_ENTRIES[format] ?? []) await warnOfDamagedRows(world, journal, shown);
  // No other format quotes passages.
  if (format === 'markdown') await warnOfDamagedTexts(world, journal);
}

/** The days of which an earlier version that is exported is damaged. */
function damagedVersionsAmong(journal: Journal, filter: EntryFilter): Day[] {
  const damaged = damagedVersions(journal, filter.from, filter.to);
  if (damaged.length === 0 || isRangeFilter(filter)) return damaged;
  const exported = new Set([...exportedEntries(journal, filter)].map(({ day }) => day));
  return damaged.filter((day) => exported.has(day));
}

/** A reader is given an empty journal where there is none, and an export of it would hide a wrong folder. */
function assertJournalExists({ folder }: World): void {
  if (fileSize(journalFile(folder))) return;
  throw new UserError(
    `There is no journal in ${folder}.`,
    'Nothing was written. Name the folder of your journal with --home, or write a first day: nearfar write',
  );
}

async function writeExport(
  world: World,
  journal: Journal,
  format: Format,
  options: ExportOptions,
  filter: EntryFilter,
): Promise<ExportOutcome> {
  const redactor = new Redactor(options);
  const details = exportDetails(journal, redactor, options, world.locale);
  const inOrder = contentInOrder(journal);
  const toChunks = (content: ExportContent) => format.write!(redactor.redactContent(inOrder(content)), details);
  const progress = new Progress(world, 'exporting', () => journal.countEntries());
  const damaged: Day[] = [];
  const onPage: OnPage = (page) => {
    progress.advance(page.entries.length);
    damaged.push(...page.damaged);
  };
  const source: ExportSource = { journal, filter, toChunks, onPage };
  try {
    const { output, split, force } = options;
    if (output === undefined) return { ...writeToStdout(world, source, progress), damaged };
    const { read } = format;
    const newFile = {
      format: options.format,
      read: read!,
      redacted: isRedacted(options),
      force,
      journalFolder: world.folder,
    };
    if (split === undefined) return { ...(await writeToFile(resolvePath(output), source, newFile, progress)), damaged };
    // Imported when needed: an export to standard output does without detecting formats and splitting.
    const { exportToFolder } = await import('./export-to-folder.ts');
    return { ...exportToFolder(resolvePath(output), source, { split, newFile }), damaged };
  } finally {
    progress.clear();
  }
}

/** A file or a pipe gets the exact text; a terminal would obey the control characters in it. */
function writeToStdout(
  { stdout }: World,
  { journal, filter, toChunks, onPage }: ExportSource,
  progress: Progress,
): WrittenFiles {
  const printable = stdout.isTerminal ? escapeControls : String;
  for (const chunk of bufferChunks(toChunks(exportContent(journal, filter, onPage))))
    stdout.write(printable(String(chunk)));
  return { entries: progress.done, written: [], replaced: [], kept: [] };
}

async function writeToFile(
  path: string,
  { journal, filter, toChunks, onPage }: ExportSource,
  newFile: NewFileKind,
  progress: Progress,
): Promise<WrittenFiles> {
  const { assertReplaceable } = await import('./check-replacement.ts');
  let replaced: ReplacedFile | null = null;
  writeFileAtomic(path, toChunks(exportContent(journal, filter, onPage)), {
    beforeReplacing: (found) => {
      const readEntries = () => exportedEntries(journal, filter);
      replaced = assertReplaceable(found, { ...newFile, entries: progress.done, readEntries });
    },
  });
  return { entries: progress.done, written: [path], replaced: replaced ? [replaced] : [], kept: [] };
}

/** Gives content the answers to own questions, and their columns, in the order of their questions. */
function contentInOrder(journal: Journal): (content: ExportContent) => ExportContent {
  const names = answerOrder(journal);
  const inOrder = inQuestionOrder(journal);
  return ({ entries, answerForms, ...content }) => ({
    ...content,
    entries: Iterator.from(entries).map(inOrder),
    ...(answerForms && { answerForms: () => sortByQuestion(answerForms(), names, ({ name }) => name) }),
  });
}
