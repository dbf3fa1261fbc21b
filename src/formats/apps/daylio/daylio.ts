import { UserError } from '../../../errors.ts';
import { isZip } from '../../bytes/magic-bytes.ts';
import type { Format, ImportResult, ReadingOptions } from '../../format.ts';
import { importCollector } from '../../import-collector.ts';
import { leaveTitlesOut } from '../../left-out/leave-titles-out.ts';
import { type Moment, type MomentSource, mergeMoments } from '../../merge-moments.ts';
import type { MoodMap } from '../../moods/mood-map.ts';
import { repeatedHeadings } from '../../table/columns/repeated-headings.ts';
import { collectUnknownWords } from '../../table/columns/unknown-columns.ts';
import { askDateOrder, type DateOrder, dayOf, readLocalDate } from '../../table/dates/local-dates.ts';
import { parseTable, recordOf, type Table, type TableRow, takeRows } from '../../table/parse-table.ts';
import { readClockTime } from '../../times/clock-time.ts';
import { backupInZip, readBackup } from './daylio-backup.ts';
import { backupJson } from './daylio-backup-json.ts';
import { daylioSourceLine, daylioText } from './daylio-moment.ts';
import { moodWords } from './daylio-moods.ts';

/** Exports of the app Daylio: its CSV, and its backup. Only read. */
export const daylio: Format = {
  read(file, moods, options = {}) {
    const bytes = file.bytes();
    if (isZip(bytes)) {
      const { json, others } = backupInZip(bytes);
      return readBackup(json, moods, { others, onProgress: options.onProgress });
    }
    const json = backupJson(file);
    return json === null ? readCsv(file.text(), moods, options) : readBackup(json, moods, options);
  },
};

/** `year` is in exports of old versions, which have no full_date. */
const COLUMNS = 'full_date year date weekday time mood activities scales note_title note'.split(' ');

function readCsv(text: string, moods: MoodMap, { dates, onProgress }: ReadingOptions): ImportResult {
  const table = parseTable(text, onProgress);
  const names = table.headings.map((heading) => heading.toLowerCase());
  if (!names.includes('mood') || !['full_date', 'date'].some((name) => names.includes(name)))
    throw new UserError(
      'This is no export of Daylio: a CSV of Daylio has the columns full_date and mood, and a backup is called backup.daylio.',
      'Nothing was brought in.',
    );
  const collector = importCollector();
  collector.unreadable.push(...repeatedHeadings(table.headings));
  leaveTitlesOut(table.titles ?? [], collector);
  const wordsOf = collectUnknownWords(table, COLUMNS, collector);
  const [day, date, year] = ['full_date', 'date', 'year'].map((name) => names.indexOf(name));
  const cellsOfDays = table.rows.map(({ cells }) => writtenDay(cells[day!], cells[date!], cells[year!]));
  const order = dates ?? askDateOrder(cellsOfDays, 'full_date', collector.choose);
  return mergeMoments(sourcesIn(table, { names, order, wordsOf }), moods, collector);
}

/** How the rows of a table are read: `wordsOf` has what they say in columns that Daylio does not write. */
interface TableShape {
  names: readonly string[];
  order: DateOrder | null;
  wordsOf: (row: TableRow) => string[];
}

function* sourcesIn(table: Table, { names, order, wordsOf }: TableShape): Generator<MomentSource> {
  for (const row of takeRows(table))
    yield { place: `line ${row.line}`, read: () => rowMoment(recordOf(row, names), order, wordsOf(row)) };
}

function writtenDay(fullDate: string | undefined, date = '', year = ''): string {
  return fullDate ?? `${date} ${year}`;
}

function rowMoment(row: Record<string, string>, order: DateOrder | null, others: readonly string[]): Moment {
  const written = writtenDay(row.full_date, row.date, row.year).trim();
  const date = readLocalDate(written);
  const day = date && dayOf(date, order);
  if (!day) {
    const column = row.full_date === undefined ? 'date and year' : 'full_date';
    throw new UserError(`"${column}" is "${written}"; it has to be a real day.`);
  }
  const mood = row.mood?.trim() ?? '';
  return {
    day,
    sortKey: readClockTime(row.time ?? ''),
    moods: moodWords(mood),
    sourceLine: daylioSourceLine(row.time ?? '', [mood, ...listIn(row.activities), ...listIn(row.scales), ...others]),
    text: daylioText(row.note_title, row.note),
  };
}

/** The parts of a cell such as `walk | friends`, or `Energy: 7 | Calm: 3` with no-break spaces. */
function listIn(cell = ''): string[] {
  return cell
    .split('|')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}
