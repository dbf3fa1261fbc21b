import { UserError } from '../../errors.ts';
import { isSqliteDatabase, isZip } from '../../formats/bytes/magic-bytes.ts';
import { describeZip } from '../../formats/bytes/zip-contents.ts';
import { isCalledNote } from '../../formats/detect-format.ts';
import { shellWord } from '../../formats/flag-pairs.ts';
import type { ImportFile } from '../../formats/format.ts';
import { FORMAT_NAMES } from '../../formats/formats.ts';
import { isRecord, parseJson } from '../../formats/json/json-values.ts';
import { nameSome } from '../../language/name-some.ts';

/** How many names an error lists. */
const MAX_NAMED = 8;
/** Bytes that are looked at to tell what a file is. */
const HEAD_BYTES = 65_536;

const NOTE_HINT =
  'put its day into its name, such as 2026-03-02.md, or into its first lines: --- and date: 2026-03-02 and --- below each other.';
const KNOWN =
  'Exports of Daylio, Day One, Journey, Diarium, jrnl, Pixels, How We Feel, iMoodJournal and Daily You are known, tables with a day in each row, and notes of a day of Obsidian, Logseq or Org.';
const NOTHING = 'Nothing was brought in.';

export function noneKnown(files: readonly ImportFile[]): UserError {
  const names = files.map(({ name }) => name);
  return new UserError(
    `None of the ${files.length} files is of a kind that I know.`,
    `There are: ${nameSome(names, MAX_NAMED).join(', ')}. Looked for: an export of another program, a table with a day in each row, and notes with a day in their name (2026-03-02.md) or in a property called date. nearfar import --format names all of them. ${NOTHING}`,
  );
}

/** Why a file is of no kind that is known, as far as can be told, and what to do. */
export function unknownFormat(file: ImportFile): UserError {
  const { name } = file;
  if (isSqliteDatabase(file))
    return new UserError(
      `${name} is a database.`,
      `nearfar merge ${shellWord(name)} joins a journal of nearfar with this one. Out of the database of another program, export a table or text first.`,
    );
  if (isZip(file.bytes()))
    return new UserError(`${name} is a zip of no program that I know.`, describeZip(file.bytes()));
  const head = Buffer.from(file.bytes().subarray(0, HEAD_BYTES));
  const text = head.toString('latin1').trim();
  if (text === '')
    return new UserError(`${name} is empty.`, 'Write the export again in the program that it comes from.');
  if (head.includes(0) && !isUtf16(head))
    return new UserError(
      `${name} is no text, but an image, a document or the like.`,
      'Export the journal as text, CSV or JSON, and give that file.',
    );
  if (/^(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)) return unknownJson(file);
  if (isCalledNote(file))
    return new UserError(
      `${name} is a note, and does not say of which day.`,
      `To bring it in, ${NOTE_HINT} ${NOTHING}`,
    );
  return new UserError(
    `I do not know what kind of file ${name} is.`,
    `${KNOWN} If it is one of them, say which with --format: ${FORMAT_NAMES.join(', ')}. If it is a note: ${NOTE_HINT} ${NOTHING}`,
  );
}

function unknownJson(file: ImportFile): UserError {
  let found: string;
  try {
    found = describeJson(parseJson(file.text()));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return new UserError(`${file.name}: ${error.message}`, NOTHING);
  }
  return new UserError(
    `${file.name} is JSON of no program that I know.`,
    `It holds ${found}. ${KNOWN} If the program can also write a CSV or text, give that, or let a program make lines such as {"day":"2026-03-02","felt":4} of it. ${NOTHING}`,
  );
}

/** The keys of a value, or of the first item of a list. */
function describeJson(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list, and in it ${describeJson(value[0])}`;
  if (!isRecord(value)) return 'a single value';
  const keys = Object.keys(value).map((key) => `"${key}"`);
  return keys.length === 0 ? 'nothing' : `the keys ${nameSome(keys, MAX_NAMED).join(', ')}`;
}

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
