import { UserError } from '../../../errors.ts';
import { pairWord, shellWord } from '../../flag-pairs.ts';
import type { Choose } from '../../import-choice.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { NeedsFlagsError } from '../../needs-flags-error.ts';
import { isOnlyDate } from '../../times/date-in-name.ts';
import { findDateParts } from '../dates/date-parts.ts';
import { readLocalDate } from '../dates/local-dates.ts';
import { longerThanDay } from '../dates/longer-than-day.ts';
import { isInstant } from '../dates/reader-of-instants.ts';
import { cellsIn, type Table } from '../parse-table.ts';
import {
  type Columns,
  HEADINGS,
  isKnownHeading,
  isLikelyMood,
  isTableOfNotes,
  listHeadings,
  plainHeading,
} from './column-roles.ts';
import { isTextColumn } from './text-column.ts';
import { nameOfColumn } from './unnamed-columns.ts';
import { isWordColumn } from './word-column.ts';

/** So many rows show what stands in a column. */
const SAMPLE_ROWS = 200;
/** Names of columns are looked for in so many rows below the first. */
const ROWS_OF_TITLE = 20;
/** Cells that are no longer may be words. */
const WORD_LENGTH = 20;

const NOTHING = 'Nothing was brought in.';

/**
 * Asks which column is the day, and which says how close it felt, where no heading tells. Columns of texts are notes too, and
 * those with other words are tags.
 * @param isDayGiven whether `--on` says the day of all rows
 * @param rolesGiven the roles that the writer named columns for: where notes are among them, no other column is one, nor a tag
 * @returns what to read on with: the columns that look like it, or notes without a number
 * @throws UserError that names the columns there are, if none of them can be the day, or none can come in
 */
export function askColumns(
  table: Table,
  columns: Columns,
  moods: MoodMap,
  { choose, isDayGiven, rolesGiven }: { choose: Choose; isDayGiven: boolean; rolesGiven: ReadonlySet<string> },
): { columns: Columns; moods: MoodMap } {
  const { headings } = table;
  const isKnown = columns.day.length > 0 && [columns.mood, columns.note, columns.title].flat().length > 0;
  if (table.rows.length === 0) {
    if (isKnown) return { columns, moods: moods.withNotesOnly() };
    throw noRows(table);
  }
  const named = { ...columns };
  const listOf = (indexes: readonly number[]) => listHeadings(indexes.map((index) => headings[index]!));
  const free = () => headings.flatMap((heading, index) => (heading !== '' && !isNamed(named, index) ? [index] : []));
  const isWord = (index: number) => isWordColumn(cellsIn(table, [index]));
  const proposeAll = (role: 'note' | 'tags', why: string) =>
    choose({
      flag: '--columns',
      value: named[role].map((index) => `${role}=${pairWord(headings[index]!)}`).join(','),
      why,
    });
  const propose = (role: 'day' | 'time' | 'mood' | 'note', index: number, why: string) => {
    named[role] = [index];
    choose({ flag: '--columns', value: `${role}=${pairWord(headings[index]!)}`, why });
  };
  if (named.day.length === 0 && !isDayGiven) {
    const day = [...free(), ...named.time].find((index) => holdsDays(sampleOf(table, index)));
    if ((day === undefined && !isOfOneDay(table)) || headingsBelow(table) !== null) throw noDay(table);
    if (day !== undefined) {
      const [example] = sampleOf(table, day);
      named.time = named.time.filter((index) => index !== day);
      propose('day', day, `"${headings[day]}" holds dates (${example}), so it seems to be the day.`);
    }
  }
  const time = named.time.length > 0 ? undefined : free().find((index) => isClockColumn(table, index));
  if (time !== undefined) propose('time', time, `"${headings[time]}" holds times (${sampleOf(table, time)[0]}).`);
  const isMoodKnown = named.mood.length > 0 || moods.isGiven('*') || moods.isOptional;
  const unnamed = () => free().filter((index) => headings[index] === nameOfColumn(index));
  const mood = isMoodKnown
    ? undefined
    : (free().find((index) => isLikelyMood(headings[index]!, sampleOf(table, index))) ??
      unnamed().find((index) => areSmallNumbers(sampleOf(table, index))) ??
      unnamed().find((index) => isWord(index) && holdsFewWords(sampleOf(table, index))));
  if (mood !== undefined) {
    const examples = [...new Set(sampleOf(table, mood))].slice(0, 3).join(', ');
    propose('mood', mood, `"${headings[mood]}" seems to say how close it felt (${examples}).`);
  }
  const isAsked = !isMoodKnown || named.day[0] !== columns.day[0];
  const texts = rolesGiven.has('note') ? [] : free().filter((index) => isTextColumn(cellsIn(table, [index])));
  named.note = [...named.note, ...texts].toSorted((a, b) => a - b);
  const areTextsAsked = isAsked && texts.length > 0;
  if (areTextsAsked)
    proposeAll('note', `${listOf(texts)} ${texts.length === 1 ? 'seems to be the note' : 'seem to be notes'}.`);
  const isMoodGiven = named.mood.length > 0 || moods.isGiven('*');
  const isNoteMissing = !isMoodGiven && [named.note, named.title].flat().length === 0;
  if (isNoteMissing) {
    const text = longestTexts(table, free());
    if (text === undefined || headingsBelow(table) !== null) throw noMood(table, free());
    propose('note', text, `"${headings[text]}" has the longest texts, so it may be the note.`);
  }
  const others = free();
  const words = rolesGiven.has('note') || rolesGiven.has('tags') ? [] : others.filter(isWord);
  named.tags = [...named.tags, ...words];
  // Named notes leave every column out that is not named.
  if (words.length > 0 && (areTextsAsked || isNoteMissing))
    proposeAll('tags', `${listOf(words)} ${words.length === 1 ? 'holds' : 'hold'} other words.`);
  if (isMoodGiven || moods.isOptional) return { columns: named, moods };
  choose({
    flag: '--notes-only',
    why: `No column of this table is known to say how close it felt; --notes-only brings the texts in without a number.${otherColumns(table, others)}`,
  });
  return { columns: named, moods: moods.withNotesOnly() };
}

