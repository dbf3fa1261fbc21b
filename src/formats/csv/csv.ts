import { stringify } from 'csv-stringify/sync';
import { ENTRY_FIELDS, type SavedEntry } from '../../domain/entry.ts';
import type { OwnAnswer, OwnAnswers } from '../../domain/questions/own-answers.ts';
import { type AnswerForm, parseAnswer } from '../../domain/questions/own-question.ts';
import type { Format } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { parseList, parseNumber } from '../metadata-line.ts';
import { repeatedHeadings } from '../table/columns/repeated-headings.ts';
import { askDateOrder, type DateOrder, dayOf, describeOrder, readLocalDate } from '../table/dates/local-dates.ts';
import { parseTable, recordOf, takeRows } from '../table/parse-table.ts';
import { readClockTime } from '../times/clock-time.ts';
import { answerCell, answerColumn, readAnswerColumn } from './csv-answers.ts';

/** Rows for each call of `stringify`, which sets up a whole stream every time. */
const ROWS_PER_CALL = 50;

const COLUMNS = [...ENTRY_FIELDS.filter((field) => field !== 'own_answers'), 'late'];
/** Empty in every row but the last, where it holds the mark. */
const MARK_COLUMN = 'nearfar';

/**
 * A table with a row for each entry, and a column for each question of the writer's own. An empty cell means not answered;
 * `none` means none of the three practices.
 */
export const csv: Format = {
  *write({ entries, answerForms }, { redacted, spreadsheetSeparator }) {
    const separator = spreadsheetSeparator ?? ',';
    const forms = answerForms?.() ?? [];
    // A country with semicolons between cells has a comma in its numbers; with a point it would read some of them as dates.
    const decimalSign = separator === ';' ? ',' : '.';
    // Without it Excel takes UTF-8 for an older encoding. It stands outside of the mark, as readers remove it.
    if (spreadsheetSeparator !== undefined) yield '\uFEFF';
    yield* withExportMark(entries, redacted, { open: '', close: '\n', inLastEntry: true }, function* (counted) {
      const headings =
        forms.length === 0 ? '' : stringify([forms.map(answerColumn)], { delimiter: separator, eof: false });
      yield [...COLUMNS, ...(headings === '' ? [] : [headings]), MARK_COLUMN].join(separator);
      let rows: string[][] = [];
      for (const entry of counted) {
        rows.push([...cells(entry), ...answerCells(entry, forms, decimalSign), '']);
        if (rows.length < ROWS_PER_CALL) continue;
        yield toCsv(rows, separator);
        rows = [];
      }
      if (rows.length > 0) yield toCsv(rows, separator);
    });
  },

  read(file, _, { dates, onProgress } = {}) {
    const table = parseTable(file.text(), onProgress);
    const { headings, rows } = table;
    const names = headings.map((heading) => heading.toLowerCase());
    const dayColumn = names.indexOf('day');
    const collector = importCollector();
    collector.unreadable.push(...repeatedHeadings(headings));
    // A spreadsheet that saves the table again writes the dates in the form of its country.
    const order =
      dates ??
      askDateOrder(
        rows.map(({ cells }) => cells[dayColumn] ?? ''),
        'day',
        collector.choose,
      );
    const forms = headings.map(readAnswerColumn);
    const unknown = names.filter(
      (name, index) => name !== '' && !COLUMNS.includes(name) && name !== MARK_COLUMN && forms[index] === null,
    );
    leaveTitlesOut(table.titles ?? [], collector);
    collector.leaveOut({ one: 'column', why: unknown.join(', ') }, unknown.length);
    if (order !== null) collector.conversionRules.push(describeOrder(order, 'day'));
    for (const row of takeRows(table)) {
      collector.addEntry(`line ${row.line}`, () => {
        const answered = Object.entries(recordOf(row, names)).filter(([, cell]) => cell !== '');
        const fields = Object.fromEntries(answered.map(([column, cell]) => [column, withoutFormulaGuard(cell)]));
        const { day = '', felt, want, practices, late, logged_at, updated_at, ...rest } = fields;
        return readImportedEntry({
          ...rest,
          day: readDay(day, order),
          felt: felt && parseNumber(felt),
          want: want && parseNumber(want),
          practices: practices && parseList(practices),
          logged_at: logged_at && readInstant(logged_at, order),
          updated_at: updated_at && readInstant(updated_at, order),
          late: late && (BOOLEANS.get(late.toLowerCase()) ?? late),
          own_answers: readAnswers(row.cells, forms),
        });
      });
    }
    return collector;
  },
};

/** How spreadsheets write truth in English, German, French, Spanish, Portuguese and Italian. */
const BOOLEANS = new Map([
  ...['true', 'wahr', 'vrai', 'verdadero', 'verdadeiro', 'vero'].map((word) => [word, true] as const),
  ...['false', 'falsch', 'faux', 'falso'].map((word) => [word, false] as const),
]);

/** The day of a cell; a cell that is none as it is, so that the error can quote it. */
function readDay(cell: string, order: DateOrder | null): string {
  const date = readLocalDate(cell);
  return (date && dayOf(date, order)) ?? cell;
}

/** An instant that a spreadsheet has rewritten: it stood there in UTC. Any other as it is. */
function readInstant(cell: string, order: DateOrder | null): string {
  const date = /^\d{4}-\d\d-\d\dT/.test(cell) ? null : readLocalDate(cell);
  const day = date && dayOf(date, order);
  return day && date.time !== '' ? `${day}T${readClockTime(date.time)}:00Z` : cell;
}

/** Rows as lines, with the line end before each instead of after it: the mark follows the last row. */
const toCsv = (rows: string[][], delimiter: string) =>
  `\n${stringify(rows, { delimiter, quoted_match: /[\r\n]|^\s|\s$/, eof: false })}`;

function answerCells({ own_answers = {} }: SavedEntry, forms: readonly AnswerForm[], decimalSign: '.' | ','): string[] {
  return forms.map((form) => {
    const cell = answerCell(own_answers[form.name], form, decimalSign);
    // A number below zero is one to any spreadsheet.
    return form.kind === 'number' ? cell : withFormulaGuard(cell);
  });
}

/** The answers of a row to the questions that its columns are. @throws UserError for a cell that is none */
function readAnswers(cells: readonly string[], forms: readonly (AnswerForm | null)[]): OwnAnswers {
  const answers = forms.flatMap((form, index): [string, OwnAnswer][] => {
    const cell = withoutFormulaGuard(cells[index] ?? '').trim();
    if (form === null || cell === '') return [];
    const truth = form.kind === 'yes-no' ? BOOLEANS.get(cell.toLowerCase()) : undefined;
    if (truth !== undefined) return [[form.name, { kind: 'yes-no', value: truth }]];
    // A comma in a number is always that before its decimals: thousands are written without one.
    return [[form.name, parseAnswer(form, form.kind === 'number' ? cell.replace(',', '.') : cell)]];
  });
  return Object.fromEntries(answers);
}

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
