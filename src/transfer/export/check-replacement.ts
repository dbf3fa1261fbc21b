import { statSync } from 'node:fs';
import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import { isZip } from '../../formats/bytes/magic-bytes.ts';
import { detectFormat } from '../../formats/detect-format.ts';
import type { Format, ImportFile } from '../../formats/format.ts';
import { FORMATS, type FormatName } from '../../formats/formats.ts';
import { checksumOfDays, type ExportMark } from '../../formats/mark/export-mark.ts';
import { readExportMark } from '../../formats/mark/read-export-mark.ts';
import { parseMoodMap } from '../../formats/moods/mood-map.ts';
import { openImportFile } from '../../io/open-import-files.ts';
import { pluralize } from '../../render/text.ts';
import { isOfJournal } from './is-of-journal.ts';
import { textInOwnZip } from './text-in-own-zip.ts';

/** What is about to be written in the place of a file. */
export interface NewFile extends NewFileKind {
  /** How many entries it has. */
  entries: number;
  /** The entries themselves, asked for only where they may take the place of an export. */
  readEntries: () => IteratorObject<SavedEntry>;
}

/** What all new files of an export have in common. */
export interface NewFileKind {
  format: FormatName;
  /** Reads a file of that format. */
  read: NonNullable<Format['read']>;
  redacted: boolean;
  /** Replaces any file of the user's own, whatever it holds. */
  force?: boolean | undefined;
  /** The folder of the journal, none of whose files may be replaced. */
  journalFolder: string;
}

/** A file that an export replaced. `entries` is null if nearfar did not write it, or somebody changed it since. */
export interface ReplacedFile {
  entries: number | null;
  writtenAt: Date;
}

/** Why a file is left as it is. */
export type Refusal =
  | 'part of the journal'
  | 'foreign'
  | 'changed'
  | 'of another format'
  | 'larger'
  | 'of other entries'
  | 'not redacted';

/**
 * Looks at what an export would replace. Nearfar's own exports are known by their mark, not by being readable: another
 * program may write the same format. An export that lacks an entry of the one there, or from which something is left
 * out that is there, does not replace it; nor does one in another format, since most hold less than JSON does.
 * @returns the file to be replaced, null if there is none or it is empty, or why it has to stay
 */
export function checkReplacement(path: string, file: NewFile): ReplacedFile | Refusal | null {
  if (isOfJournal(path, file.journalFolder)) return 'part of the journal';
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || stats.size === 0) return null;
  const content = openImportFile(path);
  const mark = markOf(content);
  const isOurs = mark !== null && mark !== 'changed';
  const replaced = { entries: isOurs ? mark.entries : null, writtenAt: stats.mtime };
  if (file.force) return replaced;
  if (!isOurs) return mark ?? 'foreign';
  if (detectFormat(content) !== file.format) return 'of another format';
  if (mark.entries > file.entries) return 'larger';
  if (!beginsWith(file, mark) && holdsOtherEntries(content, file)) return 'of other entries';
  return !mark.redacted && file.redacted ? 'not redacted' : replaced;
}

/** The same for an export to a single file. @throws UserError if the file has to stay */
export function assertReplaceable(path: string, file: NewFile): ReplacedFile | null {
  const found = checkReplacement(path, file);
  if (typeof found !== 'string') return found;
  if (found === 'part of the journal')
    throw new UserError(`${path} belongs to the journal itself.`, 'Nothing was written. Choose another name.');
  const sentence = {
    foreign: `${path} is there already, and nearfar did not write it.`,
    changed: `${path} was changed since nearfar wrote it.`,
    'of another format': `${path} is an export in another format, and this one would be ${FORMATS[file.format].description}.`,
    'of other entries': `${path} is an export with entries that this one lacks, perhaps of another journal.`,
    larger: `${path} is an export with more entries than the ${pluralize(file.entries, 'entry', 'entries')} of this one.`,
    'not redacted': `${path} is an export that is whole, and this one leaves something out.`,
  }[found];
  throw new UserError(sentence, 'Nothing was written. Choose another name, or replace it with --force.');
}

/** Whether the entries of an export are the first ones of the new file too, as they are if days were only added since. */
function beginsWith({ readEntries }: NewFile, { entries, days }: ExportMark): boolean {
  return checksumOfDays(readEntries().take(entries)) === days;
}

/**
 * Whether an export holds an entry that the new file lacks. Another journal may have the same days, logged at other moments; an
 * export of the numbers alone tells none.
 */
function holdsOtherEntries(content: ImportFile, { read, readEntries }: NewFile): boolean {
  const loggedAt = new Map<Day, string | undefined>();
  for (const { day, logged_at } of readEntries()) loggedAt.set(day, logged_at);
  return read(content, parseMoodMap()).entries.some(
    ({ entry: { day, logged_at } }) => !loggedAt.has(day) || (logged_at ?? loggedAt.get(day)) !== loggedAt.get(day),
  );
}

/** The mark of a file; null also for a file that is no text, as another program may have written any bytes. */
function markOf(file: ImportFile): ExportMark | 'changed' | null {
  const bytes = file.bytes();
  try {
    if (isZip(bytes)) {
      const text = textInOwnZip(bytes);
      return text === null ? null : readExportMark(text);
    }
    const text = file.text();
    const mark = readExportMark(text);
    return mark === null || isStoredAs(bytes, text, file) ? mark : 'changed';
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Whether a text is stored as nearfar does it: in UTF-8, with a byte order mark only in front of a table for a spreadsheet. */
function isStoredAs(bytes: Uint8Array, text: string, file: ImportFile): boolean {
  const added = bytes.length - Buffer.byteLength(text);
  return added === 0 || (added === BYTE_ORDER_MARK_BYTES && detectFormat(file) === 'csv');
}

const BYTE_ORDER_MARK_BYTES = 3;
