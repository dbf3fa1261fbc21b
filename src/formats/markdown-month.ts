import { type Day, dayFromNumber, dayNumber, inWords } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';

/** Below this many written days a week is counted and not described. */
const ENOUGH = 3;

/** Monday 5 January 1970, which began week 0, in days since 1 January 1970. */
const FIRST_MONDAY = 4;

interface Week {
  /** Whole weeks since that Monday. */
  index: number;
  felt: Closeness[];
}

/** A month that is being written: a long journal has many days, and what those of a month share is worked out once. */
export class Month {
  /** `2026-03` */
  readonly name: string;
  readonly inWords: string;
  /** The day before its first, in days since the Monday that began week 0. */
  readonly #before: number;
  readonly #words: string;
  readonly #weeks: Week[] = [];

  constructor(day: Day) {
    this.name = day.slice(0, 7);
    this.inWords = inWords(day, 'MMMM');
    this.#words = ` ${this.inWords}`;
    this.#before = dayNumber(`${this.name}-01`) - 1 - FIRST_MONDAY;
  }

  /** Counts an entry in, and begins it with its day: "### Monday 2 March". */
  take({ day, felt }: Entry): string {
    const date = Number(day.slice(8));
    const index = Math.floor((this.#before + date) / 7);
    const last = this.#weeks.at(-1);
    if (last?.index === index) last.felt.push(felt);
    else this.#weeks.push({ index, felt: [felt] });
    return heading(day, this.#before + date - index * 7) + date + this.#words;
  }

  /** Its weeks, cut at its ends, in a line each; nothing while none of them has three written days. */
  weeksInWords(): string {
    if (!this.#weeks.some(({ felt }) => felt.length >= ENOUGH)) return '';
    const year = this.name.slice(0, 4);
    const length = new Date(Date.UTC(Number(year), Number(this.name.slice(5)), 0)).getUTCDate();
    let lines = '';
    for (const { index, felt } of this.#weeks) {
      const monday = index * 7 - this.#before;
      const [from, to] = [Math.max(1, monday), Math.min(length, monday + 6)];
      const days = `${from === to ? '' : `${from} to `}${to} ${this.inWords}`;
      const written = `${felt.length} ${felt.length === 1 ? 'day' : 'days'} written.`;
      lines += `- Week ${weekNumber(index)}, ${days}: ${written}${range(felt)}\n`;
    }
    return `**The weeks of ${this.inWords} ${year}**\n\n${lines}\n`;
  }
}

const weekdays: string[] = [];

/** "### Monday "; `at` counts from Monday, which is 0. */
function heading(day: Day, at: number): string {
  weekdays[at] ??= `### ${inWords(day, 'EEEE')} `;
  return weekdays[at];
}

/** The number of a week after ISO 8601: its Thursday says which year it belongs to. */
function weekNumber(index: number): number {
  const thursday = index * 7 + FIRST_MONDAY + 3;
  return Math.floor((thursday - dayNumber(`${dayFromNumber(thursday).slice(0, 4)}-01-01`)) / 7) + 1;
}

function range(felt: Closeness[]): string {
  if (felt.length < ENOUGH) return '';
  felt.sort((a, b) => a - b);
  const middle = (felt[(felt.length - 1) >> 1]! + felt[felt.length >> 1]!) / 2;
  return ` Felt ${middle} in the middle, between ${felt[0]} and ${felt.at(-1)}.`;
}
