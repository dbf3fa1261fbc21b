import { addDays, type Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { isLockedZip, isZip } from '../../formats/bytes/magic-bytes.ts';
import { notUtf8 } from '../../formats/bytes/not-utf8.ts';
import { officeKind, textsInZip, zipFormat } from '../../formats/bytes/zip-contents.ts';
import { detectFormat, hasRecords, isCalledNote, isTable } from '../../formats/detect-format.ts';
import type { Format, ImportFile, ImportResult, LeftOut, ReadingOptions } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import type { Choose } from '../../formats/import-choice.ts';
import { countLeftOut } from '../../formats/left-out/count-left-out.ts';
import { type MoodMap, parseMoodMap } from '../../formats/moods/mood-map.ts';
import { type OnProgress, stepOf, withProgress } from '../../formats/reading-progress.ts';
import { assertNoOtherDay, assertOneFile } from '../../formats/times/ask-day.ts';
import { stretchInName } from '../../formats/times/heading-dates.ts';
import { nameSome } from '../../language/name-some.ts';
import { decodedFile } from './decoded-file.ts';
import { mendFile, readMending } from './mend-file.ts';
import { encryptedFile, isDiary, isUndatedNote, noneKnown, unknownFormat } from './unknown/unknown-files.ts';

const TABLES: readonly FormatName[] = ['csv', 'daylio', 'howwefeel', 'imoodjournal', 'table'];
/** Formats that people and older programs write in other encodings too; JSON and what nearfar writes are always UTF-8. */
const ANY_ENCODING: readonly FormatName[] = [...TABLES, 'yaml', 'jrnl', 'dayone', 'daily-notes', 'org-journal'];
/** Notes of a day, which people keep in one folder in both forms, as Logseq does. */
const NOTES: readonly FormatName[] = ['daily-notes', 'org-journal'];
/** Formats that come as a zip. The files in any other zip are read one by one. */
const ZIPPED: readonly FormatName[] = ['daylio', 'dayone', 'journey', 'diarium'];

/** Formats in which a file may say nothing of its day, so that `--on` does. */
const OF_ONE_DAY: readonly FormatName[] = ['table', 'yaml', 'daily-notes'];

/** How much of the reading of several files is to find out what they are. */
const DETECTING_SHARE = 0.3;

interface FilesOptions {
  /** The format of every file; detected for each file if absent. */
  format?: FormatName | undefined;
  /** The encoding of every file that is text; UTF-8, UTF-16 or what the file seems to be if absent. */
  encoding?: string | undefined;
  moods?: MoodMap;
  /** What the writer says about a table; with `columns` a CSV is read by them, whatever program it looks like. */
  table?: ReadingOptions;
  /** Entries of later days are reported as unreadable. */
  lastDay?: Day;
  /** Is told how far the reading of all files is. */
  onProgress?: OnProgress;
}

export interface FilesResult extends ImportResult {
  /** In which encoding files were read that are not UTF-8, as sentences. */
  encodings: string[];
  /** Names of files in no known format, which were skipped. */
  skippedFiles: string[];
  /** Names of daily notes among files of another kind, which were skipped too. */
  skippedNotes: string[];
}

/**
 * Reads files and returns their content together. Of several files, those in no known format are skipped. A day that is
 * in two entries is read from the first.
 * @throws UserError if the only file is in no known format, or if a file cannot be read at all
 */
export async function readImportFiles(
  given: readonly ImportFile[],
  { format, encoding, moods = parseMoodMap(), table = {}, lastDay, onProgress }: FilesOptions,
): Promise<FilesResult> {
  const result: FilesResult = {
    entries: [],
    unreadable: [],
    choices: [],
    leftOut: [],
    earlierVersions: [],
    rests: [],
    conversionRules: [],
    encodings: [],
    skippedFiles: [],
    skippedNotes: [],
  };
  const choose: Choose = (choice) => result.choices.push(choice);
  const files = given
    .flatMap((file) => filesIn(file, format, result.leftOut))
    .map((file) => decodedFile(file, encoding, choose));
  assertOneFile(files, table);
  const readDays = new Map<Day, ReadDay>();
  const groups: FileGroup[] = [];
  const detectingShare = files.length > 1 ? DETECTING_SHARE : 0;
  for (const file of withProgress(files, stepOf(onProgress, 0, detectingShare))) {
    const name = format ?? (await formatOf(file, table, files.length === 1));
    if (name !== null && !OF_ONE_DAY.includes(name)) assertNoOtherDay(file.name, table);
    if (name !== null) await addToGroups(groups, file, name);
    else if (files.length === 1) throw unknownFormat(given[0]!);
    else result.skippedFiles.push(file.name);
  }
  if (groups.length === 0 && files.length > 0) throw given.length === 1 ? unknownFormat(given[0]!) : noneKnown(files);
  if (format === undefined) leaveDailyNotesAlone(groups, result.skippedNotes);
  const onRead = stepOf(onProgress, detectingShare, 1);
  const sizeOf = (some: readonly ImportFile[]) => some.reduce((sum, file) => sum + file.bytes().length, 0);
  const size = sizeOf(files) || 1;
  let done = 0;
  for (const { name, implementation, group } of groups) {
    const [file] = group;
    const from = done / size;
    done += sizeOf(group);
    const options = { ...table, isOneOfSeveral: groups.length > 1, onProgress: stepOf(onRead, from, done / size) };
    options.onProgress?.(0);
    const content = await naming(file!, () =>
      group.length > 1
        ? implementation.readAll!(group, moods, options)
        : readMending(file!, (one) => implementation.read!(one, moods, options)),
    );
    const isPlaceEnough = files.length === 1 || group.length > 1;
    const placeOf = (item: { place: string }) => (isPlaceEnough ? item.place : `${file!.name}, ${item.place}`);
    for (const one of group.filter(({ isWindows1252 }) => isWindows1252?.())) {
      if (!ANY_ENCODING.includes(name)) throw notUtf8(one.bytes(), `The file ${one.name}`);
      result.encodings.push(readAsWindows1252(one));
    }
    for (const item of content.unreadable) result.unreadable.push({ ...item, place: placeOf(item) });
    for (const item of content.entries) {
      const place = placeOf(item);
      const source = { place, program: item.fromProgram ? name : null };
      const { day } = item.entry;
      const why = refusal(day, source, readDays.get(day), lastDay);
      if (why === null) result.entries.push({ ...item, place, ...(table.on !== undefined && { isDayGiven: true }) });
      else result.unreadable.push({ place, why });
      readDays.set(day, source);
    }
    result.choices.push(...content.choices);
    for (const leftOut of content.leftOut) countLeftOut(result.leftOut, leftOut);
    for (const version of content.earlierVersions) result.earlierVersions.push(version);
    for (const item of content.rests) result.rests.push({ rest: item.rest, place: placeOf(item) });
    if (content.ownQuestions) result.ownQuestions = [...(result.ownQuestions ?? []), ...content.ownQuestions];
    if (content.questionOrder) result.questionOrder ??= content.questionOrder;
    result.conversionRules = [...new Set([...result.conversionRules, ...content.conversionRules])];
  }
  return result;
}

/** The file, or those in it where it is a zip of notes and tables. */
function filesIn(file: ImportFile, format: FormatName | undefined, leftOut: LeftOut[]): ImportFile[] {
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

/** Runs `read`; an error that says nothing of what to do gets the name of the file and the next step. */
async function naming<Result>({ name }: ImportFile, read: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof UserError) || error.hint !== undefined) throw error;
    const sentence = error.message.includes(name) ? error.message : `${name}: ${error.message}`;
    throw new UserError(
      sentence,
      'Copy it again, export it again, or say with --format what it is. Nothing was brought in.',
    );
  }
}

