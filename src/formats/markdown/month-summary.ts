import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import {
  type Day,
  dateFromDay,
  dateOfMonth,
  isoWeek,
  mondayOf,
  monthName,
  sundayOf,
  weekIndex,
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
  const month = `${monthName(day)} ${day.slice(0, 4)}`;
  const felt = feltOf(entries);
  const sentences = [
    `${countDays(entries)} written.`,
    ...(felt.length < MIN_DAYS ? [] : [`Felt ${spread(felt)}.`]),
    ...wishes(entries),
  ];
  const weeks = Map.groupBy(entries, (entry) => weekIndex(entry.day));
  const bounds = monthAround(day);
  return [
    `**${month} in short:** ${sentences.join(' ')}`,
    [
      `| Weeks of ${month} | Written | Felt | Wanted |`,
      '|---|---|---|---|',
      ...[...weeks].map(([index, week]) => weekRow(index, week, bounds)),
      // Where tables are not rendered, the two blanks keep the rows lines.
    ].join('  \n'),
  ];
}

/** "| Week 10, 2 to 8 March | 5 days | 4 in the middle, from 2 to 6 | always 6 |" */
function weekRow(index: number, entries: readonly Entry[], { first, last }: Month): string {
  const [monday, sunday] = [mondayOf(index), sundayOf(index)];
  const from = monday < first ? first : monday;
  const to = sunday > last ? last : sunday;
  const dates = `${from === to ? '' : `${dateOfMonth(from)} to `}${dateOfMonth(to)} ${monthName(to)}`;
  const cells = [`Week ${isoWeek(monday).week}, ${dates}`, countDays(entries), ...numberCells(entries)];
  return `| ${cells.join(' | ')} |`;
}

function numberCells(entries: readonly Entry[]): [felt: string, wanted: string] {
  const felt = feltOf(entries);
  const wanted = entries.flatMap(({ want }) => want ?? []).sort((a, b) => a - b);
  return [felt.length < MIN_DAYS ? '' : spread(felt), wanted.length < MIN_DAYS ? '' : spread(wanted)];
}

/** On how many of the days with a wish each was wished for; nothing for fewer than three such days. */
function wishes(entries: readonly Entry[]): string[] {
  const all = entries.flatMap((entry) => wishOf(entry) ?? []);
  if (all.length < MIN_DAYS) return [];
  const parts = (['more', 'room', 'right'] as const).flatMap((wish) => {
    const count = all.filter((one) => one === wish).length;
    return count === 0 ? [] : [`on ${count} ${WISHES[wish]}`];
  });
  return [`Of the ${all.length} days with a wish: ${parts.join(', ')}.`];
}

const WISHES: Record<Wish, string> = {
  more: 'you would have liked more closeness',
  room: 'you would have liked more room',
  right: 'it was as you liked it',
};

const countDays = ({ length }: readonly Entry[]) => `${length} ${length === 1 ? 'day' : 'days'}`;

const feltOf = (entries: readonly Entry[]) => entries.flatMap(({ felt }) => felt ?? []).sort((a, b) => a - b);

/** "4 in the middle, from 2 to 6", or "always 4". @param sorted ascending, at least one */
function spread(sorted: readonly number[]): string {
  const last = sorted.length - 1;
  if (sorted[0] === sorted[last]) return `always ${sorted[0]}`;
  const median = (sorted[Math.floor(last / 2)]! + sorted[Math.ceil(last / 2)]!) / 2;
  return `${median} in the middle, from ${sorted[0]} to ${sorted[last]}`;
}

interface Month {
  first: Day;
  last: Day;
}

function monthAround(day: Day): Month {
  const month = day.slice(0, 7);
  return { first: `${month}-01`, last: `${month}-${getDaysInMonth(dateFromDay(day))}` };
}
