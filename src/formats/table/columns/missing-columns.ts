import { UserError } from '../../../errors.ts';
import { pairWord } from '../../flag-pairs.ts';
import { NeedsFlagsError } from '../../needs-flags-error.ts';
import { isOnlyDate } from '../../times/date-in-name.ts';
import { findDateParts } from '../dates/date-parts.ts';
import { isWithoutYear } from '../dates/local-dates.ts';
import { longerThanDay } from '../dates/longer-than-day.ts';
import type { Table } from '../parse-table.ts';
import { HEADINGS, isKnownHeading, listHeadings, plainHeading } from './column-roles.ts';
import { areSmallNumbers, sampleOf } from './column-samples.ts';

/** Names of columns are looked for in so many rows below the first. */
const ROWS_OF_TITLE = 20;

const NOTHING = 'Nothing was brought in.';

/** The error for a table without rows. */
export function noRows({ headings }: Table): UserError {
  return new UserError(
    'This table has no rows below the names of its columns.',
    `It has the columns ${listHeadings(headings)}. Export it again, with its rows. ${NOTHING}`,
  );
}

/** The error for a table of which no column can be the day. */
export function noDay(table: Table): UserError {
  const longer = table.headings.findIndex((heading, index) => {
    const cells = sampleOf(table, index);
    const areLonger = cells.length > 0 && cells.every((cell) => longerThanDay(cell) !== null);
    return /^(?:week|month|quarter|year)$/.test(plainHeading(heading)) || areLonger;
  });
  const { year, month } = findDateParts(table.headings.map(plainHeading));
  if (longer >= 0) {
    const heading = table.headings[longer]!;
    const isMonthOfYear = month === longer && year !== undefined;
    return new UserError(
      `This table says in "${heading}" a stretch of days (${sampleOf(table, longer)[0] ?? ''}), and not the day.`,
      isMonthOfYear || longer === year
        ? `It has the columns ${listHeadings(table.headings)}. Put the day of the month into a column called day. ${NOTHING}`
        : `nearfar keeps days: write one of them into a column called date, such as 2026-03-02. ${NOTHING}`,
    );
  }
  const columns = `It has the columns ${listHeadings(table.headings)}.`;
  const below = headingsBelow(table);
  if (below !== null)
    return new UserError('No column of this table is known as the day.', `${columns} ${below} ${NOTHING}`);
  const half = table.headings.findIndex((_, index) => holdsHalfDates(sampleOf(table, index)));
  if (half >= 0)
    return new UserError(
      `"${table.headings[half]}" holds days without their year, such as ${sampleOf(table, half)[0]}.`,
      `Write the year behind each, as in 2 March 2026. ${NOTHING}`,
    );
  return new NeedsFlagsError(
    'No column of this table is known as the day, and none of them holds dates.',
    `${columns} Write days such as 2026-03-02 into one called date. ${NOTHING} Where all of it is of one day, say which:`,
    ['--on', 'today'],
  );
}

/** Whether all cells are days that lack their year, such as `2 March` or `Monday 2 March`. */
function holdsHalfDates(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /\p{L}/u.test(cell) && isOnlyDate(cell) && isWithoutYear(cell));
}

/** The error for a table of which no column can come in. @param free the columns without a role */
export function noMood(table: Table, free: readonly number[]): UserError {
  const sentence = 'This table has neither a column that says how close it felt nor one with notes.';
  const columns = `It has the columns ${listHeadings(table.headings)}.`;
  const below = headingsBelow(table);
  if (below !== null || free.length === 0)
    return new UserError(sentence, [columns, below, NOTHING].filter(Boolean).join(' '));
  const rated = free.find((index) => areSmallNumbers(sampleOf(table, index)));
  const heading = table.headings[rated ?? free[0]!]!;
  const looked = `Looked for: ${HEADINGS.mood.slice(0, 6).join(', ')}, ${HEADINGS.note.slice(0, 4).join(', ')} and the like.`;
  const [what, flags] =
    rated === undefined
      ? ['is a note', ['--columns', `note=${pairWord(heading)}`, '--notes-only']]
      : ['says how close it felt', ['--columns', `mood=${pairWord(heading)}`]];
  return new NeedsFlagsError(sentence, `${columns} ${looked} ${NOTHING} If "${heading}" ${what}, name it:`, flags);
}

/** What to do where a title stands above the names of the columns; null if none seems to. */
export function headingsBelow({ rows }: Table): string | null {
  const row = rows.slice(0, ROWS_OF_TITLE).find(({ cells }) => cells.filter(isKnownHeading).length > 1);
  return row
    ? `The names of the columns seem to stand in line ${row.line}: take away what stands above it, and try again.`
    : null;
}
