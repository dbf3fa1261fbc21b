import { UserError } from '../../../errors.ts';
import { decodeUtf16 } from '../../../formats/bytes/decode-utf16.ts';
import { encryptedKind } from '../../../formats/bytes/encrypted-kind.ts';
import { foreignKind } from '../../../formats/bytes/foreign-kind.ts';
import { isSqliteDatabase, isZip } from '../../../formats/bytes/magic-bytes.ts';
import { describeZip, officeKind } from '../../../formats/bytes/zip-contents.ts';
import { beginsAsJson, isCalledNote } from '../../../formats/detect-format.ts';
import { shellWord } from '../../../formats/flag-pairs.ts';
import type { ImportFile } from '../../../formats/format.ts';
import { findHeadings } from '../../../formats/jrnl/jrnl-headings.ts';
import { isRecord, parseJson, surelyBeginsJson } from '../../../formats/json/json-values.ts';
import { stretchInName } from '../../../formats/times/heading-dates.ts';
import { APPLICATION_ID } from '../../../journal/open.ts';
import { nameSome } from '../../../language/name-some.ts';

/** How many names an error lists. */
const MAX_NAMED = 8;
/** Bytes that are looked at to tell what a file is. */
const HEAD_BYTES = 65_536;

const NOTE_HINT =
  'put its day into its name, such as 2026-03-02.md, or into its first lines: --- and date: 2026-03-02 and --- below each other.';
/** What to do where nothing shows what a file is. */
const NEXT =
  'If it is the note of one day, name the file after the day, such as 2026-03-02.md. If it is of another program, export it there as CSV, JSON or text; nearfar help import lists the kinds, and --format says which it is.';
const NOTHING = 'Nothing was brought in.';

export function noneKnown(files: readonly ImportFile[]): UserError {
  const names = files.map(({ name }) => name);
  return new UserError(
    `None of the ${files.length} files is of a kind that I know.`,
    `There are: ${nameSome(names, MAX_NAMED).join(', ')}. Looked for: an export of another program, a table with a day in each row, and notes with a day in their name (2026-03-02.md) or in a property called date. nearfar help import lists the kinds. ${NOTHING}`,
  );
}

/** Why a file is of no kind that is known, as far as can be told, and what to do. */
export function unknownFormat(file: ImportFile): UserError {
  const { name } = file;
  const bytes = file.bytes();
  if (isSqliteDatabase(file)) return database(name, bytes);
  const foreign = isZip(bytes) ? officeKind(bytes) : (encryptedFile(file) ?? foreignKind(bytes, []));
  if (foreign !== null) return new UserError(`${name} is ${foreign.what}.`, `${foreign.next} ${NOTHING}`);
  if (isZip(bytes)) return new UserError(`${name} is a zip of no program that I know.`, describeZip(bytes));
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES));
  const text = textOf(head);
  if (head.toString('latin1').startsWith('PK\x05\x06'))
    return new UserError(`${name} is an empty zip.`, 'Write the export again in the program that it comes from.');
  if (text === '')
    return new UserError(`${name} is empty.`, 'Write the export again in the program that it comes from.');
  if (/\.daylio$/i.test(name))
    return new UserError(
      `${name} is called a backup of Daylio, and is none.`,
      `Make the backup, or an export as CSV, again in Daylio. ${NOTHING}`,
    );
  if (text.includes('\0'))
    return new UserError(
      `${name} is no text, but an image, a document, something encrypted or the like.`,
      `Export the journal as text, CSV or JSON, and give that file. ${NOTHING}`,
    );
  if (isJson(file, text)) return unknownJson(file);
  if (/\.toml$/i.test(name))
    return new UserError(
      `${name} is TOML, which nearfar does not read.`,
      `Give it as JSON. In its folder Python makes one of it: ${tomlToJsonCommand(name)} ${NOTHING}`,
    );
  if (TABLE_IN_TEXT.test(text))
    return new UserError(
      `${name} holds a table between signs of |.`,
      `Save it as CSV, with commas in place of the signs and without the line of dashes, and give that file. ${NOTHING}`,
    );
  if (isCalledNote(file))
    return new UserError(
      `${name} is a note, and does not say of which day.`,
      `To bring it in, ${NOTE_HINT} ${NOTHING}`,
    );
  if (isCalledTable(name))
    return new UserError(
      `${name} is no table that I can read.`,
      BARS.test(text)
        ? `Signs of | seem to stand between its cells. Put commas in their place and give that file; in its folder: ${barsToCommasCommand(name)} ${NOTHING}`
        : `Its first row has to hold the names of the columns, with commas, semicolons or tabs between them, such as: date,mood,note. ${NOTHING}`,
    );
  return new UserError(`I do not know what kind of file ${name} is.`, `${NEXT} ${NOTHING}`);
}

/** What a file is that another program has encrypted; null for any other. */
export function encryptedFile(file: ImportFile): ReturnType<typeof encryptedKind> {
  return encryptedKind(textOf(Buffer.from(file.bytes().subarray(0, HEAD_BYTES))), file.name);
}

