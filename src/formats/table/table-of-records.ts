import { UserError } from '../../errors.ts';
import { nameSome } from '../../language/name-some.ts';
import type { Unreadable } from '../format.ts';
import { endOfString, isRecord } from '../json/json-values.ts';
import { parseBeginning } from '../json/parse-beginning.ts';
import { parseImportedJson, parseImportedJsonLine } from '../json/parse-imported-json.ts';
import type { OnProgress } from '../reading-progress.ts';
import { cellsOfRecord, type JsonRecord } from './cells-of-record.ts';
import { isTableOfNotes } from './columns/column-roles.ts';
import { nameColumns } from './columns/unnamed-columns.ts';
import { areOfDays, findRecords, MAX_FIELDS } from './find-records.ts';
import type { Table } from './parse-table.ts';

/** Records of which each has other fields make a table that is almost empty, and takes far more memory than they do. */
const MAX_CELLS = 30_000_000;

/** How many names an error lists. */
const MAX_NAMED = 8;
/** JSON Lines, where every line is a record. */
const JSON_LINES = /^\s*\{[^\n]*\},?\s*?\n\s*\{/;

/** Whether the beginning of a JSON text shows a list of records that can be read as a table of days. */
export function holdsTableOfDays(head: string): boolean {
  const { list } = findRecords(beginningOf(head));
  return list !== undefined && areOfDays(list.records);
}

/** Whether the beginning of a JSON text shows any list of records. */
export function holdsRecords(head: string): boolean {
  return findRecords(beginningOf(head)).list !== undefined;
}

function beginningOf(head: string): unknown {
  const first = parseBeginning(head);
  return isJsonLines(head) ? [first] : first;
}

/**
 * The records of a JSON text as a table, as `tableOfJson` has them.
 * @throws NotJson for a JSON with a mistake, UserError if it holds no records
 */
export function tableOfRecords(text: string, onProgress?: OnProgress): Table {
  const { json, unreadable } = parseRecords(text);
  return { ...tableOfJson(json), unreadable, onProgress };
}

/**
 * The records of a value as a table, in whatever objects their list stands: a row for each record, whose number stands in place
 * of that of a line, and a column for each field, which is named by its path, such as `content.text`. The members of a list
 * within a record have commas between them, and longer texts line ends; `beside` has the records of other lists.
 * @throws UserError if it holds no records
 */
export function tableOfJson(json: unknown): Table {
  const { list, others, fields } = findRecords(json);
  if (!list) throw noRecords(json);
  assertNoEmptyList(json, list.records);
  const found = list.records.map(cellsOfRecord);
  const headings = [...new Set(found.flatMap((cells) => [...cells.keys()]))];
  if (headings.length > MAX_FIELDS) throw new UserError(`The records have more than ${MAX_FIELDS} fields.`);
  if (headings.length * found.length > MAX_CELLS)
    throw new UserError('The records have too many different fields to be a table.', 'Nothing was brought in.');
  const rows = found.map((cells, index) => ({
    cells: headings.map((heading) => cells.get(heading) ?? ''),
    line: index + 1,
  }));
  return {
    headings: nameColumns(headings, rows),
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    records: { path: list.path, beside: others.map(({ path, records }) => ({ path, count: records.length })), fields },
  };
}

/** @throws UserError where a record is all there is, and holds the list of what was to be the entries, empty */
function assertNoEmptyList(json: unknown, records: readonly JsonRecord[]): void {
  if (!isRecord(json) || records.length !== 1 || records[0] !== json) return;
  const isEmpty = (field: string) => Array.isArray(json[field]) && json[field].length === 0;
  const name = Object.keys(json).find(isEmpty);
  if (isTableOfNotes(Object.keys(json).filter((field) => !isEmpty(field)))) return;
  if (name !== undefined)
    throw new UserError(
      `Its list "${name}" is empty, so there are no entries in it.`,
      'Export it again where there are some. Nothing was brought in.',
    );
}

function noRecords(json: unknown): UserError {
  const names = isRecord(json)
    ? nameSome(
        Object.keys(json).map((name) => `"${name}"`),
        MAX_NAMED,
      ).join(', ')
    : '';
  return new UserError(
    `It holds no list of records${names && `, but ${names}`}.`,
    'Write each day as a record with its date and its text, or as a text whose name is the day, such as 2026-03-02. Nothing was brought in.',
  );
}

/** Whether each line is a record by itself: a list that begins on the first line may have a record a line too. */
function isJsonLines(text: string): boolean {
  if (!JSON_LINES.test(text)) return false;
  const [line] = text.trimStart().split('\n', 1);
  let depth = 0;
  for (let at = 0; at < line!.length; at++) {
    const sign = line![at]!;
    if (sign === '"') {
      at = endOfString(line!, at);
      // A text without an end hides the brackets behind it.
      if (line![at] !== '"') return true;
    } else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
  }
  return depth <= 0;
}

/** A JSON, or JSON Lines, where every line is a record. @throws NotJson for a JSON with a mistake */
function parseRecords(text: string): { json: unknown; unreadable: Unreadable[] } {
  const unreadable: Unreadable[] = [];
  if (!isJsonLines(text)) return { json: parseImportedJson(text, { unreadable }), unreadable };
  const json = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [parseImportedJsonLine(line, { unreadable }, `line ${index + 1}`)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unreadable.push({ place: `line ${index + 1}`, why: error.message });
      return [];
    }
  });
  return { json, unreadable };
}