/** The column with the longest cells on average that have a letter; undefined for none. */
function longestTexts(table: Table, free: readonly number[]): number | undefined {
  const lengths = free.flatMap((index) => {
    const cells = sampleOf(table, index).filter((cell) => /\p{L}/u.test(cell) && !isOnlyDate(cell));
    return cells.length === 0
      ? []
      : { index, length: cells.reduce((sum, { length }) => sum + length, 0) / cells.length };
  });
  return lengths.toSorted((a, b) => b.length - a.length)[0]?.index;
}

/** What to write where one of the columns that have no role yet says how close it felt. */
function otherColumns(table: Table, free: readonly number[]): string {
  if (free.length === 0) return '';
  const likeliest = free.find((index) => holdsFewWords(sampleOf(table, index))) ?? free[0]!;
  const flag = shellWord(`mood=${pairWord(table.headings[likeliest]!)}`);
  return ` If a column does, name it in its place, such as --columns ${flag}, of ${listHeadings(free.map((index) => table.headings[index]!))}.`;
}

function isNamed(columns: Columns, index: number): boolean {
  return Object.values(columns).flat().includes(index);
}

/** What stands in the first cells of a column that are not empty. */
function sampleOf({ rows }: Table, index: number): string[] {
  return rows.slice(0, SAMPLE_ROWS).flatMap(({ cells }) => cells[index]?.trim() || []);
}

function holdsDays(cells: readonly string[]): boolean {
  const days = cells.filter((cell) => isInstant(cell) || Object.keys(readLocalDate(cell)?.days ?? {}).length > 0);
  return days.length > 0 && days.length * 2 >= cells.length;
}

/** Whether a column without a name of its own holds times of the day. */
function isClockColumn(table: Table, index: number): boolean {
  const cells = sampleOf(table, index);
  return (
    table.headings[index] === nameOfColumn(index) &&
    cells.length > 0 &&
    cells.every((cell) => /^\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\.?)?$/i.test(cell))
  );
}

/** Whether cells are short, and the same ones come again, or numbers of few digits. */
function holdsFewWords(cells: readonly string[]): boolean {
  const isShort = cells.length > 0 && cells.every((cell) => cell.length <= WORD_LENGTH);
  return isShort && (areSmallNumbers(cells) || new Set(cells).size * 2 <= cells.length);
}

function areSmallNumbers(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => /^-?\d{1,3}(?:[.,]\d+)?$/.test(cell));
}

/** Whether a table without a day may be that of one day: a record alone, or a list of texts. */
function isOfOneDay({ records, rows, headings }: Table): boolean {
  return records !== undefined && isTableOfNotes(headings) && (rows.length === 1 || headings.length === 1);
}

function noRows({ headings }: Table): UserError {
  return new UserError(
    'This table has no rows below the names of its columns.',
    `It has the columns ${listHeadings(headings)}. Export it again, with its rows. ${NOTHING}`,
  );
}

function noDay(table: Table): UserError {
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
  return new NeedsFlagsError(
    'No column of this table is known as the day, and none of them holds dates.',
    `${columns} Write days such as 2026-03-02 into one called date. ${NOTHING} Where all of it is of one day, say which:`,
    ['--on', 'today'],
  );
}

function noMood(table: Table, free: readonly number[]): UserError {
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
function headingsBelow({ rows }: Table): string | null {
  const row = rows.slice(0, ROWS_OF_TITLE).find(({ cells }) => cells.filter(isKnownHeading).length > 1);
  return row
    ? `The names of the columns seem to stand in line ${row.line}: take away what stands above it, and try again.`
    : null;
}
