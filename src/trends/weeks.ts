import { type Day, dayFromNumber, dayNumber } from '../domain/day.ts';
import type { Dated } from './rated.ts';
import { nth, type Wishes, wishesOf } from './wishes.ts';

/** A week or a month of entries. Ratings are on the 1-7 scale; numbers over days are null where there is nothing to count. */
export interface Stretch {
  /** `2026-W53` by the ISO year, or `2026-03`. */
  label: string;
  /** Whole weeks since Monday 5 January 1970, or whole months since the year 0. */
  index: number;
  from: Day;
  to: Day;
  /** Days in it: 7, or 28-31. */
  days: number;
  /** Days written, 1..days. */
  n: number;
  mean: number;
  median: number;
  min: number;
  max: number;
  range: number;
  /** Standard deviation (n - 1); null below two days. */
  sd: number | null;
  /** Pairs of written days next to each other in the calendar. */
  pairs: number;
  /** Root mean square of successive differences over those pairs; null without one (von Neumann et al. 1941). */
  rmssd: number | null;
  /** How often the movement between neighbouring days changed its direction. */
  turns: number;
  /** Mean of the wanted closeness on the days it was answered. */
  want: number | null;
  wishes: Wishes;
  /** Fewer than three days in seven were written: shown, but never used. */
  thin: boolean;
}

export type Numbers = Omit<Stretch, 'label' | 'index' | 'from' | 'to' | 'days' | 'thin'>;

/** The ISO weeks with at least one entry, oldest first. `entries` in the order of their days. */
export function byWeek(entries: Iterable<Dated>): Stretch[] {
  return grouped(entries, weekOf, (index, numbers) => {
    const monday = index * 7 + 4;
    return stretch(isoLabel(index), index, dayFromNumber(monday), dayFromNumber(monday + 6), 7, numbers);
  });
}

/** The months with at least one entry, oldest first. `entries` in the order of their days. */
export function byMonth(entries: Iterable<Dated>): Stretch[] {
  const monthOf = ({ rated }: Dated) => monthIndex(rated.day);
  return grouped(entries, monthOf, (index, numbers) => {
    const from = firstOf(index);
    const last = dayNumber(firstOf(index + 1)) - 1;
    return stretch(from.slice(0, 7), index, from, dayFromNumber(last), last - dayNumber(from) + 1, numbers);
  });
}

/** Whole weeks since Monday 5 January 1970. */
export function weekOf({ at }: Dated): number {
  return Math.floor((at - 4) / 7);
}

/** Whole months since January of the year 0. */
export function monthIndex(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The first day of a month index. */
export function firstOf(index: number): Day {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** A week's ISO 8601 label: its year is that of its Thursday. */
export function isoLabel(index: number): string {
  const thursday = dayFromNumber(index * 7 + 7);
  const dayOfYear = index * 7 + 7 - dayNumber(`${thursday.slice(0, 4)}-01-01`);
  return `${thursday.slice(0, 4)}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

/** The numbers of some days, at least one, in order. */
export function numbersOf(days: readonly Dated[]): Numbers {
  const n = days.length;
  const tally = [0, 0, 0, 0, 0, 0, 0, 0];
  let total = 0;
  let wanted = 0;
  let wantTotal = 0;
  let pairs = 0;
  let steps = 0;
  let turns = 0;
  let heading = 0;
  let before: Dated | undefined;
  for (const day of days) {
    const { at, rated } = day;
    const neighbour = before !== undefined && at - before.at === 1 ? before : undefined;
    before = day;
    tally[rated.felt]! += 1;
    total += rated.felt;
    if (rated.want !== undefined) {
      wanted += 1;
      wantTotal += rated.want;
    }
    if (neighbour === undefined) continue;
    const step = rated.felt - neighbour.rated.felt;
    pairs += 1;
    steps += step * step;
    if (step === 0) continue;
    if (heading === -Math.sign(step)) turns += 1;
    heading = Math.sign(step);
  }
  const mean = total / n;
  let squares = 0;
  for (const { rated } of days) squares += (rated.felt - mean) ** 2;
  const min = nth(tally, 0);
  const max = nth(tally, n - 1);
  return {
    n,
    mean,
    median: (nth(tally, (n - 1) >> 1) + nth(tally, n >> 1)) / 2,
    min,
    max,
    range: max - min,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    pairs,
    rmssd: pairs === 0 ? null : Math.sqrt(steps / pairs),
    turns,
    want: wanted === 0 ? null : wantTotal / wanted,
    wishes: wishesOf(days),
  };
}

function stretch(label: string, index: number, from: Day, to: Day, days: number, numbers: Numbers): Stretch {
  return { label, index, from, to, days, ...numbers, thin: numbers.n * 7 < 3 * days };
}

function grouped(
  entries: Iterable<Dated>,
  indexOf: (entry: Dated) => number,
  built: (index: number, numbers: Numbers) => Stretch,
): Stretch[] {
  const stretches: Stretch[] = [];
  let days: Dated[] = [];
  let index = 0;
  const close = () => {
    if (days.length > 0) stretches.push(built(index, numbersOf(days)));
    days = [];
  };
  for (const entry of entries) {
    const own = indexOf(entry);
    if (own !== index) close();
    index = own;
    days.push(entry);
  }
  close();
  return stretches;
}
