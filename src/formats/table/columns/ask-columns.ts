import { pairWord, shellWord } from '../../flag-pairs.ts';
import type { Choose } from '../../import-choice.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { isOnlyDate } from '../../times/date-in-name.ts';
import { cellsIn, type Table } from '../parse-table.ts';
import {
  type ColumnRole,
  type Columns,
  isHeadingOf,
  isLikelyMood,
  isTableOfNotes,
  listHeadings,
} from './column-roles.ts';
import { areSmallNumbers, holdsDays, holdsFewWords, isClockColumn, sampleOf } from './column-samples.ts';
import { isTextColumn } from './is-text-column.ts';
import { isWordColumn } from './is-word-column.ts';
import { headingsBelow, noDay, noMood, noRows } from './missing-columns.ts';
import { nameOfColumn } from './unnamed-columns.ts';

interface AskColumnsOptions {
  choose: Choose;
  /** Whether `--on` says the day of all rows. */
  isDayGiven: boolean;
  /** The roles that the writer named columns for: where notes are among them, no other column is one, nor a tag. */
  rolesGiven: ReadonlySet<string>;
}

/**
 * Asks which column is the day, and which says how close it felt, where no heading tells. Columns of texts are notes too, and
 * those with other words are tags.
 * @returns what to read on with: the columns that look like it, or notes without a number
 * @throws UserError that names the columns there are, if none of them can be the day, or none can come in
 */
export function askColumns(
  table: Table,
  columns: Columns,
  moods: MoodMap,
  options: AskColumnsOptions,
): { columns: Columns; moods: MoodMap } {
  if (table.rows.length > 0) return new ColumnAsker(table, columns, moods, options).ask();
  const isKnown = columns.day.length > 0 && [columns.mood, columns.note, columns.title].flat().length > 0;
  if (!isKnown) throw noRows(table);
  return { columns, moods: moods.withNotesOnly() };
}

class ColumnAsker {
  readonly #table: Table;
  readonly #moods: MoodMap;
  readonly #options: AskColumnsOptions;
  /** The columns of each role, those that look like it included. */
  readonly #columns: Columns;

  constructor(table: Table, columns: Columns, moods: MoodMap, options: AskColumnsOptions) {
    this.#table = table;
    this.#columns = { ...columns };
    this.#moods = moods;
    this.#options = options;
  }

  ask(): { columns: Columns; moods: MoodMap } {
    const isDayAsked = this.#askDay();
    this.#askTime();
    const isMoodAsked = this.#askMood();
    const areNotesAsked = this.#askNotes(isDayAsked || isMoodAsked);
    const others = this.#free;
    this.#askTags(others, areNotesAsked);
    const [columns, moods] = [this.#columns, this.#moods];
    if (this.#isMoodGiven || moods.isOptional) return { columns, moods };
    this.#options.choose({
      flag: '--notes-only',
      why: `No column of this table is known to say how close it felt; --notes-only brings the texts in without a number.${otherColumns(this.#table, others)}`,
    });
    return { columns, moods: moods.withNotesOnly() };
  }

  /** The columns that have a name and no role. */
  get #free(): number[] {
    const taken = Object.values(this.#columns).flat();
    return this.#table.headings.flatMap((heading, index) => (heading !== '' && !taken.includes(index) ? [index] : []));
  }

