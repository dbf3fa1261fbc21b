import { type Day, dayNumber, FIRST_MONDAY } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';

/** What trends need of an entry; `late` is true when it was logged more than a day after its day. */
export type Rated = Pick<Entry, 'day' | 'felt'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices' | 'note']?: Entry[Field] | undefined;
} & { late?: boolean };

/** Days the writer set aside, both ends included. */
export interface Rest {
  from: Day;
  to: Day;
}

/** An entry beside its day as a number, days since 1 January 1970. */
export interface Dated {
  at: number;
  rated: Rated;
}

/** Which entries count: those from one day to another, both included; absent means no bound. */
export interface Counting {
  from?: Day;
  to?: Day;
  includeLate?: boolean;
  rests?: readonly Rest[];
}

/** Whole weeks since Monday 5 January 1970. */
export function weekOf({ at }: Dated): number {
  return Math.floor((at - FIRST_MONDAY) / 7);
}

/** The entries that count: no rest days, no late ones unless they are asked for. `entries` in the order of their days. */
export function counted(entries: Iterable<Rated>, options: Counting = {}): Dated[] {
  const all: Dated[] = [];
  eachWeek(entries, options, (days) => all.push(...days));
  return all;
}

/** The same, the days of one week after the other, so that of a lifetime no more than a week has to lie in memory. */
export function eachWeek(entries: Iterable<Rated>, options: Counting, take: (days: Dated[]) => void): void {
  const { from = '', to = '9999-12-31', includeLate = false, rests = [] } = options;
  const aside = setAside(rests);
  let days: Dated[] = [];
  let nextMonday = Number.NEGATIVE_INFINITY;
  for (const rated of entries) {
    const { day } = rated;
    if (day > to) break;
    if (day < from || (rated.late && !includeLate)) continue;
    const at = dayNumber(day);
    if (aside.length > 0 && restDays(aside, at, at) > 0) continue;
    const dated = { at, rated };
    if (at >= nextMonday) {
      if (days.length > 0) take(days);
      days = [];
      nextMonday = FIRST_MONDAY + (weekOf(dated) + 1) * 7;
    }
    days.push(dated);
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
