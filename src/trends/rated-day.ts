import { type Day, dayNumber, EPOCH_MONDAY } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import type { Rest } from '../domain/rest.ts';

/** What trends need of an entry. */
export type RatedDay = Pick<Entry, 'felt'> & {
  [Field in 'want' | 'their_move' | 'my_move' | 'practices' | 'note']?: Entry[Field] | undefined;
} & {
  /** Its day in days since 1 January 1970. */
  at: number;
  /** Logged more than a day after its day. */
  late?: boolean;
};

/** Which entries count: those from one day to another, both included; absent means no bound. */
export interface CountingOptions {
  from?: Day;
  to?: Day;
  includeLate?: boolean;
  rests?: readonly Rest[];
}

/** Whole weeks since Monday 5 January 1970. */
export function weekIndexOf({ at }: RatedDay): number {
  return Math.floor((at - EPOCH_MONDAY) / 7);
}

/** The entries that count: no rest days, no late ones unless they are asked for. `entries` in the order of their days. */
export function countedDays(entries: Iterable<RatedDay>, options: CountingOptions = {}): RatedDay[] {
  const all: RatedDay[] = [];
  forEachWeek(entries, options, (days) => all.push(...days));
  return all;
}

/** The same, the days of one week after the other, so that of a lifetime no more than a week has to lie in memory. */
export function forEachWeek(
  entries: Iterable<RatedDay>,
  options: CountingOptions,
  take: (days: RatedDay[]) => void,
): void {
  const { includeLate = false, rests = [] } = options;
  const from = options.from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(options.from);
  const to = options.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(options.to);
  const aside = rests.map((rest) => [dayNumber(rest.from), dayNumber(rest.to)] as const);
  let days: RatedDay[] = [];
  let nextMonday = Number.NEGATIVE_INFINITY;
  for (const rated of entries) {
    const { at } = rated;
    if (at > to) break;
    if (at < from || (rated.late && !includeLate)) continue;
    if (aside.length > 0 && aside.some(([first, last]) => first <= at && at <= last)) continue;
    if (at >= nextMonday) {
      if (days.length > 0) take(days);
      days = [];
      nextMonday = EPOCH_MONDAY + (weekIndexOf(rated) + 1) * 7;
    }
    days.push(rated);
  }
  if (days.length > 0) take(days);
}
