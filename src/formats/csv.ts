import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ENTRY_FIELDS, type SavedEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import type { Format } from './format.ts';
import { importCollector, readImportedEntry } from './import-collector.ts';
import { parseList, parseNumber } from './metadata-line.ts';

/** How many rows are spelt at once: setting the library up for each takes longer than spelling it. */
const ROWS = 50;

const COLUMNS = [...ENTRY_FIELDS, 'late'];

/** A table with a row for each entry; an empty cell was not answered, `none` is none of the three practices. */
export const csv: Format = {
  *write({ entries }) {
    yield `${COLUMNS.join(',')}\n`;
    let rows: string[][] = [];
    for (const entry of entries) {
      rows.push(cells(entry));
      if (rows.length < ROWS) continue;
      yield spelt(rows);
      rows = [];
    }
    yield spelt(rows);
  },

  read(file) {
    const gathered = importCollector();
    for (const { row, line } of readTable(file.text())) {
      gathered.addEntry(`line ${line}`, () => {
        const answered = Object.entries(row).filter(([, cell]) => cell !== '');
        const given = Object.fromEntries(answered.map(([column, cell]) => [column, withoutGuard(cell)]));
        const { felt, want, practices, late, ...rest } = given;
        return readImportedEntry({
          ...rest,
          felt: felt && parseNumber(felt),
          want: want && parseNumber(want),
          practices: practices && parseList(practices),
          late: late && ({ true: true, false: false }[late.toLowerCase()] ?? late),
        });
      });
    }
    return gathered;
  },
};

/**
 * The rows of a table by the names in its first row, each with the line on which it begins.
 * @throws UserError for a table that cannot be read
 */
export function readTable(text: string): { row: Record<string, string>; line: number }[] {
  try {
    const options = {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
      max_record_size: 16_000_000,
    };
    const rows = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const [names, ...records] = rows;
    if (!names) return [];
    let before = names.info.lines;
    return records.map(({ record, info }) => {
      const line = before + 1;
      before = info.lines;
      return { row: Object.fromEntries(names.record.map((name, index) => [name.trim(), record[index] ?? ''])), line };
    });
  } catch (error) {
    if (error instanceof CsvError) throw new UserError(`The table cannot be read: ${error.message}`);
    throw error;
  }
}

const spelt = (rows: string[][]) => stringify(rows, { quoted_match: /[\r\n]|^\s|\s$/ });

function cells(entry: SavedEntry): string[] {
  return COLUMNS.map((column) => {
    const value = entry[column as keyof SavedEntry];
    if (Array.isArray(value)) return value.join(',') || 'none';
    return value === undefined ? '' : typeof value === 'string' ? guarded(value) : String(value);
  });
}

// Spreadsheets run a cell that begins like a formula. An apostrophe in front makes it text, and another
// apostrophe in front of one that was there already keeps the two apart.
const FORMULA = /^'*[=+\-@\t\r]/;

function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function withoutGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