/** Days of foreign files before this year are taken for those of another calendar. */
const FIRST_YEAR = '1700';
/** By how many years the Buddhist calendar is ahead. */
const BUDDHIST_ERA = 543;
/** How many names a sentence lists. */
const MAX_NAMED = 8;

function lockedZip({ name }: ImportFile): UserError {
  return new UserError(
    `${name} is locked with a password.`,
    'Unpack it with the password, and give the folder or the file that was in it. Nothing was brought in.',
  );
}

function readAsWindows1252({ name }: ImportFile): string {
  return `${name} is not UTF-8, so it was read as Windows-1252, as older programs write it. If letters look wrong, take it back with nearfar undo, and bring it in by nearfar import with its encoding, such as --encoding windows-1250.`;
}

/** Files of one format that are read together, or one file. */
interface FileGroup {
  name: FormatName;
  implementation: Format;
  group: ImportFile[];
}

async function addToGroups(groups: FileGroup[], file: ImportFile, name: FormatName): Promise<void> {
  const implementation: Format = await FORMATS[name].load();
  const other = implementation.readAll && groups.find((one) => one.name === name);
  if (other) other.group.push(file);
  else groups.push({ name, implementation, group: [file] });
}

/** Notes among files of another kind, such as the exports that nearfar wrote into a vault, are the writer's own business. */
function leaveDailyNotesAlone(groups: FileGroup[], skippedNotes: string[]): void {
  const at = groups.findIndex(({ name }) => name === 'daily-notes');
  if (at >= 0 && groups.some(({ name }) => !NOTES.includes(name)))
    for (const { group } of groups.splice(at, 1)) skippedNotes.push(...group.map(({ name }) => name));
}

