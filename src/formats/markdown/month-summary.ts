import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import {
  dateFromDay,
  dateOfMonth,
  dayNumber,
  isoWeek,
  mondayNumberOf,
  monthName,
  weekIndexOfNumber,
} from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';
import { type Wish, wishOf } from '../../domain/scale.ts';

/** With fewer written days a week gets no numbers, and a month no summary. */
const MIN_DAYS = 3;

/**
 * What a month was like: some sentences, and a table of its written weeks, which are cut at the ends of the month. No
 * blocks for a month with fewer than three written days.
 * @param entries the entries of one month, at least one, oldest first
 */
export function monthSummary(entries: readonly Entry[]): string[] {
  if (entries.length < MIN_DAYS) return [];
  const { day } = entries[0]!;
  const name = monthName(day);
  const heading = `${name} ${day.slice(0, 4)}`;
  const felt = sorted(entries, 'felt');
  const sentences = [
    `${countDays(entries)} written.`,
    ...(felt.length < MIN_DAYS ? [] : [`Felt ${spread(felt)}.`]),
    ...wishes(entries),
  ];
  // By numbers: a Date for each day and each end of a week takes longer than all the rest here (row 4 of docs/performance.md).
  const zeroth = dayNumber(`${day.slice(0, 7)}-01`) - 1;
  const weeks = Map.groupBy(entries, (entry) => weekIndexOfNumber(zeroth + dateOfMonth(entry.day)));
  const month = { name, zeroth, last: getDaysInMonth(dateFromDay(day)) };
  return [
    `**${heading} in short:** ${sentences.join(' ')}`,
    table([
      [`Weeks of ${heading}`, 'Written', 'Felt', 'Wanted'],
      ...[...weeks].map(([index, week]) => weekCells(index, week, month)),
    ]),
  ];
}

/** Pandoc takes the widths of columns from the dashes where a row is long. */
const DASHES = ['--------------------', '------', '--------', '--------'];

/** The rows, below their heading, without the columns that are empty below it. */
function table([heading, ...rows]: [string[], ...string[][]]): string {
  const isUsed = heading.map((_, column) => rows.some((cells) => cells[column] !== ''));
  const usedOf = (cells: readonly string[]) => cells.filter((_, column) => isUsed[column]);
  const lineOf = (cells: readonly string[]) => `| ${usedOf(cells).join(' | ')} |`;
  // Where tables are not rendered, the two blanks keep the rows lines.
  return [lineOf(heading), `|${usedOf(DASHES).join('|')}|`, ...rows.map(lineOf)].join('  \n');
}

/** "Week 10, 2 to 8 March", "5 days", "4 (2 to 6)", "6" */
function weekCells(index: number, entries: readonly Entry[], { name, zeroth, last }: Month): string[] {
  const monday = mondayNumberOf(index) - zeroth;
  const from = Math.max(monday, 1);
  const to = Math.min(monday + 6, last);
  return [
    `Week ${isoWeek(entries[0]!.day).week}, ${from === to ? '' : `${from} to `}${to} ${name}`,
    countDays(entries),
    cell(sorted(entries, 'felt')),
    cell(sorted(entries, 'want')),
  ];
}

/** "You said on 20 days what you wanted: more closeness on 12, more room on 3; on 5 it was just right." Nothing below three days. */
function wishes(entries: readonly Entry[]): string[] {
  const { more, room, right } = countWishes(entries);
  const all = more + room + right;
  if (all < MIN_DAYS) return [];
  const on = (count: number) => (count === all ? 'on each' : `on ${count}`);
  const wished = [more && `more closeness ${on(more)}`, room && `more room ${on(room)}`].filter(Boolean).join(', ');
  const parts = [wished, right && `${on(right)} it was just right`].filter(Boolean);
  return [`You said on ${all} days what you wanted: ${parts.join('; ')}.`];
}

function countWishes(entries: readonly Entry[]): Record<Wish, number> {
  const counts = { more: 0, room: 0, right: 0 };
  for (const entry of entries) {
    const wish = wishOf(entry);
    if (wish !== null) counts[wish] += 1;
  }
  return counts;
}

const countDays = ({ length }: readonly Entry[]) => `${length} ${length === 1 ? 'day' : 'days'}`;

/** The numbers that were given, ascending. */
function sorted(entries: readonly Entry[], field: 'felt' | 'want'): number[] {
  return entries
    .map((entry) => entry[field])
    .filter((number) => number !== undefined)
    .sort((a, b) => a - b);
}

/** "4 in the middle, from 2 to 6", or "always 4". @param sorted ascending, at least one */
function spread(sorted: readonly number[]): string {
  if (sorted[0] === sorted.at(-1)) return `always ${sorted[0]}`;
  return `${middleOf(sorted)} in the middle, from ${sorted[0]} to ${sorted.at(-1)}`;
}

/** "4 (2 to 6)", or "4" if all are the same; '' for fewer than three. */
function cell(sorted: readonly number[]): string {
  if (sorted.length < MIN_DAYS) return '';
  return sorted[0] === sorted.at(-1) ? `${sorted[0]}` : `${middleOf(sorted)} (${sorted[0]} to ${sorted.at(-1)})`;
}

/** The median. */
function middleOf(sorted: readonly number[]): number {
  const last = sorted.length - 1;
  return (sorted[Math.floor(last / 2)]! + sorted[Math.ceil(last / 2)]!) / 2;
}

interface Month {
  name: string;
  /** The day number of the day before the first. */
  zeroth: number;
  /** The date of the last day: 28 to 31. */
  last: number;
}