  get #isMoodGiven(): boolean {
    return this.#columns.mood.length > 0 || this.#moods.isGiven('*');
  }

  /** @returns whether a column was proposed */
  #askDay(): boolean {
    const table = this.#table;
    if (this.#columns.day.length > 0 || this.#options.isDayGiven) return false;
    const day = [...this.#free, ...this.#columns.time].find((index) => holdsDays(sampleOf(table, index)));
    if ((day === undefined && !isOfOneDay(table)) || headingsBelow(table) !== null) throw noDay(table);
    if (day === undefined) return false;
    const [example] = sampleOf(table, day);
    this.#columns.time = this.#columns.time.filter((index) => index !== day);
    this.#propose('day', day, `"${table.headings[day]}" holds dates (${example}), so it seems to be the day.`);
    return true;
  }

  #askTime(): void {
    const table = this.#table;
    const time = this.#columns.time.length > 0 ? undefined : this.#free.find((index) => isClockColumn(table, index));
    if (time === undefined) return;
    this.#propose('time', time, `"${table.headings[time]}" holds times (${sampleOf(table, time)[0]}).`);
  }

  /** @returns whether it was open how close it felt */
  #askMood(): boolean {
    if (this.#isMoodGiven || this.#moods.isOptional) return false;
    const table = this.#table;
    const free = this.#free;
    const unnamed = free.filter((index) => table.headings[index] === nameOfColumn(index));
    const mood =
      free.find((index) => isLikelyMood(table.headings[index]!, sampleOf(table, index))) ??
      unnamed.find((index) => areSmallNumbers(sampleOf(table, index))) ??
      unnamed.find((index) => this.#isWord(index) && holdsFewWords(sampleOf(table, index))) ??
      // The French word for a grade.
      free.find((index) => isHeadingOf('note', table.headings[index]!) && areSmallNumbers(sampleOf(table, index)));
    if (mood === undefined) return true;
    const examples = [...new Set(sampleOf(table, mood))].slice(0, 3).join(', ');
    this.#propose('mood', mood, `"${table.headings[mood]}" seems to say how close it felt (${examples}).`);
    return true;
  }

  /**
   * @param isAsked whether columns of texts are proposed; else they are taken for notes
   * @returns whether notes were proposed
   */
  #askNotes(isAsked: boolean): boolean {
    const table = this.#table;
    const texts = this.#options.rolesGiven.has('note')
      ? []
      : this.#free.filter((index) => isTextColumn(cellsIn(table, [index])));
    this.#columns.note = [...this.#columns.note, ...texts].toSorted((a, b) => a - b);
    const areTextsAsked = isAsked && texts.length > 0;
    if (areTextsAsked)
      this.#proposeAll(
        'note',
        `${this.#listOf(texts)} ${texts.length === 1 ? 'seems to be the note' : 'seem to be notes'}.`,
      );
    const { note, title } = this.#columns;
    if (this.#isMoodGiven || [note, title].flat().length > 0) return areTextsAsked;
    const text = longestTexts(table, this.#free);
    if (text === undefined || headingsBelow(table) !== null) throw noMood(table, this.#free);
    this.#propose('note', text, `"${table.headings[text]}" has the longest texts, so it may be the note.`);
    return true;
  }

  #askTags(free: readonly number[], areNotesAsked: boolean): void {
    const { rolesGiven } = this.#options;
    const words = rolesGiven.has('note') || rolesGiven.has('tags') ? [] : free.filter((index) => this.#isWord(index));
    this.#columns.tags = [...this.#columns.tags, ...words];
    // Named notes leave every column out that is not named.
    if (words.length > 0 && areNotesAsked)
      this.#proposeAll('tags', `${this.#listOf(words)} ${words.length === 1 ? 'holds' : 'hold'} other words.`);
  }

  #propose(role: 'day' | 'time' | 'mood' | 'note', index: number, why: string): void {
    this.#columns[role] = [index];
    this.#proposeAll(role, why);
  }

  #proposeAll(role: ColumnRole, why: string): void {
    const value = this.#columns[role].map((index) => `${role}=${pairWord(this.#table.headings[index]!)}`).join(',');
    this.#options.choose({ flag: '--columns', value, why });
  }

  #isWord(index: number): boolean {
    return isWordColumn(cellsIn(this.#table, [index]));
  }

  #listOf(indexes: readonly number[]): string {
    return listHeadings(indexes.map((index) => this.#table.headings[index]!));
  }
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

/** Whether a table without a day may be that of one day: a record alone, or a list of texts. */
function isOfOneDay({ records, rows, headings }: Table): boolean {
  return records !== undefined && isTableOfNotes(headings) && (rows.length === 1 || headings.length === 1);
}
