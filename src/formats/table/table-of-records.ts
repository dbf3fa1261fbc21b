import { UserError } from '../../errors.ts';
import { parseBeginning } from '../json/json-beginning.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import type { OnProgress } from '../reading-progress.ts';
import { isTableOfDays } from './column-roles.ts';
import { readLocalDate } from './local-dates.ts';
import type { Table } from './parse-table.ts';

/** No program writes more fields into a record of a day. */
const MAX_FIELDS = 1000;
/** Records of which each has other fields make a table that is almost empty, and takes far more memory than they do. */
const MAX_CELLS = 30_000_000;
/** So many records show which fields the others have. */
const SAMPLE_RECORDS = 20;
/** Members of a list that are longer than this are texts, which stand on lines of their own. */
const MAX_WORD_LENGTH = 40;

type JsonRecord = Record<string, unknown>;

/** The records of all lists at one place in a JSON. */
interface RecordList {
  /** The names on the way to it, such as `data.items`; '' for the JSON itself. */
  path: string;
  records: JsonRecord[];
}

/** Whether the beginning of a JSON text shows a list of records that can be read as a table of days. */
export function holdsTableOfDays(head: string): boolean {
  const { list } = findRecords(beginningOf(head));
  return list !== undefined && isTableOfDays(fieldsOf(list));
}

/** Whether the beginning of a JSON text shows any list of records. */
export function holdsRecords(head: string): boolean {
  return findRecords(beginningOf(head)).list !== undefined;
}

function beginningOf(head: string): unknown {
  const first = parseBeginning(head);
  return JSON_LINES.test(head) ? [first] : first;
}

/**
 * The records of a JSON as a table, in whatever objects their list stands: a row for each record, whose number stands in place
 * of that of a line, and a column for each field, which is named by its path, such as `content.text`. The members of a list
 * within a record have commas between them, and longer texts line ends. Of several lists the longest of days is taken, else the longest with dates, else
 * the longest; `beside` has what stands elsewhere.
 * @param onProgress is told of the rows that `takeRows` takes, as the parsing tells nothing of itself
 * @throws UserError if it holds no records
 */
export function tableOfRecords(text: string, onProgress?: OnProgress): Table {
  const { list, others, fields } = findRecords(parseRecords(text));
  if (!list) throw new UserError('It holds no list of records.', 'Nothing was brought in.');
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
    headings,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    records: { path: list.path, beside: others.map(({ path, records }) => ({ path, count: records.length })), fields },
    onProgress,
  };
}

/** A JSON, or JSON Lines, where every line is a record. @throws UserError that names the line with a mistake */
function parseRecords(text: string): unknown {
  if (!JSON_LINES.test(text)) return parseJson(text);
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [parseJson(line)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(`Line ${index + 1}: ${error.message}`);
    }
  });
}

const JSON_LINES = /^\s*\{[^\n]*\}\s*?\n\s*\{/;

/** The list that is the table, the other lists of records, and the names of the fields that stand in none. */
function findRecords(json: unknown): { list: RecordList | undefined; others: RecordList[]; fields: string[] } {
  const lists = new Map<string, RecordList>();
  const fields: string[] = [];
  const add = (path: string, records: readonly JsonRecord[]) => {
    const list = lists.get(path) ?? { path, records: [] };
    lists.set(path, list);
    for (const record of records) list.records.push(record);
  };
  const visit = (value: unknown, path: string, isInList: boolean) => {
    const records = recordsOf(value);
    if (records) {
      add(path, records);
      // What stands in a record of a day is part of its row.
      if (!isTableOfDays(fieldsOf({ path, records }))) for (const record of records) visitFields(record, path, true);
    } else if (isRecord(value)) visitFields(value, path, isInList);
    else if (!isInList && path !== '' && !isEmpty(value)) fields.push(path);
  };
  const visitFields = (record: JsonRecord, path: string, isInList: boolean) => {
    for (const [name, value] of Object.entries(record)) visit(value, joined(path, name), isInList);
  };
  visit(json, '', false);
  const [list, ...others] = [...lists.values()].toSorted(
    (a, b) => likelihood(b) - likelihood(a) || b.records.length - a.records.length,
  );
  return { list, others, fields };
}

/** The records of a list, or of an object that has them by their days, years or names; null for any other value. */
function recordsOf(value: unknown): JsonRecord[] | null {
  if (Array.isArray(value)) return recordsIn(value);
  const named = isRecord(value) ? Object.entries(value) : [];
  if (named.length === 0) return null;
  if (named.every(([name]) => readLocalDate(name)?.days.ymd))
    return named.flatMap(([date, held]) =>
      (Array.isArray(held) ? (recordsIn(held) ?? [held]) : [held]).map((one) => ({
        date,
        ...(isRecord(one) ? one : { text: one }),
      })),
    );
  if (named.every(([name, held]) => /^\d{1,4}$/.test(name) && Array.isArray(held) && recordsIn(held)))
    return named.flatMap(([, held]) => recordsIn(held as unknown[])!);
  const records = named.flatMap(([key, one]) => (isRecord(one) ? [{ key, ...one }] : []));
  const isEach = records.length > 1 && records.length === named.length;
  const isOfDays = (record: JsonRecord) => isTableOfDays(fieldsOf({ path: '', records: [record] }));
  return isEach && records.slice(0, SAMPLE_RECORDS).every(isOfDays) ? records : null;
}

/** The members of a list if they are records, but for those that are null. */
function recordsIn(list: readonly unknown[]): JsonRecord[] | null {
  const members = list.filter((one) => one !== null);
  return members.length > 0 && members.every(isRecord) ? members : null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function likelihood(list: RecordList): 0 | 1 | 2 {
  if (isTableOfDays(fieldsOf(list))) return 2;
  const cells = list.records.slice(0, SAMPLE_RECORDS).flatMap((record) => [...cellsOfRecord(record).values()]);
  return cells.some((cell) => readLocalDate(cell) !== null) ? 1 : 0;
}

/** The paths of the fields of the first records, without those of records in lists within them. */
function fieldsOf({ records }: RecordList): string[] {
  const fields = new Set<string>();
  const add = (path: string, value: unknown) => {
    if (fields.size > MAX_FIELDS || value === null || (Array.isArray(value) && value.some(isRecord))) return;
    if (isRecord(value)) for (const name of Object.keys(value)) add(joined(path, name), value[name]);
    else fields.add(path);
  };
  for (const record of records.slice(0, SAMPLE_RECORDS)) add('', record);
  return [...fields];
}

/** What stands in a record, by the paths of its fields; a field that is null or an empty list is not there. */
function cellsOfRecord(record: JsonRecord): Map<string, string> {
  const values = new Map<string, string[]>();
  const add = (path: string, value: unknown) => {
    if (Array.isArray(value)) for (const one of value) add(path, one);
    else if (isRecord(value)) for (const [name, inner] of Object.entries(value)) add(joined(path, name), inner);
    else if (value !== null) {
      const texts = values.get(path);
      if (texts) texts.push(String(value));
      else values.set(path, [String(value)]);
    }
  };
  add('', record);
  return new Map([...values].map(([path, texts]) => [path, texts.join(texts.every(isShort) ? ', ' : '\n')]));
}

const isShort = (text: string) => text.length <= MAX_WORD_LENGTH && !text.includes('\n');

const joined = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
