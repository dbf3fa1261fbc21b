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
import { wishOf } from '../../domain/scale.ts';

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
      // Pandoc takes the widths from the dashes where a row is long.
      '|--------------------|------|--------|--------|',
      ...[...weeks].map(([index, week]) => weekRow(index, week, bounds)),
      // Where tables are not rendered, the two blanks keep the rows lines.
    ].join('  \n'),
  ];
}

/** "| Week 10, 2 to 8 March | 5 days | 4 (2 to 6) | 6 |" */
function weekRow(index: number, entries: readonly Entry[], { first, last }: Month): string {
  const [monday, sunday] = [mondayOf(index), sundayOf(index)];
  const from = monday < first ? first : monday;
  const to = sunday > last ? last : sunday;
  const dates = `${from === to ? '' : `${dateOfMonth(from)} to `}${dateOfMonth(to)} ${monthName(to)}`;
  const cells = [
    `Week ${isoWeek(monday).week}, ${dates}`,
    countDays(entries),
    cell(feltOf(entries)),
    cell(wantedOf(entries)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** "On 12 of 20 days you wished for more closeness, on 3 for more room, on 5 it was just right." Nothing below three days. */
function wishes(entries: readonly Entry[]): string[] {
  const all = entries.map(wishOf).filter((wish) => wish !== null);
  if (all.length < MIN_DAYS) return [];
  const [more, room, right] = (['more', 'room', 'right'] as const).map(
    (wish) => all.filter((one) => one === wish).length,
  );
  const parts: [count: number | undefined, words: string][] = [
    [more, 'you wished for more closeness'],
    [room, more ? 'for more room' : 'you wished for more room'],
    [right, 'it was just right'],
  ];
  const [first, ...others] = parts.flatMap(([count, words]) => (count ? [{ count, words }] : []));
  const begin = `On ${first!.count} of ${all.length} days ${first!.words}`;
  return [`${[begin, ...others.map(({ count, words }) => `on ${count} ${words}`)].join(', ')}.`];
}

const countDays = ({ length }: readonly Entry[]) => `${length} ${length === 1 ? 'day' : 'days'}`;

const wantedOf = (entries: readonly Entry[]) => sorted(entries.map(({ want }) => want));

const feltOf = (entries: readonly Entry[]) => sorted(entries.map(({ felt }) => felt));

const sorted = (numbers: readonly (number | undefined)[]) =>
  numbers.filter((number) => number !== undefined).sort((a, b) => a - b);

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
  first: Day;
  last: Day;
}

function monthAround(day: Day): Month {
  const month = day.slice(0, 7);
  return { first: `${month}-01`, last: `${month}-${getDaysInMonth(dateFromDay(day))}` };
}
