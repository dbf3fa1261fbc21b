import type { Day } from '../../../domain/day.ts';
import type { ImportFile, ReadingOptions } from '../../format.ts';
import type { ImportCollector } from '../../import-collector.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { readNumber } from '../../moods/number-scale.ts';
import { askWhichDay, assertNoOtherDay } from '../../times/ask-which-day.ts';
import { assertNoDates } from '../dates/assert-no-dates.ts';
import { withYear } from '../dates/date-parts.ts';
import { cellsIn, type Table } from '../parse-table.ts';
import { askColumns } from './ask-columns.ts';
import { type Columns, chooseColumns, listHeadings, plainHeading, rolesNamed } from './column-roles.ts';

/** The columns with their roles, and the day of all rows where no column says it; what is not known is asked for. */
export function findColumns(
  found: Table,
  file: ImportFile,
  given: MoodMap,
  options: ReadingOptions,
  { choose }: ImportCollector,
): { columns: Columns; moods: MoodMap; on: Day | undefined } {
  const { headings, rows } = found;
  const flags = options.columns ?? [];
  const rolesGiven = rolesNamed(flags);
  const chosen = chooseColumns(headings, flags);
  const note = rolesGiven.has('note')
    ? chosen.note
    : chosen.note.filter((index) => !areNumbers(cellsIn(found, [index])));
  const { columns, moods } = askColumns(found, { ...chosen, note }, given, {
    choose,
    isDayGiven: options.on !== undefined,
    rolesGiven,
  });
  const isDayKnown = columns.day.length > 0;
  if (isDayKnown) assertNoOtherDay(file.name, options);
  else if (options.on === undefined) assertNoDates([...cellsIn(found, columns.note)]);
  return {
    columns: { ...columns, day: withYear(columns.day, headings.map(plainHeading), rows) },
    moods,
    on: isDayKnown ? undefined : askWhichDay(file, options, whichDay(found), choose),
  };
}

/** So many numbers and nothing else are no notes, whatever stands above them: "note" is a grade in French, "entry" may be counted. */
const FEW_NUMBERS = 3;

function areNumbers(cells: Iterable<string>): boolean {
  const filled = [...cells].filter((cell) => cell.trim() !== '');
  return filled.length >= FEW_NUMBERS && filled.every((cell) => readNumber(cell) !== null);
}

function whichDay({ rows }: Table): string {
  if (rows.length === 1) return 'Nothing in it says of which day it is.';
  return `None of the ${rows.length} texts says of which day it is. Where each is of another, write its day before it, such as "2026-03-02: ...".`;
}

/** Counts the columns that have no role. */
export function leaveOutColumns(headings: readonly string[], columns: Columns, { leaveOut }: ImportCollector): void {
  const used = Object.values(columns).flat();
  const unused = headings.filter((heading, index) => heading !== '' && !used.includes(index));
  leaveOut(
    { one: 'column', why: `${listHeadings(unused)}; --columns note=NAME brings one into the note` },
    unused.length,
  );
}

/** Says which column is read as what. */
export function describeColumns(
  headings: readonly string[],
  columns: Columns,
  { columns: flags }: ReadingOptions,
): string {
  const parts = Object.entries(columns).flatMap(([role, indexes]) =>
    indexes.length === 0 ? [] : [`${role} from ${listHeadings(indexes.map((index) => headings[index]!))}`],
  );
  return `Columns: ${parts.join('; ')}.${flags ? '' : ' --columns says it otherwise.'}`;
}
