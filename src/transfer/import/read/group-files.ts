import { UserError } from '../../../errors.ts';
import { isLockedZip, isZip } from '../../../formats/bytes/magic-bytes.ts';
import { officeKind, textsInZip, zipFormat } from '../../../formats/bytes/zip-contents.ts';
import { detectFormat, hasRecords, isCalledNote, isTable } from '../../../formats/detect-format.ts';
import type { Format, ImportFile, LeftOut, ReadingOptions } from '../../../formats/format.ts';
import { FORMATS, type FormatName } from '../../../formats/formats.ts';
import { countLeftOut } from '../../../formats/left-out/count-left-out.ts';
import { assertNoOtherDay } from '../../../formats/times/ask-which-day.ts';
import { stretchInName } from '../../../formats/times/heading-dates.ts';
import { nameSome } from '../../../language/name-some.ts';
import { encryptedFile, isDiary, isUndatedNote } from '../unknown/unknown-files.ts';
import { mendFile } from './mend-file.ts';

/** Files of one format that are read together, or one file. */
export interface FileGroup {
  name: FormatName;
  implementation: Format;
  files: ImportFile[];
}

interface GroupOptions {
  /** The format of every file; detected for each file if absent. */
  format: FormatName | undefined;
  table: ReadingOptions;
  /** Whether there is no other file. */
  isAlone: boolean;
  /** Called for a file in no known format. */
  onUnknown: (file: ImportFile) => void;
}

export const TABLES: readonly FormatName[] = ['csv', 'daylio', 'howwefeel', 'imoodjournal', 'table'];
/** Notes of a day, which people keep in one folder in both forms, as Logseq does. */
const NOTES: readonly FormatName[] = ['daily-notes', 'org-journal'];
/** Formats that come as a zip. The files in any other zip are read one by one. */
const ZIPPED: readonly FormatName[] = ['daylio', 'dayone', 'journey', 'applejournal', 'diarium'];

/** Formats in which a file may say nothing of its day, so that `--on` does. */
const OF_ONE_DAY: readonly FormatName[] = ['table', 'yaml', 'daily-notes'];

/** Formats of no program, in which a file of a vault may be anything. */
const OF_ANYTHING: readonly FormatName[] = ['table', 'yaml', 'jrnl'];
/** So many notes for each file of such a format are what a folder is about. */
const MANY_NOTES = 5;

/** How many names a sentence lists. */
const MAX_NAMED = 8;

/** Puts files together that are read together: those of one format, where it reads several at once. */
export async function groupFiles(
  files: Iterable<ImportFile>,
  { format, table, isAlone, onUnknown }: GroupOptions,
): Promise<FileGroup[]> {
  const groups: FileGroup[] = [];
  for (const file of files) {
    const name = format ?? (await formatOf(file, table, isAlone));
    if (name === null) {
      onUnknown(file);
      continue;
    }
    if (!OF_ONE_DAY.includes(name)) assertNoOtherDay(file.name, table);
    await addToGroups(groups, file, name);
  }
  return groups;
}

/** The file, or those in it where it is a zip of notes and tables. */
export function filesInZip(file: ImportFile, format: FormatName | undefined, leftOut: LeftOut[]): ImportFile[] {
  const bytes = file.bytes();
  if (isLockedZip(bytes)) throw lockedZip(file);
  if (
    !isZip(bytes) ||
    officeKind(bytes) !== null ||
    (format === undefined ? zipFormat(bytes) !== null : ZIPPED.includes(format))
  )
    return [file];
  const { files, others } = textsInZip(bytes);
  if (files.length === 0) return [file];
  const kind = { one: 'file in the zip', many: 'files in the zip', why: nameSome(others, MAX_NAMED).join(', ') };
  countLeftOut(leftOut, { kind, count: others.length });
  return files;
}

function lockedZip({ name }: ImportFile): UserError {
  return new UserError(
    `${name} is locked with a password.`,
    'Unpack it with the password, and give the folder or the file that was in it. Nothing was brought in.',
  );
}

async function addToGroups(groups: FileGroup[], file: ImportFile, name: FormatName): Promise<void> {
  const implementation: Format = await FORMATS[name].load();
  const other = implementation.readAll && groups.find((one) => one.name === name);
  if (other) other.files.push(file);
  else groups.push({ name, implementation, files: [file] });
}

/**
 * Adds the texts of several days among files of which none is of a kind that is known by itself: beside others such a text may be
 * anything.
 * @param skippedFiles the names of the files that were skipped, from which those of the texts are taken
 */
export async function addDiaries(
  groups: FileGroup[],
  files: readonly ImportFile[],
  skippedFiles: string[],
): Promise<void> {
  for (const file of files.filter(isDiary)) {
    await addToGroups(groups, file, 'jrnl');
    skippedFiles.splice(skippedFiles.indexOf(file.name), 1);
  }
}

/**
 * Takes apart daily notes and files of another kind, which are not read together. Notes among the exports of a program, such as those
 * that nearfar wrote into a vault, are the writer's own business; a table or a diary among many notes is one of all the things that a
 * vault holds.
 * @returns the names of the files that are taken out
 */
export function takeFewerOut(groups: FileGroup[]): { skippedNotes: string[]; skippedOthers: string[] } {
  const notes = groups.filter(({ name }) => name === 'daily-notes');
  const others = groups.filter(({ name }) => !NOTES.includes(name));
  if (notes.length === 0 || others.length === 0) return { skippedNotes: [], skippedOthers: [] };
  const areAnything = others.every(({ name }) => OF_ANYTHING.includes(name));
  const areNotesMost = areAnything && namesIn(notes).length >= MANY_NOTES * namesIn(others).length;
  const left = areNotesMost ? others : notes;
  for (const one of left) groups.splice(groups.indexOf(one), 1);
  return { skippedNotes: areNotesMost ? [] : namesIn(left), skippedOthers: areNotesMost ? namesIn(left) : [] };
}

const namesIn = (groups: readonly FileGroup[]) => groups.flatMap(({ files }) => files.map(({ name }) => name));

/**
 * @param isAlone a file that is called a table, or holds records, is then read as one, so that the refusal can name its columns,
 *   and a text without a day as a note, whose day is asked for
 */
async function formatOf(file: ImportFile, { columns }: ReadingOptions, isAlone: boolean): Promise<FormatName | null> {
  if (encryptedFile(file) !== null) return null;
  const detected = detectFormat(file);
  if (detected !== null) return columns && TABLES.includes(detected) ? 'table' : detected;
  const isOfRows = isAlone && (isTable(file) || hasRecords(file));
  if ((columns && !isCalledNote(file)) || isOfRows) return 'table';
  const mended = isAlone ? await mendFile(file) : null;
  if (mended !== null) return formatOf(mended.file, { columns }, isAlone);
  if (isAlone && file.isInZip !== true && isUndatedNote(file)) return 'daily-notes';
  const mayBeDiary = isAlone || stretchInName(file.name) !== null;
  return mayBeDiary && isDiary(file) ? 'jrnl' : null;
}
