import { parse } from 'yaml';
import { UserError } from '../../errors.ts';
import type { Format, Unreadable } from '../format.ts';
import { isRecord } from '../json/json-values.ts';
import { isKnownHeading } from './columns/column-roles.ts';
import { areOfDays } from './find-records.ts';
import { readTable } from './table.ts';
import { tableOfJson } from './table-of-records.ts';

/** YAML takes far longer to read than JSON. */
const MAX_LENGTH = 20_000_000;

/** A day alone on its line, with a list or a text below it: it can only be a name. */
const DAY_WITHOUT_COLON = /^(\d{4}-\d\d-\d\d)[ \t]*(?=\n(?:[ \t]+\S|- ))/gm;

/** A whole text that begins with such a line: further below it may stand in a note. */
const BEGINS_WITH_DAY = /^\d{4}-\d\d-\d\d[ \t]*\n(?:[ \t]+\S|- )[\s\S]*$/;

/** YAML with a record for each day: a list, one document after the other, or front matter with a text below. Only read. */
export const yamlTable: Format = {
  read(file, moods, options = {}) {
    const text = file
      .text()
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .replace(BEGINS_WITH_DAY, (whole) => whole.replace(DAY_WITHOUT_COLON, '$1:'));
    if (text.length > MAX_LENGTH)
      throw new UserError(
        `${file.name} is longer than twenty million characters.`,
        'Cut it into parts, or export it as JSON or CSV.',
      );
    const { records, unreadable } = recordsIn(text);
    if (records.length === 0 && unreadable.length > 0) {
      const [{ place, why }] = unreadable as [Unreadable];
      throw new UserError(
        `${file.name}, ${place}: ${why}`,
        'Put that place right and try again. Nothing was brought in.',
      );
    }
    const found = tableOfJson(records.length === 1 ? records[0] : records);
    return readTable({ ...found, unreadable, onProgress: options.onProgress }, file, moods, options);
  },
};

/** A part of a text between two lines of `---`, or an item of a list that begins the line. */
interface Piece {
  text: string;
  /** The number of its first line. */
  line: number;
}

function recordsIn(text: string): { records: unknown[]; unreadable: Unreadable[] } {
  const records: unknown[] = [];
  const unreadable: Unreadable[] = [];
  for (const piece of piecesIn(text)) {
    const last = records.at(-1);
    const isBelowRecord = isRecord(last) && areOfDays([{ ...last, text: '' }]) && !/^-\s/.test(piece.text);
    const parsed = parsePiece(piece);
    if (isBelowRecord && !namesDay(piece.text) && !isRecordOfOurs(parsed)) addText(last, piece.text.trim());
    else if ('why' in parsed) unreadable.push(parsed);
    else if (Array.isArray(parsed.value)) records.push(...parsed.value);
    else if (parsed.value !== null) records.push(parsed.value);
  }
  return { records, unreadable };
}

/** The documents of a text, and of each that is a list its items: a mistake in one leaves the others. */
function piecesIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let first = 1;
  const end = (next: number) => {
    if (lines.some((line) => line.trim() !== '' && !line.startsWith('#')))
      pieces.push({ text: lines.join('\n'), line: first });
    lines = [];
    first = next;
  };
  let isList = false;
  for (const [index, line] of text.split('\n').entries()) {
    const isBoundary = /^(?:---|\.\.\.)(?:\s|$)/.test(line);
    if (isBoundary) {
      end(index + 2);
      isList = false;
      continue;
    }
    const isItem = /^-(?:\s|$)/.test(line);
    if (isItem && lines.every((one) => one.trim() === '' || one.startsWith('#'))) isList = true;
    if (isItem && isList) end(index + 1);
    lines.push(line);
  }
  end(0);
  return pieces;
}

/** Whether it was read as a record with a field that is known: one that has lost its day, and no text below another. */
function isRecordOfOurs(parsed: ReturnType<typeof parsePiece>): boolean {
  return 'value' in parsed && isRecord(parsed.value) && Object.keys(parsed.value).some(isKnownHeading);
}

/** Whether a text has a line that names a day as a record does, such as `date: 2026-03-02`. */
function namesDay(text: string): boolean {
  const names = [...text.matchAll(/^["']?(\p{L}[\p{L} _-]{0,40})["']?:(?=\s)/gmu)].map(([, name = '']) => name);
  return areOfDays([Object.fromEntries([...names, 'text'].map((name) => [name, '']))]);
}

/** The text below front matter, under a name that the record has not. */
function addText(record: Record<string, unknown>, text: string): void {
  const name = ['text', 'note', 'body', 'content'].find((one) => !(one in record)) ?? 'comment';
  record[name] = name in record ? `${String(record[name])}\n${text}` : text;
}

function parsePiece({ text, line }: Piece): { value: unknown } | Unreadable {
  try {
    return {
      value: parse(text, { schema: 'core', strict: true, uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' }),
    };
  } catch (error) {
    const { message = '', linePos } = error as { message?: string; linePos?: [{ line: number; col: number }] };
    const [reason = ''] = message.split(/ at line \d|\n/);
    const place = linePos ? `line ${linePos[0].line + line - 1}, column ${linePos[0].col}` : `line ${line}`;
    return {
      place,
      why: `This is not YAML: ${reason.replace(/[.:]$/, '')}. A text with a colon, a # or quotes in it stands in quotes.`,
    };
  }
}
