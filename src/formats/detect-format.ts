import { isJournalPage } from './apps/apple-journal/is-journal-page.ts';
import { isBackupText } from './apps/daylio/daylio-backup-json.ts';
import { isJourneyName } from './apps/is-journey-name.ts';
import { decodeUtf16 } from './bytes/decode-utf16.ts';
import { isEncryptedJrnl, isZip } from './bytes/magic-bytes.ts';
import { isDiarium, zipFormat } from './bytes/zip-contents.ts';
import type { ImportFile } from './format.ts';
import type { FormatName } from './formats.ts';
import { dayInPath, findHeadings, isStamp } from './jrnl/jrnl-headings.ts';
import { isJrnlMarkdown, isJrnlYaml } from './jrnl/jrnl-markdown.ts';
import { isJrnlXml } from './jrnl/jrnl-xml.ts';
import { beginsJson } from './json/json-values.ts';
import { hasChecksum } from './obsidian/checksum.ts';
import { isKnownHeading, isTableOfDays } from './table/columns/column-roles.ts';
import { isHeadless } from './table/columns/unnamed-columns.ts';
import { readHeadings } from './table/parse-table.ts';
import { holdsRecords, holdsTableOfDays } from './table/table-of-records.ts';
import { isDailyNote, isOrgJournal, isSurelyDailyNote } from './times/date-in-name.ts';

/** Only the first bytes of a file are examined. */
const HEAD_BYTES = 65_536;