/** Whether a file of no known kind is a text that may be the note of one day: by its name, or without an ending of one. */
export function isUndatedNote(file: ImportFile): boolean {
  const isText = isCalledNote(file) || /^[^.]*$|\.(?:txt|text|csv|tsv)$/i.test(file.name);
  return isText && countDates(file) !== null && !isDiary(file);
}

/**
 * Whether a file of no known kind is a text of several days, each of which begins with its date. One that is called as a year or a
 * month may have a single day so far.
 */
export function isDiary(file: ImportFile): boolean {
  return (countDates(file) ?? 0) > (stretchInName(file.name) === null ? 1 : 0);
}

/** How many entries of a text begin with a date; null for what is no text, or a table or records of its own. */
function countDates(file: ImportFile): number | null {
  const bytes = file.bytes();
  if (isZip(bytes) || isSqliteDatabase(file) || foreignKind(bytes, []) !== null) return null;
  const text = textOf(Buffer.from(bytes.subarray(0, HEAD_BYTES)));
  if (text === '' || text.includes('\0') || isJson(file, text) || TABLE_IN_TEXT.test(text)) return null;
  if (isCalledTable(file.name) && BARS.test(text)) return null;
  const lines = file
    .text()
    .slice(0, HEAD_BYTES)
    .split(/\r\n?|\n/);
  return findHeadings(lines, undefined, file.name).headings.length;
}

/** A journal of nearfar, or a database of another program. */
function database(name: string, bytes: Uint8Array): UserError {
  if (applicationIdOf(bytes) === APPLICATION_ID)
    return new UserError(
      `${name} is a journal of nearfar itself.`,
      `To join it with this one, write merge in place of import. ${NOTHING}`,
    );
  return foreignDatabase(name);
}

export function foreignDatabase(name: string): UserError {
  return new UserError(
    `${name} is a database of another program.`,
    `Export its entries from that program as CSV, JSON or text, and give that file. ${NOTHING}`,
  );
}

/** What SQLite calls the application ID; 0 if the file is too short to have one. */
function applicationIdOf(bytes: Uint8Array): number {
  return bytes.length < 72 ? 0 : Buffer.from(bytes.subarray(68, 72)).readUInt32BE();
}

function isJson(file: ImportFile, text: string): boolean {
  return /\.jsonl?$/i.test(file.name) ? beginsAsJson(file) : surelyBeginsJson(text);
}

/** A first line with signs that stand between cells. */
const BARS = /^[^\n]*\|/;

/** A table in Markdown: a row of names, and below it one of dashes. */
const TABLE_IN_TEXT = /^\|.*\|\s*?\n\|[\s:|-]+\|\s*$/m;

/** A command that makes a JSON of a TOML file. */
function tomlToJsonCommand(name: string): string {
  const code = 'import json, sys, tomllib; print(json.dumps(tomllib.load(sys.stdin.buffer), default=str))';
  return `python3 -c ${shellWord(code)} < ${shellWord(name)} > ${shellWord(name.replace(/toml$/i, 'json'))}`;
}

/** A command that makes a CSV of a table with signs of | between its cells. */
function barsToCommasCommand(name: string): string {
  return `tr '|' ',' < ${shellWord(name)} > ${shellWord(`commas-${name}`)}`;
}

function isCalledTable(name: string): boolean {
  return /\.(?:csv|tsv)$/i.test(name);
}

function unknownJson(file: ImportFile): UserError {
  let found: string;
  try {
    found = describeJson(parseJson(file.text()));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return new UserError(
      `${file.name}: ${error.message}`,
      `Something in it was changed or is missing: put that place right, or copy or export the file again. ${NOTHING}`,
    );
  }
  if (/"(?:encrypted|cipher|ciphertext|salt|iv)"/i.test(found))
    return new UserError(
      `${file.name} seems to be encrypted: it holds ${found}.`,
      `Export the journal in its program without a password, and give that file. ${NOTHING}`,
    );
  return new UserError(
    `${file.name} is JSON of no program that I know.`,
    `It holds ${found}. If its program can also write CSV or text, give that. A program can make lines such as {"day":"2026-03-02","felt":4} of it too. nearfar help import lists the kinds. ${NOTHING}`,
  );
}

/** The keys of a value, or of the first item of a list. */
function describeJson(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list, and in it ${describeJson(value[0])}`;
  if (!isRecord(value)) return 'a single value';
  const keys = Object.keys(value).map((key) => `"${key}"`);
  return keys.length === 0 ? 'nothing' : `the keys ${nameSome(keys, MAX_NAMED).join(', ')}`;
}

/** The beginning of a file as text, in UTF-16 where it is that; other letters than those of ASCII may be wrong. */
function textOf(head: Buffer): string {
  return (decodeUtf16(head, { isWhole: false }) ?? head.toString('latin1')).trim();
}
