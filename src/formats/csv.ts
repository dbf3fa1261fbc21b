import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ENTRY_FIELDS, type SavedEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { withExportMark } from './export-mark.ts';
import type { Format } from './format.ts';
import { importCollector, readImportedEntry } from './import-collector.ts';
import { parseList, parseNumber } from './metadata-line.ts';

/** Rows for each call of `stringify`, which sets up a whole stream every time. */
const ROWS_PER_CALL = 50;

/** No program writes more columns, and no lifetime has more rows. */
const MAX_COLUMNS = 1000;
const MAX_ROWS = 200_000;

const COLUMNS = [...ENTRY_FIELDS, 'late'];
/** Empty in every row but the last, where it holds the mark. */
const MARK_COLUMN = 'nearfar';

/** A table with a row for each entry. An empty cell means not answered; `none` means none of the three practices. */
export const csv: Format = {
  write: ({ entries }, { redacted }) =>
    withExportMark(entries, redacted, { open: '', close: '\n', inLastEntry: true }, function* (counted) {
      yield [...COLUMNS, MARK_COLUMN].join(',');
      let rows: string[][] = [];
      for (const entry of counted) {
        rows.push([...cells(entry), '']);
        if (rows.length < ROWS_PER_CALL) continue;
        yield toCsv(rows);
        rows = [];
      }
      if (rows.length > 0) yield toCsv(rows);
    }),

  read(file) {
    const collector = importCollector();
    for (const { row, line } of readTable(file.text())) {
      collector.addEntry(`line ${line}`, () => {
        const answered = Object.entries(row).filter(([, cell]) => cell !== '');
        const fields = Object.fromEntries(answered.map(([column, cell]) => [column, withoutFormulaGuard(cell)]));
        const { felt, want, practices, late, ...rest } = fields;
        return readImportedEntry({
          ...rest,
          felt: felt && parseNumber(felt),
          want: want && parseNumber(want),
          practices: practices && parseList(practices),
          late: late && ({ true: true, false: false }[late.toLowerCase()] ?? late),
        });
      });
    }
    return collector;
  },
};

/** A row as it is parsed: its cells, and the number of the line on which it ends. */
interface Row {
  record: string[];
  lines: number;
}

/**
 * Parses CSV: rows by the column names in the first row, each with the number of the line on which it begins.
 * @throws UserError if the table cannot be parsed
 */
export function readTable(text: string): { row: Record<string, string>; line: number }[] {
  try {
    const rows: Row[] = [];
    parse(text, {
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n'],
      max_record_size: 16_000_000,
      on_record: (record, { lines, records }) => {
        if (record.length > MAX_COLUMNS) throw new UserError(`The table has more than ${MAX_COLUMNS} columns.`);
        if (records > MAX_ROWS) throw new UserError(`The table has more than ${MAX_ROWS} rows.`);
        rows.push({ record, lines });
        return null;
      },
    });
    const [names, ...records] = rows;
    if (!names) return [];
    let previousLine = names.lines;
    return records.map(({ record, lines }) => {
      const line = previousLine + 1;
      previousLine = lines;
      return { row: Object.fromEntries(names.record.map((name, index) => [name.trim(), record[index] ?? ''])), line };
    });
  } catch (error) {
    if (error instanceof CsvError) throw new UserError(`The table cannot be read: ${error.message}`);
    throw error;
  }
}

/** Rows as lines, with the line end before each instead of after it: the mark follows the last row. */
const toCsv = (rows: string[][]) => `\n${stringify(rows, { quoted_match: /[\r\n]|^\s|\s$/, eof: false })}`;

function cells(entry: SavedEntry): string[] {
  return COLUMNS.map((column) => {
    const value = entry[column as keyof SavedEntry];
    if (Array.isArray(value)) return value.join(',') || 'none';
    return value === undefined ? '' : typeof value === 'string' ? withFormulaGuard(value) : String(value);
  });
}

// Spreadsheets evaluate a cell that begins like a formula, some of them also after a tab or a line end, or with the
// full-width forms of the signs. A leading apostrophe makes it text. A cell that already has an apostrophe before such a
// beginning gets another one, so that the import can remove exactly one.
const FORMULA = /^'*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;

function withFormulaGuard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function withoutFormulaGuard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
