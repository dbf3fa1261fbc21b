import { type Day, dayFromParts } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { type ImportCollector, importCollector } from '../import-collector.ts';
import { leaveTitlesOut } from '../left-out/leave-titles-out.ts';
import { type Moment, type MomentSource, mergeMoments } from '../merge-moments.ts';
import { repeatedHeadings } from '../table/columns/repeated-headings.ts';
import { collectUnknownWords } from '../table/columns/unknown-columns.ts';
import { dayOf, readLocalDate } from '../table/dates/local-dates.ts';
import { monthsNamed } from '../table/dates/month-number.ts';
import { parseTable, recordOf, type Table, takeRows } from '../table/parse-table.ts';
import { readClockTime } from '../times/clock-time.ts';

const TAGS = ['tags (people)', 'tags (places)', 'tags (events)', 'weather'];
const TEXTS = ['notes', 'reflections', 'takeaways'];

/** Export of the app How We Feel: a table with a row for each check-in, whose moods are words. Only read. */
export const howWeFeel: Format = {
  read(file, moods, { onProgress } = {}) {
    const table = parseTable(file.text(), onProgress);
    const names = table.headings.map((heading) => heading.toLowerCase());
    const collector = importCollector();
    collector.unreadable.push(...repeatedHeadings(table.headings));
    leaveTitlesOut(table.titles ?? [], collector);
    return mergeMoments(sourcesIn(table, names, collector), moods, collector);
  },
};

function* sourcesIn(table: Table, names: readonly string[], collector: ImportCollector): Generator<MomentSource> {
  const wordsOf = collectUnknownWords(table, ['date', 'mood', ...TAGS, ...TEXTS], collector);
  for (const row of takeRows(table)) {
    yield {
      place: `line ${row.line}`,
      read: () => toMoment(recordOf(row, names), wordsOf(row)),
    };
  }
}

function toMoment(row: Record<string, string>, others: readonly string[]): Moment {
  const { day, time } = readDate(row.date ?? '');
  const moods = listIn(row.mood);
  return {
    day,
    sortKey: readClockTime(time),
    moods,
    sourceLine: `How We Feel${time && ` ${time}`}: ${[...moods, ...TAGS.flatMap((name) => listIn(row[name])), ...others].join(', ')}`,
    text: TEXTS.map((name) => row[name]?.trim() ?? '')
      .filter(Boolean)
      .join('\n'),
  };
}

/** Reads `2026 Sun Feb 8 4:04 PM`, or a date that is written another way. @throws UserError for any other text */
function readDate(text: string): { day: Day; time: string } {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  const [, year, month, date, time] = /^(\d{4}) \S+ (\p{L}+\.?) (\d{1,2}),? (.+)$/u.exec(trimmed) ?? [];
  const months = monthsNamed(month ?? '');
  const day = months.length === 1 ? dayFromParts(Number(year), months[0]!, Number(date)) : null;
  if (day) return { day, time: time! };
  const other = readLocalDate(trimmed);
  const otherDay = other && dayOf(other, null);
  if (!otherDay) throw new UserError(`"Date" is "${trimmed}"; it has to be a day such as 2026 Sun Feb 8 4:04 PM.`);
  return { day: otherDay, time: other.time };
}

function listIn(cell = ''): string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean);
}
