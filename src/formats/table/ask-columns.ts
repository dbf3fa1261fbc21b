import { UserError } from '../../errors.ts';
import { pairWord } from '../flag-pairs.ts';
import type { Choose } from '../import-choice.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { type Columns, HEADINGS, isLikelyMood, listHeadings } from './column-roles.ts';
import { readLocalDate } from './local-dates.ts';
import type { Table } from './parse-table.ts';

/** So many rows show what stands in a column. */
const SAMPLE_ROWS = 200;
/** Cells of this many characters on average are texts rather than words. */
const TEXT_LENGTH = 20;

/**
 * Asks which column is the day, and which says how close it felt, where no heading tells.
 * @returns what to read on with: the columns that look like it, or notes without a number
 * @throws UserError that names the columns there are, if none of them can be the day, or none can come in
 */
export function askColumns(
  table: Table,
  columns: Columns,
  moods: MoodMap,
  choose: Choose,
): { columns: Columns; moods: MoodMap } {
  const { headings } = table;
  const named = { ...columns };
  const free = () => headings.flatMap((heading, index) => (heading !== '' && !isNamed(named, index) ? [index] : []));
  const isNote = (index: number) => holdsTexts(sampleOf(table, index));
  const propose = (role: 'day' | 'mood' | 'note', index: number, why: string) => {
    named[role] = [index];
    choose({ flag: '--columns', value: `${role}=${pairWord(headings[index]!)}`, why });
  };
  if (named.day.length === 0) {
    const day = [...free(), ...named.time].find((index) => holdsDays(sampleOf(table, index)));
    if (day === undefined) throw noDay(headings);
    const [example] = sampleOf(table, day);
    named.time = named.time.filter((index) => index !== day);
    propose('day', day, `"${headings[day]}" holds dates (${example}), so it seems to be the day.`);
  }
  const isMoodKnown = named.mood.length > 0 || moods.isGiven('*') || moods.isOptional;
  const mood = isMoodKnown ? undefined : free().find((index) => isLikelyMood(headings[index]!, sampleOf(table, index)));
  if (mood !== undefined) {
    const examples = [...new Set(sampleOf(table, mood))].slice(0, 3).join(', ');
    propose('mood', mood, `"${headings[mood]}" seems to say how close it felt (${examples}).`);
  }
  const isAsked = !isMoodKnown || named.day[0] !== columns.day[0];
  const note = isAsked && [named.note, named.title].flat().length === 0 && free().find(isNote);
  if (typeof note === 'number') propose('note', note, `"${headings[note]}" seems to be the note.`);
  if (isMoodKnown || mood !== undefined) return { columns: named, moods };
  if ([named.note, named.title].flat().length === 0) throw noMood(headings);
  choose({
    flag: '--notes-only',
    why: `No column of this table is known to say how close it felt; --notes-only brings the texts in without a number. If a column does, it is --columns mood=NAME instead, of ${listHeadings(headings)}.`,
  });
  return { columns: named, moods: moods.withNotesOnly() };
}

function isNamed(columns: Columns, index: number): boolean {
  return Object.values(columns).flat().includes(index);
}

/** What stands in the first cells of a column that are not empty. */
function sampleOf({ rows }: Table, index: number): string[] {
  return rows.slice(0, SAMPLE_ROWS).flatMap(({ cells }) => cells[index]?.trim() || []);
}

function holdsDays(cells: readonly string[]): boolean {
  const days = cells.filter((cell) => Object.keys(readLocalDate(cell)?.days ?? {}).length > 0);
  return days.length > 0 && days.length * 2 >= cells.length;
}

function holdsTexts(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.reduce((sum, { length }) => sum + length, 0) / cells.length >= TEXT_LENGTH;
}

function noDay(headings: readonly string[]): UserError {
  return new UserError(
    'No column of this table is known as the day, and none of them holds dates.',
    `It has the columns ${listHeadings(headings)}. Looked for: ${HEADINGS.day.slice(0, 8).join(', ')} and the like, with dates such as 2026-03-02 below. Nothing was brought in.`,
  );
}

function noMood(headings: readonly string[]): UserError {
  return new UserError(
    'This table has neither a column that says how close it felt nor one with notes.',
    `It has the columns ${listHeadings(headings)}. Looked for: ${HEADINGS.mood.slice(0, 6).join(', ')}, ${HEADINGS.note.slice(0, 4).join(', ')} and the like. If one of them is that, name it: --columns mood=NAME, or --columns note=NAME --notes-only. Nothing was brought in.`,
  );
}
