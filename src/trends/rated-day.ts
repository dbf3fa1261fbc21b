import { type Day, dayNumber, weekIndexOfNumber } from '../domain/day.ts';
import type { Entry, SavedEntry } from '../domain/entry.ts';
import type { Rest } from '../domain/rest.ts';
import type { Closeness } from '../domain/scale.ts';

/** What the trends need of an entry. */
export type RatedDay = {
  felt: Closeness;
} & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices' | 'note']?: Entry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  dayNumber: number;
  /** Logged more than a day after its day. */
  late?: boolean;
};

/** The entries that have felt. */
export function ratedDays(entries: readonly SavedEntry[]): RatedDay[] {
  return entries.flatMap(({ felt, ...entry }) =>
    felt === undefined ? [] : [{ ...entry, felt, dayNumber: dayNumber(entry.day) }],
  );
}

/** Which entries count: those between two days, both included; absent means no bound. Days of rest never count. */
export interface CountingOptions {
  from?: Day;
  to?: Day;
  includeLate?: boolean;
  rests?: readonly Rest[];
}

/** Whole weeks since Monday 5 January 1970. */
export function weekIndexOf(rated: RatedDay): number {
  return weekIndexOfNumber(rated.dayNumber);
}

/** The entries that count. `entries` in the order of their days. */
export function countedDays(entries: readonly RatedDay[], options: CountingOptions = {}): RatedDay[] {
  const { includeLate = false, rests = [] } = options;
  const from = options.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(options.from);
  const to = options.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(options.to);
  const counted = entries.filter(
    ({ dayNumber: number, late }) => from <= number && number <= to && (includeLate || !late),
  );
  return rests.reduce((days, rest) => outside(days, dayNumber(rest.from), dayNumber(rest.to)), counted);
}

function outside(days: readonly RatedDay[], from: number, to: number): RatedDay[] {
  return days.filter(({ dayNumber: number }) => number < from || to < number);
}
