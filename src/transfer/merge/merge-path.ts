import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { createFolder } from '../../files/private-folder.ts';
import { resolvePath } from '../../files/resolve-path.ts';
import { createWorkFolder } from '../../files/writing/work-folder.ts';
import { isSqliteDatabase, isZip } from '../../formats/bytes/magic-bytes.ts';
import { shellWord } from '../../formats/flag-pairs.ts';
import type { ImportFile } from '../../formats/format.ts';
import { askForKeyOfOther } from '../../io/ask-for-key.ts';
import { openImportFiles } from '../../io/open-import-files.ts';
import { damagedHistory } from '../../journal/damaged-days.ts';
import { orExplain } from '../../journal/file/explain-journal-error.ts';
import { fileSize, readSqliteHeader } from '../../journal/file/sqlite-header.ts';
import { Journal } from '../../journal/journal.ts';
import type { JournalKey } from '../../journal/journal-location.ts';
import { APPLICATION_ID, assertOurs, openJournalFile, withJournal } from '../../journal/open.ts';
import { damagedRows } from '../../journal/tables/damage/damaged-rows.ts';
import { nameSome } from '../../language/name-some.ts';
import { escapeControls, pluralize } from '../../render/text.ts';
import type { World } from '../../world.ts';
import { correctOwnStamps, correctStamps, futureStampsSentence } from '../correct-stamps.ts';
import { exportContent, exportedQuestions } from '../export/export-content.ts';
import { withCommand } from '../import/ask-writer.ts';
import { readImportFiles } from '../import/read-import-files.ts';
import { showReading } from '../import/show-reading.ts';
import { foreignDatabase } from '../import/unknown/unknown-files.ts';
import { questionsToMake } from '../questions-to-make.ts';
import { mergeJournal, type OtherJournal } from './merge-journal.ts';
import { mergedTextsSentences, mergeTexts, type OwnText, ownTexts } from './merge-texts.ts';

/** The content of the other journal, and what is to be said of how it was read. */
type MergedContent = OtherJournal & { texts: readonly OwnText[]; remarks: readonly string[] };

/** What else can be done about a journal that cannot be read. */
const OTHER_FILE = 'or name another file';

/** Most days, and names of questions and texts, that are given; the rest is counted. */
const MAX_NAMED = 5;

/**
 * Merges a journal database, or exported files, into the journal in one transaction.
 * @throws UserError if the path cannot be read, or something in its files
 */
export async function mergePath(world: World, path: string): Promise<void> {
  const files = await openImportFiles(path);
  const isDatabase = files.length === 1 && isSqliteDatabase(files[0]!);
  const key = files.length === 1 && !isZip(files[0]!.bytes()) ? await askForKeyOfOther(world, path) : null;
  const isJournal = isDatabase || key !== null;
  const theirs = isJournal ? await readDatabase(world, resolvePath(path), key) : await readFiles(world, path, files);
  const at = world.now();
  const { changedDays, addedRevisions, changedRests, changedQuestions, notes } = await withJournal(
    world,
    'write',
    (journal) =>
      journal.atomically(() => {
        const { content, days, own, limit } = correctStamps(journal, theirs, at);
        correctOwnStamps(journal, own);
        const notes = futureStampsSentence([...own.keys(), ...days], limit);
        const made = isJournal ? [] : questionsToMake(journal, theirs.entries, theirs.ownQuestions);
        const ownQuestions = [...(theirs.ownQuestions ?? []), ...made];
        const summary = mergeJournal(journal, { ...content, ownQuestions, correctedDays: days }, at);
        return { ...summary, notes: [...mergedTextsSentences(mergeTexts(journal, theirs.texts)), ...notes] };
      }, 'merge'),
  );
  const restCount = changedRests > 0 ? `, ${pluralize(changedRests, 'rest')} set aside` : '';
  const questionCount = changedQuestions > 0 ? `, ${pluralize(changedQuestions, 'question')} taken over` : '';
  world.stderr.write(
    `Merged: ${pluralize(changedDays, 'day')} changed here${restCount}${questionCount}, ${pluralize(addedRevisions, 'version')} kept beside those that stand.\n`,
  );
  for (const line of [...theirs.remarks, ...notes]) world.stderr.write(`${escapeControls(line)}\n`);
}

