import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format, ImportFile, ImportResult, ReadingOptions } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { beginsJson } from '../json/json-values.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { type Moment, type MomentSource, mergeMoments } from '../merge-moments.ts';
import { askScale, withRatedWords } from '../moods/ask-scale.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { TEXT_OF_ONE_DAY } from '../times/ask-which-day.ts';
import { readClockTime } from '../times/clock-time.ts';
import { type AnswerColumn, answerForm, answersIn } from './answer-form.ts';
import { answerRoles, type Columns, isHeadingOf, listHeadings } from './columns/column-roles.ts';
import { describeColumns, findColumns, leaveOutColumns } from './columns/find-columns.ts';
import { headingInNote, wordsUnder } from './columns/unknown-columns.ts';
import { readerOfCounted } from './counted-days.ts';
import { joinDate } from './dates/date-parts.ts';
import { askDateOrder, type DateOrder, dayOf, describeOrder, readLocalDate } from './dates/local-dates.ts';
import { notADay } from './dates/not-a-day.ts';
import { readerOfInstants } from './dates/reader-of-instants.ts';
import {
  cellsIn,
  cellsOf,
  isOfOtherSeparators,
  parseTable,
  type Table,
  type TableRow,
  takeRows,
} from './parse-table.ts';
import { tableOfRecords } from './table-of-records.ts';
import { turnedTable } from './turned-table.ts';

/** A table of another program with a row for each moment, such as a CSV or a JSON list with dates, moods and notes. Only read. */
export const table: Format = {
  read(file, moods, options = {}) {
    const text = file.text();
    const parse = beginsJson(text) ? tableOfRecords : parseTable;
    return readTable(parse(text, options.onProgress), file, moods, options);
  },
};

/** The entries of a table. */
export function readTable(written: Table, file: ImportFile, given: MoodMap, options: ReadingOptions): ImportResult {
  const collector = importCollector();
  const found = turnedTable(written, collector) ?? written;
  const { headings } = found;
  if (headings.length === 0)
    throw new UserError(
      `${file.name} holds no table: nothing stands between its separators.`,
      'Export the sheet that has the days. Nothing was brought in.',
    );
  assertHeadings(headings);
  leaveTitlesOut(found.titles ?? [], collector);
  collector.unreadable.push(...(found.unreadable ?? []));
  const { columns, moods: unscaled, on } = findColumns(found, file, given, options, collector);
  const { order, readInstant, rules } = readDates(found, columns, options, collector);
  // The number in a row of totals is on no scale.
  const isOfDay = ({ cells }: TableRow) => {
    const cell = dayCellOf(cells, columns);
    return on !== undefined || readLocalDate(readInstant?.(cell) ?? cell) !== null;
  };
  const moodHeading = headings[columns.mood[0]!] ?? '';
  const moods = askScale(cellsIn(found, columns.mood, isOfDay), unscaled, moodHeading, collector.choose);
  const shape = { columns, answers: answerColumns(found, columns, options), order, readInstant, on };
  leaveOutColumns(headings, columns, collector);
  leaveOutBeside(found, collector);
  const result = mergeMoments(sourcesIn(found, shape, moods, collector), moods, collector);
  result.conversionRules.unshift(
    ...(found.records?.path ? [`The table is the list "${found.records.path}".`] : []),
    ...(found.isTurned ? ['This table has a column for each day, so its columns were read as rows.'] : []),
    describeColumns(headings, columns, options),
    ...rules,
  );
  return result;
}

/** How the days of the rows are read, with sentences about it. */
function readDates(
  { headings, rows }: Table,
  columns: Columns,
  { zone = 'UTC', counting, dates, today }: ReadingOptions,
  { choose }: ImportCollector,
): Pick<TableShape, 'order' | 'readInstant'> & { rules: string[] } {
  const heading = columns.day.map((index) => headings[index]).join(', ');
  const cells = rows.map((row) => dayCellOf(row.cells, columns));
  const readCounted = readerOfCounted(cells, { given: counting, zone }, heading, choose);
  const readInstant = readCounted ?? readerOfInstants(cells, zone);
  const order = dates ?? askDateOrder(cells, heading, choose, today);
  const instants =
    readCounted !== null && counting === 'excel'
      ? `The numbers in "${heading}" were read as the days of a spreadsheet.`
      : `The times in "${heading}" were read as those of your time zone, ${zone}.`;
  const rules = [
    ...(readInstant === null ? [] : [instants]),
    ...(order === null ? [] : [describeOrder(order, heading)]),
  ];
  return { order, readInstant, rules };
}

