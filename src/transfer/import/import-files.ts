import type { Day } from '../../domain/day.ts';
import type { AnswerForm } from '../../domain/questions/own-question.ts';
import { UsageError } from '../../errors.ts';
import { dayFromWords } from '../../flags/days.ts';
import { parseEncoding } from '../../formats/bytes/in-encoding.ts';
import type { LeftOutKind, ReadingOptions } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import { countLeftOut } from '../../formats/left-out/count-left-out.ts';
import { parseMoodMap } from '../../formats/moods/mood-map.ts';
import { COUNTINGS, type Counting } from '../../formats/table/counted-days.ts';
import { DATE_ORDERS, type DateOrder } from '../../formats/table/dates/local-dates.ts';
import { importFileFromText, openImportPath } from '../../io/open-import-files.ts';
import { Progress } from '../../io/progress.ts';
import { withJournal } from '../../journal/open.ts';
import { ownQuestions } from '../../journal/questions/own-questions.ts';
import { nameSome } from '../../language/name-some.ts';
import { escapeControls } from '../../render/text.ts';
import { today, type World } from '../../world.ts';
import { correctOwnStamps, futureStampsSentence } from '../correct-stamps.ts';
import { questionsToMake } from '../questions-to-make.ts';
import { askWriter, withCommand } from './ask-writer.ts';
import { correctImported, dryRunImport } from './dry-run-import.ts';
import { importEntries } from './import-entries.ts';
import { importJson } from './import-json.ts';
import {
  importSummary,
  keptDaysSentence,
  leftOutSentence,
  restOutcomes,
  skippedFilesSentences,
  skippedSentences,
} from './import-report.ts';
import { questionSentences } from './question-sentences.ts';
import { type FilesResult, lastImportDay, readImportFiles } from './read-import-files.ts';
import type { ImportOutcome, KeepRule } from './resolve-conflict.ts';
import { showReading } from './show-reading.ts';
import { askMoods } from './unknown/unknown-moods.ts';
import { withoutUnknownPassages } from './unknown/without-unknown-passages.ts';

export interface ImportFlags {
  format?: FormatName;
  encoding?: string;
  map?: string[];
  scale?: string;
  columns?: string[];
  notesOnly?: boolean;
  dates?: DateOrder | Counting;
  on?: string;
  keep: KeepRule;
  dryRun?: boolean;
  skipUnreadable?: boolean;
  json?: boolean;
}

const FOLDER = { one: 'folder', why: 'the files of one folder are read; give each folder by itself' };
/** How many names the report lists. */
const MAX_NAMED = 5;

function otherFile(names: readonly string[]): LeftOutKind {
  return { one: 'file', why: nameSome(names, MAX_NAMED).join(', ') };
}

async function standardInputFile(world: World, { encoding }: ImportFlags) {
  if (encoding !== undefined)
    throw new UsageError('Standard input is read as UTF-8.', 'Give the name of a file with --encoding.');
  return { files: [importFileFromText(await world.stdin.readAll())], otherFiles: [], folders: [] };
}

/** What an import did, or in a dry run would do. */
interface ImportReport {
  outcomes: ReadonlyMap<ImportOutcome, number>;
  keptDays: readonly Day[];
  summary: string;
  notes: readonly string[];
}

/**
 * Imports a file, a folder, or standard input for "-" in one transaction; with `dryRun` prints what it would do instead.
 * @param words the command line, without `nearfar`
 * @throws UserError if the writer has to say something first, or if something cannot be read, unless `skipUnreadable` is set
 */
