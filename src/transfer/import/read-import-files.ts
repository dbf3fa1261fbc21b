import { addDays, type Day } from '../../domain/day.ts';
import { notUtf8 } from '../../formats/bytes/not-utf8.ts';
import type { ImportFile, ImportResult, ReadingOptions } from '../../formats/format.ts';
import type { FormatName } from '../../formats/formats.ts';
import type { Choose } from '../../formats/import-choice.ts';
import { countLeftOut } from '../../formats/left-out/count-left-out.ts';
import { type MoodMap, parseMoodMap } from '../../formats/moods/mood-map.ts';
import { type OnProgress, stepOf, withProgress } from '../../formats/reading-progress.ts';
import { assertOneFile } from '../../formats/times/ask-which-day.ts';
import { decodedFile } from './read/decoded-file.ts';
import { addDiaries, type FileGroup, filesInZip, groupFiles, TABLES, takeFewerOut } from './read/group-files.ts';
import { readMending } from './read/mend-file.ts';
import { readOrUnreadable } from './read/read-or-unreadable.ts';
import { missingColumns } from './unknown/missing-columns.ts';
import { noneKnown, unknownFormat } from './unknown/unknown-files.ts';

/** Formats that people and older programs write in other encodings too; JSON and what nearfar writes are always UTF-8. */
const ANY_ENCODING: readonly FormatName[] = [...TABLES, 'yaml', 'jrnl', 'dayone', 'daily-notes', 'org-journal'];
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
  /** Names of tables and diaries among many daily notes, which were skipped too. */
  skippedOthers: string[];
}

/**
 * Reads files and returns their content together. Of several files, those in no known format are skipped. A day that is
 * in two entries is read from the first.
 * @throws UserError if the only file is in no known format, or if a file cannot be read at all
 */
export async function readImportFiles(given: readonly ImportFile[], options: FilesOptions): Promise<FilesResult> {
  const { format, encoding, moods = parseMoodMap(), table = {}, lastDay, onProgress } = options;
  const result = emptyResult();
  const choose: Choose = (choice) => result.choices.push(choice);
  const files = given
    .flatMap((file) => filesInZip(file, format, result.leftOut))
    .map((file) => decodedFile(file, encoding, choose));
  assertOneFile(files, table);
  const detectingShare = files.length > 1 ? DETECTING_SHARE : 0;
  const groups = await groupFiles(withProgress(files, stepOf(onProgress, 0, detectingShare)), {
    format,
    table,
    isAlone: files.length === 1,
    onUnknown: ({ name }) => {
      if (files.length === 1) throw unknownFormat(given[0]!);
      result.skippedFiles.push(name);
    },
  });
  if (groups.length === 0) await addDiaries(groups, files, result.skippedFiles);
  if (groups.length === 0 && files.length > 0) throw given.length === 1 ? unknownFormat(given[0]!) : noneKnown(files);
  if (format === undefined) Object.assign(result, takeFewerOut(groups));
  const { onMissing, assertFound } = missingColumns([...new Set(groups.map(({ name }) => name))], table.columns);
  const onRead = progressOfGroups(groups, stepOf(onProgress, detectingShare, 1));
  const readDays = new Map<Day, ReadDay>();
  for (const group of groups) {
    const content = await readGroup(group, moods, groups.length > 1, {
      ...table,
      onMissingColumns: onMissing,
      onProgress: onRead(group),
    });
    result.encodings.push(...encodingSentences(group));
    const isPlaceEnough = files.length === 1 || group.files.length > 1;
    const placeOf = (place: string) => (isPlaceEnough ? place : `${group.files[0]!.name}, ${place}`);
    const isDayGiven = table.on !== undefined;
    addEntries(result, content, { program: group.name, placeOf, isDayGiven, readDays, lastDay });
    addBesideEntries(result, content, placeOf);
  }
  assertFound();
  return result;
}

function emptyResult(): FilesResult {
  return {
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
    skippedOthers: [],
  };
}

/** What is told how far the reading of each group is: the next part of the whole, in proportion to its size. */
function progressOfGroups(
  groups: readonly FileGroup[],
  onProgress: OnProgress | undefined,
): (group: FileGroup) => OnProgress | undefined {
  const sizeOf = ({ files }: FileGroup) => files.reduce((sum, file) => sum + file.bytes().length, 0);
  const size = groups.reduce((sum, group) => sum + sizeOf(group), 0) || 1;
  let done = 0;
  return (group) => {
    const from = done / size;
    done += sizeOf(group);
    return stepOf(onProgress, from, done / size);
  };
}

function readGroup(
  { files, implementation }: FileGroup,
  moods: MoodMap,
  isOneOfSeveral: boolean,
  options: ReadingOptions,
): Promise<ImportResult> {
  options.onProgress?.(0);
  return readOrUnreadable(files, isOneOfSeveral, () =>
    files.length > 1
      ? implementation.readAll!(files, moods, options)
      : readMending(files[0]!, (one) => implementation.read!(one, moods, options)),
  );
}

/** @throws UserError for a file that is not UTF-8 in a format that always is */
function encodingSentences({ name, files }: FileGroup): string[] {
  return files
    .filter(({ isWindows1252 }) => isWindows1252?.())
    .map((file) => {
      if (!ANY_ENCODING.includes(name)) throw notUtf8(file.bytes(), `The file ${file.name}`);
      return readAsWindows1252(file);
    });
}

interface DayOptions {
  program: FormatName;
  placeOf: (place: string) => string;
  isDayGiven: boolean;
  /** Where each day was read before. */
  readDays: Map<Day, ReadDay>;
  lastDay: Day | undefined;
}

/** Adds the entries of a group, and what of it is unreadable or refused. */
function addEntries(
  result: FilesResult,
  content: ImportResult,
  { program, placeOf, isDayGiven, readDays, lastDay }: DayOptions,
): void {
  for (const item of content.unreadable) result.unreadable.push({ ...item, place: placeOf(item.place) });
  for (const item of content.entries) {
    const { day } = item.entry;
    const source = { place: placeOf(item.place), program: item.fromProgram ? program : null };
    const why = refusal(day, source, readDays.get(day), lastDay);
    if (why !== null) result.unreadable.push({ place: source.place, why });
    else result.entries.push({ ...item, place: source.place, ...(isDayGiven && { isDayGiven }) });
    readDays.set(day, source);
  }
}

/** Adds what a group holds beside its entries. */
function addBesideEntries(result: FilesResult, content: ImportResult, placeOf: (place: string) => string): void {
  result.choices.push(...content.choices);
  for (const leftOut of content.leftOut) countLeftOut(result.leftOut, leftOut);
  for (const version of content.earlierVersions) result.earlierVersions.push(version);
  for (const { rest, place } of content.rests) result.rests.push({ rest, place: placeOf(place) });
  if (content.ownQuestions) result.ownQuestions = [...(result.ownQuestions ?? []), ...content.ownQuestions];
  if (content.questionOrder) result.questionOrder ??= content.questionOrder;
  result.conversionRules = [...new Set([...result.conversionRules, ...content.conversionRules])];
}

/** Days of foreign files before this year are taken for those of another calendar. */
const FIRST_YEAR = '1700';
/** By how many years the Buddhist calendar is ahead. */
const BUDDHIST_ERA = 543;
function readAsWindows1252({ name }: ImportFile): string {
  return `${name} is not UTF-8, so it was read as Windows-1252, as older programs write it. If letters look wrong, take it back with nearfar undo, and bring it in by nearfar import with its encoding, such as --encoding windows-1250.`;
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
