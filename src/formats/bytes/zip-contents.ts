import { unzipSync } from 'fflate/node';
import { UserError } from '../../errors.ts';
import { nameSome } from '../../language/name-some.ts';
import { isJournalPage } from '../apps/apple-journal/is-journal-page.ts';
import { isJournalPageName } from '../apps/apple-journal/is-journal-page-name.ts';
import { DAYLIO_BACKUP } from '../apps/daylio/daylio-backup-json.ts';
import { isJourneyName } from '../apps/is-journey-name.ts';
import type { ImportFile } from '../format.ts';
import type { FormatName } from '../formats.ts';
import { holdsTableOfDays } from '../table/table-of-records.ts';
import { decodeText, isWindows1252 } from './decode-text.ts';
import { extractAllFromZip, headOfZipped, scanZipNames, type ZippedFile } from './extract-from-zip.ts';
import { type ForeignKind, foreignKind } from './foreign-kind.ts';
import { notUtf8 } from './not-utf8.ts';

/** How many names an error lists. */
const MAX_NAMED = 8;

/** The names of the files in a zip, without folders and what macOS adds; null if the zip is broken. */
function namesInZip(bytes: Uint8Array): string[] | null {
  try {
    const names = listedNames(bytes) ?? scanZipNames(bytes);
    return names.filter((name) => !/[/\\]$/.test(name) && !HIDDEN.test(name));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The names in the list at the end of a zip; null if it has none, as one that was cut. */
function listedNames(bytes: Uint8Array): string[] | null {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter({ name }) {
        names.push(name);
        return false;
      },
    });
    return names.length === 0 ? null : names;
  } catch {
    return null;
  }
}

/**
 * The program that wrote a zip, by the names of its files and the beginning of its first JSON or text; null if it is none
 * of those that are known.
 */
export function zipFormat(bytes: Uint8Array): FormatName | null {
  const names = namesInZip(bytes);
  // Day One's reader reports that the zip is broken.
  if (names === null) return 'dayone';
  if (names.some((name) => DAYLIO_BACKUP.test(name))) return 'daylio';
  if (names.some(isJourneyName)) return 'journey';
  const page = names.find(isJournalPageName);
  if (page !== undefined && isJournalPage(headOfZipped(bytes, page))) return 'applejournal';
  for (const name of names.filter((one) => /\.(?:json|txt)$/i.test(one))) {
    const head = headOfZipped(bytes, name);
    if (isDiarium(head)) return 'diarium';
    if (/"creationDate"\s*:|^\s*?\tDate:\t/.test(head)) return 'dayone';
    if (/"entries"\s*:/.test(head) && !holdsTableOfDays(head)) return 'dayone';
  }
  return null;
}

/** Whether a text begins like Diarium's JSON: a list of entries, each with a date and a text in HTML. */
export function isDiarium(head: string): boolean {
  return /^\s*(?:\{\s*"entries"\s*:\s*)?\[\s*\{(?=[^{}]*"date"\s*:)(?=[^{}]*"(?:html|heading)"\s*:)/.test(
    head.replace(/^\uFEFF/, ''),
  );
}

/** The notes, tables and the like in a zip as files, in order of their names, and the names of its other files. */
export function textsInZip(bytes: Uint8Array): { files: ImportFile[]; others: string[] } {
  const { files, others } = extractAllFromZip(bytes, (name) => TEXT.test(name) && !HIDDEN.test(name));
  return {
    files: files.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((file) => zippedFile(file)),
    others: others.filter((name) => !/[/\\]$/.test(name) && !HIDDEN.test(name)),
  };
}

const TEXT = /\.(?:md|markdown|org|txt|xml|ya?ml|csv|tsv|json|jsonl)$/i;
/** Hidden files and folders, such as Obsidian's settings, what macOS adds, and names that lead out of the zip. */
const HIDDEN = /(?:^|[/\\])(?:__MACOSX[/\\]|\.)/;

function zippedFile({ name, bytes }: ZippedFile): ImportFile {
  const text = () => {
    const decoded = decodeText(bytes);
    if (decoded === null) throw notUtf8(bytes, name);
    return decoded;
  };
  return { name, bytes: () => bytes, text, isWindows1252: () => isWindows1252(bytes), isInZip: true };
}

/** Whether a zip is a document or a spreadsheet, which consist of many files. */
export function officeKind(bytes: Uint8Array): ForeignKind | null {
  return foreignKind(bytes, namesInZip(bytes) ?? []);
}

/** What a zip that is of no known program holds, and what was looked for in it. */
export function describeZip(bytes: Uint8Array): string {
  const names = namesInZip(bytes) ?? [];
  const listed = nameSome(names, MAX_NAMED).join(', ');
  const inner = names.find((name) => /\.(?:zip|7z|tar|t?gz|rar)$/i.test(name));
  if (inner !== undefined)
    return `It holds: ${listed}. Unpack it, and give ${inner}, or the folder or file that is in that. Nothing was brought in.`;
  const next = names.some((name) => /(?:^|[/\\])daily_you\.db$/.test(name))
    ? 'It is a backup of Daily You: export Markdown there instead, and give that zip.'
    : 'Export the journal from its program as text, CSV or JSON, and give that file.';
  return `${names.length === 0 ? 'It is empty.' : `It holds: ${listed}.`} Looked for: a JSON or a text of Day One, Journey's files such as 1772450000000-AbC.json, the pages of Apple Journal, a JSON of Diarium, backup.daylio, tables, and notes with their day in the name, such as 2026-03-02.md. ${next} Nothing was brought in.`;
}
