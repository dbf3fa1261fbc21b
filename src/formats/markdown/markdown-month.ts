import { type Day, dayFromNumber, dayNumber, EPOCH_MONDAY, formatDay } from '../../domain/day.ts';
import type { Entry } from '../../domain/entry.ts';

/** Below this many written days a week is counted and not described. */
const ENOUGH = 3;

/** How often each closeness was felt in a week: quicker to keep for thousands of weeks than a list to sort. */
interface Week {
  /** Whole weeks since `FIRST_MONDAY`. */
  index: number;
  days: number;
  times: number[];
}

/** A month that is being written: a long journal has many days, and what those of a month share is worked out once. */
export class MarkdownMonth {
  /** `2026-03` */
  readonly name: string;
  readonly monthName: string;
  /** The day before its first, in days since the Monday that began week 0. */
  readonly #before: number;
  readonly #words: string;
  readonly #weeks: Week[] = [];

  constructor(day: Day) {
    this.name = day.slice(0, 7);
    this.monthName = formatDay(day, 'MMMM');
    this.#words = ` ${this.monthName}`;
    this.#before = dayNumber(`${this.name}-01`) - 1 - EPOCH_MONDAY;
  }

  /** Counts an entry in, and begins it with its day: "### Monday 2 March". */
  addEntry({ day, felt }: Entry): string {
    const date = Number(day.slice(8));
    const index = Math.floor((this.#before + date) / 7);
    let week = this.#weeks.at(-1);
    if (week?.index !== index) {
      week = { index, days: 0, times: [0, 0, 0, 0, 0, 0, 0, 0] };
      this.#weeks.push(week);
    }
    week.days += 1;
    week.times[felt]! += 1;
    return heading(day, this.#before + date - index * 7) + date + this.#words;
  }

  /** Its weeks, cut at its ends, in a line each; nothing while none of them has three written days. */
  weekSummaries(): string {
    if (!this.#weeks.some(({ days }) => days >= ENOUGH)) return '';
    const year = this.name.slice(0, 4);
    const length = new Date(Date.UTC(Number(year), Number(this.name.slice(5)), 0)).getUTCDate();
    let lines = '';
    for (const week of this.#weeks) {
      const { index, days } = week;
      const monday = index * 7 - this.#before;
      const [from, to] = [Math.max(1, monday), Math.min(length, monday + 6)];
      const dates = `${from === to ? '' : `${from} to `}${to} ${this.monthName}`;
      const written = `${days} ${days === 1 ? 'day' : 'days'} written.`;
      lines += `- Week ${weekNumber(index)}, ${dates}: ${written}${range(week)}\n`;
    }
    return `**The weeks of ${this.monthName} ${year}**\n\n${lines}\n`;
  }
}

const weekdays: string[] = [];

/** "### Monday "; `at` counts from Monday, which is 0. */
function heading(day: Day, at: number): string {
  weekdays[at] ??= `### ${formatDay(day, 'EEEE')} `;
  return weekdays[at];
}

/** The number of a week after ISO 8601: its Thursday says which year it belongs to. */
function weekNumber(index: number): number {
  const thursday = index * 7 + EPOCH_MONDAY + 3;
  return Math.floor((thursday - dayNumber(`${dayFromNumber(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

function range({ days, times }: Week): string {
  if (days < ENOUGH) return '';
  const [low, high] = [nth(times, 0), nth(times, days - 1)];
  const middle = (nth(times, (days - 1) >> 1) + nth(times, days >> 1)) / 2;
  return ` Felt ${middle} in the middle, between ${low} and ${high}.`;
}

/** The value at a place of the sorted list, counted from 0. */
function nth(times: readonly number[], place: number): number {
  let value = 0;
  for (let seen = times[0]!; seen <= place; seen += times[value]!) value += 1;
  return value;
}
