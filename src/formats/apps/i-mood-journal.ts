import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { type Moment, type MomentSource, mergeMoments } from '../merge-moments.ts';
import { askScale } from '../moods/ask-scale.ts';
import type { MoodMap } from '../moods/mood-map.ts';
import { repeatedHeadings } from '../table/columns/repeated-headings.ts';
import { askDateOrder, type DateOrder, dayOf, readLocalDate } from '../table/dates/local-dates.ts';
import { parseTable, recordOf, type Table, takeRows } from '../table/parse-table.ts';

const COLUMNS = ['date', 'day of week', 'hour', 'minute', 'level', 'leveltext', 'comment'];

/**
 * Export of the app iMoodJournal: a table with a row for each mood, a level on a scale that the file does not tell, and a
 * column with 0 or 1 for each hashtag. Only read.
 */
export const iMoodJournal: Format = {
  read(file, given, { dates, onProgress } = {}) {
    const collector = importCollector();
    const table = parseTable(file.text(), onProgress);
    const names = table.headings.map((heading) => heading.toLowerCase());
    collector.unreadable.push(...repeatedHeadings(table.headings));
    leaveTitlesOut(table.titles ?? [], collector);
    const cell = (cells: readonly string[], name: string) => cells[names.indexOf(name)] ?? '';
    const withoutLabel = table.rows.filter(({ cells }) => !given.isGiven(labelOf(cell(cells, 'leveltext'))));
    const levels = withoutLabel.map(({ cells }) => cell(cells, 'level'));
    const moods = askScale(levels, given, 'Level', collector.choose);
    const dateCells = table.rows.map(({ cells }) => cell(cells, 'date'));
    const order = dates ?? askDateOrder(dateCells, 'Date', collector.choose);
    return mergeMoments(sourcesIn(table, names, order, moods), moods, collector);
  },
};

function* sourcesIn(
  table: Table,
  names: readonly string[],
  order: DateOrder | null,
  moods: MoodMap,
): Generator<MomentSource> {
  for (const row of takeRows(table))
    yield { place: `line ${row.line}`, read: () => toMoment(recordOf(row, names), order, moods) };
}

function toMoment(row: Record<string, string>, order: DateOrder | null, map: MoodMap): Moment {
  const date = readLocalDate(row.date ?? '');
  const day = date && dayOf(date, order);
  if (!day) throw new UserError(`"Date" is "${row.date ?? ''}"; it has to be a real day.`);
  const time = `${padded(row.hour)}:${padded(row.minute)}`;
  const words = [labelOf(row.leveltext), row.level?.trim() ?? ''].filter(Boolean);
  const others = Object.entries(row).flatMap(([name, cell]) => (COLUMNS.includes(name) ? [] : otherWords(name, cell)));
  return {
    day,
    sortKey: time,
    // A name such as Good has another place here than among the five moods that --map knows by itself.
    moods: words.filter((word) => map.isNamed(word)),
    sourceLine: `iMoodJournal ${time}: ${[...words, ...others].join(', ')}`,
    text: row.comment ?? '',
  };
}

/** The name of a level, which stands there as `(7) Pretty Good`. */
function labelOf(text = ''): string {
  return text.replace(/^\s*\(\d+\)/, '').trim();
}

/** What a further column says: its name where it marks a hashtag, and else its text. */
function otherWords(name: string, cell: string): string[] {
  const text = cell.trim();
  if (text === '' || text === '0') return [];
  return [text === '1' ? name : text];
}

const padded = (number = '') => number.trim().padStart(2, '0');