/** How programs write out a chat: `02.03.26, 21:15 - Ana: Soup?` */
const CHAT = /^\[?\S+, \d{1,2}[:.]\d\d/;
/** So many lines show whether a text without names of columns is a table. */
const SAMPLE_LINES = 20;

const JSON_PATTERNS: [pattern: RegExp, name: FormatName][] = [
  [/^\s*\{\s*"schema"\s*:/, 'json'],
  [/"date_journal"\s*:\s*\d/, 'journey'],
  [/^(?=[\s\S]*"entries"\s*:)[\s\S]*"creationDate"\s*:/, 'dayone'],
  [/^\s*\[\s*(?:\{[^{}]*"(?:scores|emotions)"\s*:|\]\s*$)/, 'pixels'],
  [/^\s*\[\s*\{\s*"date"\s*:\s*"[^"]*"\s*,\s*"entries"\s*:\s*\[(?=[\s\S]*"isHighlighted"\s*:)/, 'pixels'],
  [/^\s*\[\s*\{[^{}]*"timeCreated"\s*:/, 'dailyyou'],
  // A line with a day and an answer of ours, or at least without what other programs call a mood.
  [/^\s*\{(?=[^\n[]*"day"\s*:\s*")(?=[^\n]*"(?:felt|own_answers)"|(?![^\n]*"(?:mood|rating|score)"))/, 'jsonl'],
  // The line with own questions that stands above the entries.
  [/^\s*\{\s*"questions"\s*:\s*\[(?:\s*\]|[^\n]*"kind"\s*:)/, 'jsonl'],
  [/^\s*\{\s*"(?:tags|entries)"\s*:(?=[\s\S]*"body"\s*:)(?=[\s\S]*"time"\s*:)/, 'jrnl-json'],
  [/^\s*\{\s*"title"\s*:[\s\S]*"starred"\s*:/, 'jrnl-json'],
];

/** For a JSON that has none of these, and in which no table of days is to be seen. */
const OTHER_JSON_PATTERNS: typeof JSON_PATTERNS = [
  [/^\s*\{\s*"metadata"\s*:\s*\{\s*"version"\s*:/, 'dayone'],
  [/^\s*\{\s*"(?:tags|entries)"\s*:\s*(?:\[\s*\]|\{\s*\})/, 'jrnl-json'],
];

/** The exact fields, and headings of days, in a book that nearfar wrote. */
const OF_OURS = [/^<!-- nearfar(?:-export|:)? /m, /^#{3,4} [A-Z][a-z]{2,5}day \d{1,2} [A-Z][a-z]{2,8}/m];

const TEXT_PATTERNS: [pattern: RegExp, name: FormatName][] = [
  [/^\s*\d{1,4}[-./]\d{1,2}[-./]\d{1,4}[ T]\d{1,2}[:.]\d\d/, 'jrnl'],
  [/^\s*\tDate:\t/, 'dayone'],
  [/^# Near and far\r?\n/, 'markdown'],
  ...OF_OURS.map((pattern): [RegExp, FormatName] => [pattern, 'markdown']),
];

/** Detects the format of a file by its content, not its name; null if no format matches. */
export function detectFormat(file: ImportFile): FormatName | null {
  const bytes = file.bytes();
  if (isZip(bytes)) return zipFormat(bytes);
  const head = headOf(file);
  if (hasChecksum(head)) return 'obsidian';
  if (isBackupText(head)) return 'daylio';
  if (isJournalPage(head)) return 'applejournal';
  if (isSurelyDailyNote(head, file.name) && !isJrnlYaml(head)) return 'daily-notes';
  if (isEncryptedJrnl(bytes) || isJrnl(head, file.name)) return 'jrnl';
  if (isJourneyName(file.name)) return 'journey';
  if (isCalledYaml(file) && !beginsJson(head)) return 'yaml';
  if (isCalledTable(file) && isHeadless([{ cells: readHeadings(head) }])) return 'table';
  return formatOfText(head) ?? formatByName(head, file.name);
}

function formatOfText(head: string): FormatName | null {
  const find = (patterns: typeof TEXT_PATTERNS) => patterns.find(([pattern]) => pattern.test(head))?.[1] ?? null;
  if (!beginsJson(head))
    return (
      tableFormat(head) ?? (isDiaryOfYears(head) ? 'jrnl' : find(TEXT_PATTERNS)) ?? (isYamlOfDays(head) ? 'yaml' : null)
    );
  if (isDiarium(head)) return 'diarium';
  return find(JSON_PATTERNS) ?? (holdsTableOfDays(head) ? 'table' : find(OTHER_JSON_PATTERNS));
}

/** Whether a file is text that begins as JSON does. */
export function beginsAsJson(file: ImportFile): boolean {
  return !isZip(file.bytes()) && beginsJson(headOf(file));
}

/** The format of a text that begins as any text may, but is called as a note of a day is. */
function formatByName(head: string, name: string): FormatName | null {
  if (isOrgJournal(head, name)) return 'org-journal';
  return isDailyNote(head, name) ? 'daily-notes' : null;
}

/** The beginning of the text; it may cut a character in two, and no pattern depends on its last characters. */
function headOf(file: ImportFile): string {
  const bytes = file.bytes().subarray(0, HEAD_BYTES);
  const encoding = file.isWindows1252?.() ? 'windows-1252' : 'utf-8';
  const head = decodeUtf16(bytes, { isWhole: false }) ?? new TextDecoder(encoding).decode(bytes);
  return head.replace(/^\uFEFF/, '');
}

function tableFormat(head: string): FormatName | null {
  const headings = readHeadings(head);
  const names = headings.map((heading) => heading.toLowerCase());
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  if (has('day', 'felt')) return 'csv';
  if (has('full_date', 'mood') || has('year', 'weekday', 'mood', 'activities')) return 'daylio';
  if (has('mood', 'tags (people)') || has('mood', 'reflections', 'takeaways')) return 'howwefeel';
  if (has('date', 'hour', 'minute', 'level')) return 'imoodjournal';
  return isTableOfDays(headings) ? 'table' : null;
}

/**
 * Whether a file is a table by its name, and text, or by names of columns: several, or one above a row with as many cells; or without
 * any, by days in rows that all have as many cells.
 */
export function isTable(file: ImportFile): boolean {
  const head = headOf(file);
  const headings = readHeadings(head);
  const rows = head
    .split(/[\r\n]+/, SAMPLE_LINES)
    .flatMap((line) => (line.trim() === '' ? [] : { cells: readHeadings(line) }));
  const areAlike = rows.length > 1 && rows.every(({ cells }) => cells.length > 1 && cells.length === headings.length);
  if (areAlike && isHeadless(rows) && !CHAT.test(head.trimStart())) return true;
  // A title may stand above the names of the columns.
  if (isCalledTable(file) && rows.some(({ cells }) => cells.filter(isKnownHeading).length > 1)) return true;
  if (isCalledTable(file) || headings.length < 2) return headings.length > 1;
  const known = headings.filter(isKnownHeading).length;
  const [, below = ''] = /[\r\n]+(\S[^\r\n]*)/.exec(head.trimStart()) ?? [];
  return known > 1 || (known === 1 && readHeadings(below).length === headings.length);
}

function isCalledTable({ name }: ImportFile): boolean {
  return /\.(?:csv|tsv)$/i.test(name);
}

function isCalledYaml(file: ImportFile): boolean {
  return /\.ya?ml$/i.test(file.name);
}

/** Whether a text begins as YAML with a record of a day. */
function isYamlOfDays(head: string): boolean {
  if (!/^\s*(?:#[^\n]*\n\s*)*(?:---\s*\n|- )/.test(head)) return false;
  const names = [...head.matchAll(/^(?:- | {2,4})?["']?(\p{L}[\p{L} _-]{0,40})["']?:(?=\s)/gmu)].map(
    ([, name]) => name!,
  );
  return isTableOfDays(names);
}

/** Whether a file is a JSON with a list of records. */
export function hasRecords(file: ImportFile): boolean {
  const head = headOf(file);
  return beginsJson(head) && holdsRecords(head);
}

/** Whether a file is Markdown or Org by its name, and so no table. */
export function isCalledNote(file: ImportFile): boolean {
  return /\.(?:md|markdown|org)$/i.test(file.name);
}

/** Whether headings such as `17` below `2026` and `January` are the days of a text, which has no headings of ours. */
function isDiaryOfYears(head: string): boolean {
  if (!/^# \d{4}\r?\n/.test(head) || OF_OURS.some((pattern) => pattern.test(head))) return false;
  return findHeadings(head.split(/\r?\n/), undefined).headings.length > 0;
}

/** Whether a text is jrnl's, in one of its forms that begin with no date; of the forms with a heading of years also ours may. */
function isJrnl(head: string, name: string): boolean {
  const [, stamp] = /^\s*\[([^\]\n"{}]{4,60})\](?=[ \r\n]|$)/.exec(head) ?? [];
  const text = head.replace(/\r\n?/g, '\n');
  return (
    (stamp !== undefined && isStamp(stamp, dayInPath(name))) ||
    isJrnlXml(text) ||
    isJrnlYaml(text) ||
    (isJrnlMarkdown(text) && !/^<!-- nearfar/m.test(text))
  );
}