/** Reads a copy, since opening a database of an older nearfar migrates it. */
async function readDatabase(world: World, file: string, key: JournalKey | null): Promise<MergedContent> {
  const header = key ? null : await orExplain(file, () => readSqliteHeader(file), OTHER_FILE);
  if (header && header.applicationId !== APPLICATION_ID) throw foreignDatabase(file);
  if (header) assertOurs(header, file);
  createFolder(world.folder);
  const folder = createWorkFolder(world.folder, 'merging');
  try {
    copyFileSync(file, join(folder, 'journal.db'));
    // The rollback journal of a program that was killed: SQLite needs it to take back the unfinished transaction.
    if (fileSize(`${file}-journal`) !== null) copyFileSync(`${file}-journal`, join(folder, 'journal.db-journal'));
    // What goes wrong is said of the file that the writer named: the copy is gone by then.
    const read = async () => {
      const database = await openJournalFile({ folder, key }, join(folder, 'journal.db'), 'read');
      try {
        return contentOf(new Journal(database), file);
      } finally {
        database.close();
      }
    };
    return await orExplain(file, read, OTHER_FILE);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contentOf(other: Journal, file: string): MergedContent {
  const { entries, earlierVersions, rests } = exportContent(other, {});
  const rows = damagedRows(other.statements.database, ['rests', 'questions', 'paragraphs']);
  const names = new Set([...damagedHistory(other), ...rows.map(({ name }) => name)]);
  const damaged = escapeControls(nameSome([...names].sort(), MAX_NAMED).join(', '));
  const sentence = `In ${file} something was changed on the disk, so that a word or a number may be wrong: ${damaged}.`;
  return {
    entries: [...entries],
    earlierVersions: [...earlierVersions],
    rests: [...rests],
    ...exportedQuestions(other),
    texts: ownTexts(other),
    remarks: damaged === '' ? [] : [sentence],
  };
}

async function readFiles(world: World, path: string, files: readonly ImportFile[]): Promise<MergedContent> {
  // As in a database, a day may lie in the future by mistake.
  const reading = showReading(world, files);
  const imported = await readImportFiles(files, { onProgress: reading.onProgress })
    .catch((error) => {
      throw withOwnFlags(withCommand(error, ['import', path]), path);
    })
    .finally(reading.clear);
  const [unreadable] = imported.unreadable;
  const [choice] = imported.choices;
  const asks = `nearfar import ${shellWord(path)} asks for it. Nothing was changed.`;
  // What is asked speaks of flags of import.
  if (choice) throw new UserError(`${path} leaves something open that only you can say, and merge does not ask.`, asks);
  if (unreadable)
    throw new UserError(
      `${path}, ${unreadable.place}: ${unreadable.why}`,
      unreadable.unknownMoods
        ? asks
        : `Put it right in the file and merge again. nearfar import ${shellWord(path)} can leave it behind. Nothing was changed.`,
    );
  return {
    entries: imported.entries.map(({ entry }) => entry),
    earlierVersions: imported.earlierVersions,
    rests: imported.rests.map(({ rest }) => rest),
    ownQuestions: imported.ownQuestions,
    questionOrder: imported.questionOrder,
    texts: [],
    remarks: [...imported.encodings, ...imported.conversionRules],
  };
}

/** An error that speaks of flags of import outside a whole command, with what merge takes in their place; any other unchanged. */
function withOwnFlags(error: unknown, path: string): unknown {
  if (!(error instanceof UserError) || !/--[a-z]/.test(error.hint ?? '') || /nearfar import .* --/.test(error.hint!))
    return error;
  return new UserError(
    error.message,
    `merge takes another journal.db, or what nearfar export wrote. nearfar import ${shellWord(path)} reads the files of other programs. Nothing was changed.`,
  );
}
