import { UserError } from '../../errors.ts';
import { isRecord, parseJson } from '../json/json-values.ts';
import type { Table } from './parse-table.ts';

/** No program writes more fields into a record of a day. */
const MAX_FIELDS = 1000;

/** The first record of a JSON list; its end is the first bracket that closes. */
const FIRST_RECORD = /^\s*\[\s*(\{[^{}]*\})/;

/** The names in the first record of a JSON list of flat records, as they are the headings of a table; none for other texts. */
export function namesOfFirstRecord(head: string): string[] {
  const [, record] = FIRST_RECORD.exec(head) ?? [];
  try {
    const parsed = record === undefined ? null : parseJson(record);
    return isRecord(parsed) ? Object.keys(parsed) : [];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/**
 * A JSON list of flat records as a table: a column for each name that a record has, and for each record a row, whose number
 * stands in place of that of a line. A list within a record becomes its members with commas between.
 * @throws UserError if the text is not such a list
 */
export function tableOfRecords(text: string): Table {
  const records = parseJson(text);
  if (!Array.isArray(records) || !records.every(isRecord))
    throw new UserError('The list holds something that is no record.', 'Nothing was brought in.');
  const headings = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (headings.length > MAX_FIELDS) throw new UserError(`The records have more than ${MAX_FIELDS} fields.`);
  const rows = records.map((record, index) => ({
    cells: headings.map((heading) => cellOf(record[heading], heading)),
    line: index + 1,
  }));
  return { headings, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), isList: true };
}

/** @throws UserError for a record within the record: it is no cell, and would be lost */
function cellOf(value: unknown, heading: string): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => cellOf(one, heading)).join(', ');
  if (isRecord(value))
    throw new UserError(
      `"${heading.slice(0, 40)}" holds records within the records of the list.`,
      'A list of flat records can be read, or a table: export it as CSV. Nothing was brought in.',
    );
  return String(value);
}