/**
 * @param isAlone a file that is called a table, or holds records, is then read as one, so that the refusal can name its columns,
 *   and a text without a day as a note, whose day is asked for
 */
async function formatOf(file: ImportFile, { columns }: ReadingOptions, isAlone: boolean): Promise<FormatName | null> {
  if (encryptedFile(file) !== null) return null;
  const detected = detectFormat(file);
  const isOfRows = isAlone && (isTable(file) || hasRecords(file));
  const isNote = isAlone && file.isInZip !== true && isUndatedNote(file);
  if (detected === null && ((columns && !isCalledNote(file)) || isOfRows)) return 'table';
  const mended = detected === null && isAlone ? await mendFile(file) : null;
  if (mended !== null) return formatOf(mended.file, { columns }, isAlone);
  const mayBeDiary = isAlone || stretchInName(file.name) !== null;
  if (detected === null) return isNote ? 'daily-notes' : mayBeDiary && isDiary(file) ? 'jrnl' : null;
  return columns && TABLES.includes(detected) ? 'table' : detected;
}

/** The last day for which an entry may be imported: the day after today, which has begun in zones further east. */
export function lastImportDay(today: Day): Day {
  return addDays(today, 1);
}

/** Where a day was read, and from which program's export, or null for nearfar's own formats. */
interface ReadDay {
  place: string;
  program: FormatName | null;
}

/** Why an entry cannot be imported, or null if it can. Several exports of one program may tell of the same day. */
function refusal(day: Day, here: ReadDay, other: ReadDay | undefined, lastDay: Day | undefined): string | null {
  const isLaterExport = other !== undefined && here.program !== null && here.program === other.program;
  if (other !== undefined && !isLaterExport) return `${day} is already in ${other.place}.`;
  // People write of long ago too, but no program did.
  if (here.program !== null && day < FIRST_YEAR)
    return `${day} is long ago. Where it is of another calendar, such as the Persian or the Islamic one, write it as it is in the common one.`;
  if (lastDay === undefined || day <= lastDay) return null;
  const buddhist = Number(day.slice(0, 4)) - BUDDHIST_ERA;
  const isBuddhist = buddhist > Number(FIRST_YEAR) && buddhist <= Number(lastDay.slice(0, 4));
  return `${day} has not come yet.${isBuddhist ? ` In the common calendar that year of the Buddhist one is ${buddhist}; write it so.` : ''}`;
}
