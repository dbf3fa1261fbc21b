import { type Day, dayNumber, FIRST_MONDAY } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';

/** What trends need of an entry. */
export type Rated = Pick<Entry, 'felt'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices' | 'note']?: Entry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  at: number;
  /** Logged more than a day after its day. */
  late?: boolean;
};

/** Days the writer set aside, both ends included. */
export interface Rest {
  from: Day;
  to: Day;
}

/** Which entries count: those from one day to another, both included; absent means no bound. */
export interface Counting {
  from?: Day;
  to?: Day;
  includeLate?: boolean;
  rests?: readonly Rest[];
}

/** Whole weeks since Monday 5 January 1970. */
export function weekOf({ at }: Rated): number {
  return Math.floor((at - FIRST_MONDAY) / 7);
}

/** The entries that count: no rest days, no late ones unless they are asked for. `entries` in the order of their days. */
export function counted(entries: Iterable<Rated>, options: Counting = {}): Rated[] {
  const all: Rated[] = [];
  eachWeek(entries, options, (days) => all.push(...days));
  return all;
}

/** The same, the days of one week after the other, so that of a lifetime no more than a week has to lie in memory. */
export function eachWeek(entries: Iterable<Rated>, options: Counting, take: (days: Rated[]) => void): void {
  const { includeLate = false, rests = [] } = options;
  const from = options.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(options.from);
  const to = options.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(options.to);
  const aside = setAside(rests);
  let days: Rated[] = [];
  let nextMonday = Number.NEGATIVE_INFINITY;
  for (const rated of entries) {
    const { at } = rated;
    if (at > to) break;
    if (at < from || (rated.late && !includeLate)) continue;
    if (aside.length > 0 && restDays(aside, at, at) > 0) continue;
    if (at >= nextMonday) {
      if (days.length > 0) take(days);
      days = [];
      nextMonday = FIRST_MONDAY + (weekOf(rated) + 1) * 7;
    }
    days.push(rated);
  }
  if (days.length > 0) take(days);
}

/** Rests as pairs of day numbers, both included, in order and without overlap. */
export function setAside(rests: readonly Rest[]): [number, number][] {
  const merged: [number, number][] = [];
  const pairs = rests.map(({ from, to }): [number, number] => [dayNumber(from), dayNumber(to)]);
  for (const [from, to] of pairs.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** How many of the days from `from` to `to` (day numbers, both included) were set aside. */
export function restDays(aside: readonly (readonly [number, number])[], from: number, to: number): number {
  let days = 0;
  for (const [first, last] of aside) days += Math.max(0, Math.min(last, to) - Math.max(first, from) + 1);
  return days;
}
