import { dayFromNumber, dayNumber, inWords, mondayOf } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';

/** Below this many written days a week is counted and not described. */
const ENOUGH = 3;

/** The weeks of a month, cut at its ends, in a line each; nothing while none of them has three written days. */
export function weeksInWords(month: readonly Entry[]): string {
  const [first] = month;
  if (!first) return '';
  const begin = dayNumber(`${first.day.slice(0, 7)}-01`);
  // Monday 5 January 1970 began week 0; a long journal counts its days many times, and by hand that takes no time.
  const weeks = Map.groupBy(month, ({ day }) => Math.floor((begin + Number(day.slice(8)) - 5) / 7));
  if (![...weeks.values()].some(({ length }) => length >= ENOUGH)) return '';
  const name = inWords(first.day, 'MMMM');
  const length = new Date(Date.UTC(Number(first.day.slice(0, 4)), Number(first.day.slice(5, 7)), 0)).getUTCDate();
  const lines = [...weeks].map(([index, entries]) => {
    const monday = dayNumber(mondayOf(index)) - begin + 1;
    const [from, to] = [Math.max(1, monday), Math.min(length, monday + 6)];
    const days = `${from === to ? '' : `${from} to `}${to} ${name}`;
    const written = `${entries.length} ${entries.length === 1 ? 'day' : 'days'} written.`;
    return `- Week ${weekNumber(index)}, ${days}: ${written}${range(entries)}\n`;
  });
  return `**The weeks of ${name} ${first.day.slice(0, 4)}**\n\n${lines.join('')}\n`;
}

/** The ISO week's number, by hand as a long journal has thousands: its Thursday says which year it belongs to. */
function weekNumber(index: number): number {
  const thursday = dayNumber(mondayOf(index)) + 3;
  return Math.floor((thursday - dayNumber(`${dayFromNumber(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

function range(entries: readonly Entry[]): string {
  if (entries.length < ENOUGH) return '';
  const felt = entries.map((entry) => entry.felt).sort((a, b) => a - b);
  const middle = (felt[(felt.length - 1) >> 1]! + felt[felt.length >> 1]!) / 2;
  return ` Felt ${middle} in the middle, between ${felt[0]} and ${felt.at(-1)}.`;
}
