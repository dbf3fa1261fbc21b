import type { Dated } from './rated.ts';
import { weekOf } from './weeks.ts';

/** Which of two groups of days a day is in, or 0 for neither. */
export type Group = 0 | 1 | 2;

/** A day and what followed it. Ratings on the 1-7 scale. */
export interface Followed {
  /** Whole weeks since Monday 5 January 1970. */
  week: number;
  x: number;
  /** Mean of the days after it; null where too few of them were written. */
  y: number | null;
  group: Group;
}

/** The days after a day that count, the first and the last of them, and how many of them have to be written. */
export interface After {
  from: number;
  to: number;
  written: number;
}

export const NEXT_THREE: After = { from: 1, to: 3, written: 2 };

/** Every entry with the days after it. `entries` in the order of their days. */
export function followedBy(
  entries: readonly Dated[],
  groupOf: (day: Dated) => Group,
  after: After = NEXT_THREE,
): Followed[] {
  return entries.map((day, i) => ({
    week: weekOf(day),
    x: day.rated.felt,
    y: meanAfter(entries, i, after),
    group: groupOf(day),
  }));
}

function meanAfter(entries: readonly Dated[], i: number, { from, to, written }: After): number | null {
  const { at } = entries[i]!;
  let total = 0;
  let n = 0;
  for (let j = i + 1; j < entries.length && entries[j]!.at <= at + to; j += 1) {
    if (entries[j]!.at < at + from) continue;
    total += entries[j]!.rated.felt;
    n += 1;
  }
  return n < written ? null : total / n;
}
