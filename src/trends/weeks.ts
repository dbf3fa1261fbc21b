import { type Day, dayFromNumber, dayNumber, FIRST_MONDAY } from '../domain/day.ts';
import type { Dated } from './rated.ts';
import { countWish, noWishes, nth, type Wishes, wishesIn } from './wishes.ts';

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

type Frame = Pick<Stretch, 'label' | 'from' | 'to' | 'days'>;

/** The ISO weeks with at least one entry, oldest first. `entries` in the order of their days. */
export function byWeek(entries: Iterable<Dated>): Stretch[] {
  return gathered(weekly(), entries);
}

/** The months with at least one entry, oldest first. `entries` in the order of their days. */
export function byMonth(entries: Iterable<Dated>): Stretch[] {
  return gathered(monthly(), entries);
}

/** Puts days together, given one after the other in their order. */
export interface Gatherer {
  add: (dated: Dated) => void;
  /** All that was gathered. */
  done: () => Stretch[];
}

export function weekly(): Gatherer {
  return gatherer(weekOf, (index) => {
    const monday = index * 7 + FIRST_MONDAY;
    return { label: isoLabel(index), from: dayFromNumber(monday), to: dayFromNumber(monday + 6), days: 7 };
  });
}

function monthly(): Gatherer {
  const monthOf = ({ rated }: Dated) => monthIndex(rated.day);
  return gatherer(monthOf, (index) => {
    const from = firstOf(index);
    const last = dayNumber(firstOf(index + 1)) - 1;
    return { label: from.slice(0, 7), from, to: dayFromNumber(last), days: last - dayNumber(from) + 1 };
  });
}

/** Whole weeks since Monday 5 January 1970. */
export function weekOf({ at }: Dated): number {
  return Math.floor((at - FIRST_MONDAY) / 7);
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

function gathered(gatherer: Gatherer, entries: Iterable<Dated>): Stretch[] {
  for (const entry of entries) gatherer.add(entry);
  return gatherer.done();
}

function gatherer(indexOf: (entry: Dated) => number, frameOf: (index: number) => Frame): Gatherer {
  const stretches: Stretch[] = [];
  let tally = new Tally();
  let index = 0;
  const close = () => {
    if (tally.n > 0) stretches.push(stretchOf(index, frameOf(index), tally));
    tally = new Tally();
  };
  return {
    add(entry) {
      const at = indexOf(entry);
      if (at !== index) close();
      index = at;
      tally.add(entry);
    },
    done() {
      close();
      return stretches;
    },
  };
}

/** What is counted of a stretch while its days come, so that none of them has to be kept. */
class Tally {
  n = 0;
  total = 0;
  wantTotal = 0;
  pairs = 0;
  /** The sum of the squared steps between neighbouring days. */
  steps = 0;
  turns = 0;
  /** How often each closeness was felt, by the closeness. */
  readonly felt = [0, 0, 0, 0, 0, 0, 0, 0];
  readonly wishes = noWishes();
  #heading = 0;
  #before: Dated | undefined;

  add(day: Dated): void {
    const { at, rated } = day;
    const before = this.#before;
    this.#before = day;
    this.n += 1;
    this.felt[rated.felt]! += 1;
    this.total += rated.felt;
    this.wantTotal += rated.want ?? 0;
    countWish(this.wishes, rated);
    if (before === undefined || at - before.at !== 1) return;
    const step = rated.felt - before.rated.felt;
    this.pairs += 1;
    this.steps += step * step;
    if (step === 0) return;
    if (this.#heading === -Math.sign(step)) this.turns += 1;
    this.#heading = Math.sign(step);
  }
}

function stretchOf(index: number, { label, from, to, days }: Frame, tally: Tally): Stretch {
  const { n, felt, pairs, turns, wishes } = tally;
  const mean = tally.total / n;
  let squares = 0;
  for (let value = 1; value <= 7; value += 1) squares += felt[value]! * (value - mean) ** 2;
  const min = nth(felt, 0);
  const max = nth(felt, n - 1);
  return {
    label,
    index,
    from,
    to,
    days,
    n,
    mean,
    median: (nth(felt, (n - 1) >> 1) + nth(felt, n >> 1)) / 2,
    min,
    max,
    range: max - min,
    sd: n < 2 ? null : Math.sqrt(squares / (n - 1)),
    pairs,
    rmssd: pairs === 0 ? null : Math.sqrt(tally.steps / pairs),
    turns,
    want: wishes.n === 0 ? null : tally.wantTotal / wishes.n,
    wishes: wishesIn(wishes),
    thin: n * 7 < 3 * days,
  };
}