export async function importFiles(
  world: World,
  path: string,
  flags: ImportFlags,
  words: readonly string[],
): Promise<void> {
  const read = await readFiles(world, path, flags, words);
  const print = (lines: readonly string[]) => {
    for (const line of lines) world.stderr.write(`${escapeControls(line)}\n`);
  };
  // The report of a dry run names what is left out by itself.
  const isReported = flags.dryRun === true && read.choices.length === 0;
  const refusal = askWriter(isReported ? { ...read, leftOut: [] } : read, words, flags.skipUnreadable === true);
  print(read.encodings);
  // The rules of how it was read say nothing where the reading was a proposal.
  if (read.choices.length === 0) print(read.conversionRules);
  print(skippedFilesSentences(read));
  if (refusal !== null && (!flags.dryRun || read.choices.length > 0)) {
    print(refusal.lines);
    throw refusal.error;
  }
  const report = flags.dryRun
    ? await dryRunImport(world, read, flags.keep, flags.json === true)
    : await importIntoJournal(world, read, flags.keep);
  if (flags.json) return world.stdout.write(importJson(report.outcomes, read));
  print([report.summary, ...report.notes, ...keptDaysSentence(report.keptDays), ...leftOutSentence(read.leftOut)]);
  if (!flags.dryRun) print(skippedSentences(read.unreadable));
  print((refusal ?? askMoods(read.unreadable)).lines);
}

/** What is in the file, the folder or standard input, without passages that no journal has. */
async function readFiles(
  world: World,
  path: string,
  flags: ImportFlags,
  words: readonly string[],
): Promise<FilesResult> {
  const moods = parseMoodMap(flags.map, flags.scale, flags.notesOnly);
  const opened = path === '-' ? await standardInputFile(world, flags) : await openImportPath(path);
  const reading = showReading(world, opened.files);
  const result = await readImportFiles(opened.files, {
    format: flags.format,
    encoding: flags.encoding === undefined ? undefined : parseEncoding(flags.encoding),
    moods,
    table: await tableOptions(world, flags),
    lastDay: lastImportDay(today(world)),
    onProgress: reading.onProgress,
  })
    .catch((error) => {
      throw withCommand(error, words);
    })
    .finally(reading.clear);
  const { known: read, leftOut } = withoutUnknownPassages(result);
  countLeftOut(read.leftOut, leftOut);
  countLeftOut(read.leftOut, { kind: FOLDER, count: opened.folders.length });
  countLeftOut(read.leftOut, { kind: otherFile(opened.otherFiles), count: opened.otherFiles.length });
  return read;
}

async function tableOptions(world: World, flags: ImportFlags): Promise<ReadingOptions> {
  return {
    columns: flags.columns,
    ...datesOf(flags),
    on: flags.on === undefined ? undefined : await dayFromWords([flags.on], world),
    today: today(world),
    questions: await knownQuestions(world, flags),
    zone: world.zone(),
  };
}

/** What `--dates` says: the order of day and month, or how days are counted. */
function datesOf({ dates }: ImportFlags): { dates?: DateOrder; counting?: Counting } {
  const counting = COUNTINGS.find((one) => one === dates);
  const order = DATE_ORDERS.find((one) => one === dates);
  return { ...(counting && { counting }), ...(order && { dates: order }) };
}

/** The questions of the journal, where `--columns` names some. */
async function knownQuestions(world: World, { columns = [] }: ImportFlags): Promise<AnswerForm[] | undefined> {
  if (!columns.some((flag) => flag.includes('answer:'))) return undefined;
  return withJournal(world, 'read', (journal) => ownQuestions(journal));
}

/** Imports everything as one step that `undo` takes back. */
async function importIntoJournal(world: World, read: FilesResult, keep: KeepRule): Promise<ImportReport> {
  const at = world.now();
  const progress = new Progress(world, 'importing', () => read.entries.length);
  const onBatch = (count: number) => progress.advance(count);
  try {
    return await withJournal(world, 'write', (journal) => {
      const rests = restOutcomes(journal, read);
      const entries = read.entries.map(({ entry }) => entry);
      const made = questionsToMake(journal, entries, read.ownQuestions);
      const questions = questionSentences(journal, read, made, keep);
      const ownQuestions = [...(read.ownQuestions ?? []), ...made];
      const { notes, ...done } = journal.atomically(() => {
        const { imported, days, own, limit } = correctImported(journal, read, at);
        correctOwnStamps(journal, own);
        const notes = futureStampsSentence([...own.keys(), ...days], limit);
        return { ...importEntries(journal, { ...imported, ownQuestions }, { keep, at, onBatch }), notes };
      }, 'import');
      return {
        ...done,
        summary: importSummary(done.outcomes, rests, read.unreadable.length),
        notes: [...questions, ...notes],
      };
    });
  } finally {
    progress.clear();
  }
}