function answerColumns(
  found: Table,
  columns: Columns,
  { columns: flags = [], questions }: ReadingOptions,
): AnswerColumn[] {
  return answerRoles(flags).map((role, at) => {
    const index = columns.answers[at]!;
    return { index, form: answerForm(role, [...cellsIn(found, [index])], questions) };
  });
}

/** Counts what a JSON holds beside the records that are the table. */
function leaveOutBeside({ records }: Table, { leaveOut }: ImportCollector): void {
  if (!records) return;
  const { path, beside, fields } = records;
  for (const other of beside)
    leaveOut({ one: 'record', why: `in "${other.path}"${path && `, not in "${path}"`}` }, other.count);
  leaveOut({ one: 'field', why: `${listHeadings(fields)}; in no record` }, fields.length);
}

/** @throws UserError where the first row holds a day, not the names of columns, and would be lost */
function assertHeadings(headings: readonly string[]): void {
  const days = headings.filter((heading) => readLocalDate(heading) !== null);
  const [day] = days;
  if (days.length > 1 && readLocalDate(headings[0]!) === null)
    throw new UserError(
      `This table has a column for each day (${day} ...), and not a row.`,
      'Turn it in a spreadsheet: copy it, and paste it transposed. Then each day is a row: put its date into a column called date, its mood, in words or a number, into one called mood, and save it as CSV. Nothing was brought in.',
    );
  if (day !== undefined)
    throw new UserError(
      `The first row of this table holds a day (${day}) in place of the names of its columns.`,
      'Put a row with their names above it, such as: date,mood,note. Nothing was brought in.',
    );
}

/** How the rows of a table are read. */
interface TableShape {
  columns: Columns;
  answers: readonly AnswerColumn[];
  order: DateOrder | null;
  /** The day of all rows, where no column says it. */
  on: Day | undefined;
  /** Where the days are instants: what the writer's clock showed then. */
  readInstant: ((cell: string) => string) | null;
}

function* sourcesIn(
  found: Table,
  shape: TableShape,
  moods: MoodMap,
  { leaveOut }: ImportCollector,
): Generator<MomentSource> {
  const { headings } = found;
  const { columns } = shape;
  const told = [columns.mood, columns.title, columns.note, columns.tags, columns.answers].flat();
  for (const row of takeRows(found)) {
    if (told.every((index) => !row.cells[index]?.trim()) && !isOfOtherSeparators(row, headings))
      leaveOut({
        one: 'row',
        why: row.cells.some((cell, index) => cell.trim() !== '' && !columns.day.includes(index))
          ? 'nothing is written in the columns that come in'
          : 'nothing is written in it',
      });
    else
      yield {
        place: `${found.records ? 'record' : found.isTurned ? 'column' : 'line'} ${row.line}`,
        read: () => withRatedWords(toMoment(row, headings, shape), moods),
      };
  }
}

function toMoment(
  row: TableRow,
  headings: readonly string[],
  { columns, answers, order, readInstant, on }: TableShape,
): Moment {
  const cells = cellsOf(row, headings);
  const written = (indexes: readonly number[]) => indexes.map((index) => cells[index]!.trim()).filter(Boolean);
  const dayCell = dayCellOf(cells, columns);
  const date = readLocalDate(readInstant?.(dayCell) ?? dayCell);
  const day = on ?? (date && dayOf(date, order));
  if (!day) throw new UserError(notADay(dayCell, columns.day.map((index) => headings[index]).join(', '), order));
  const time = written(columns.time)[0] ?? date?.time ?? '';
  const moods = written(columns.mood);
  const tags = columns.tags.flatMap((index) => {
    const isList = isHeadingOf('tags', headings[index]!);
    return isList
      ? cells[index]!.split(/\s*[|,;]\s*/).flatMap((word) => word.trim() || [])
      : wordsUnder(headings[index]!, index, cells[index]);
  });
  const [heading = 'Table'] = columns.mood.map((index) => headingInNote(headings[index]!));
  const words = [...moods, ...tags].join(', ');
  const clock = time && ` ${time}`;
  return {
    day,
    sortKey: readClockTime(time),
    moods,
    sourceLine: (on === undefined
      ? `${heading}${clock}: ${words}`
      : `${TEXT_OF_ONE_DAY}${clock}: ${moods.length > 0 ? `${heading} ` : ''}${words}`
    ).trimEnd(),
    text: [...written(columns.title), ...columns.note.map((index) => cells[index]!)]
      .filter((text) => text.trim() !== '')
      .join('\n'),
    own_answers: answersIn(cells, answers),
  };
}

/** What stands in the column of the day, or in those of its parts. */
function dayCellOf(cells: readonly string[], { day }: Columns): string {
  return joinDate(day.map((index) => cells[index] ?? ''));
}
