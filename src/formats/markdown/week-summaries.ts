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

/** A week with fewer written days gets no sentence about felt, and a month without such a week no summary. */
const MIN_DAYS = 3;

/**
 * One line for each written week of a month, below a title; '' if no week has three written days. Weeks are cut at
 * the ends of the month.
 * @param entries the entries of one month, at least one, oldest first
 */
export function weekSummaries(entries: readonly Entry[]): string {
  const weeks = Map.groupBy(entries, ({ day }) => weekIndex(day));
  if (![...weeks.values()].some((week) => week.length >= MIN_DAYS)) return '';
  const { day } = entries[0]!;
  const month = monthAround(day);
  const lines = [...weeks].map(([index, week]) => `- ${weekSummary(index, week, month)}\n`).join('');
  return `**The weeks of ${monthName(day)} ${day.slice(0, 4)}**\n\n${lines}\n`;
}

/** "Week 10, 2 to 8 March: 5 days written. Felt 4 in the middle, between 2 and 6." */
function weekSummary(index: number, entries: readonly Entry[], { first, last }: Month): string {
  const [monday, sunday] = [mondayOf(index), sundayOf(index)];
  const from = monday < first ? first : monday;
  const to = sunday > last ? last : sunday;
  const dates = `${from === to ? '' : `${dateOfMonth(from)} to `}${dateOfMonth(to)} ${monthName(to)}`;
  const written = `${entries.length} ${entries.length === 1 ? 'day' : 'days'} written.`;
  return `Week ${isoWeek(monday).week}, ${dates}: ${written}${feltRange(entries)}`;
}

interface Month {
  first: Day;
  last: Day;
}

function monthAround(day: Day): Month {
  const month = day.slice(0, 7);
  return { first: `${month}-01`, last: `${month}-${getDaysInMonth(dateFromDay(day))}` };
}

/** Median, lowest and highest felt, as a sentence with a space before it. */
function feltRange(entries: readonly Entry[]): string {
  if (entries.length < MIN_DAYS) return '';
  const felt = entries.map((entry) => entry.felt).sort((a, b) => a - b);
  const last = felt.length - 1;
  const median = (felt[Math.floor(last / 2)]! + felt[Math.ceil(last / 2)]!) / 2;
  return ` Felt ${median} in the middle, between ${felt[0]} and ${felt[last]}.`;
}
