import type { RatedDay } from '../rated-day.ts';

/** Which of two groups of days a day is in, or 0 for neither. */
export type Group = 0 | 1 | 2;
export type GroupOf = (day: RatedDay) => Group;

/** The days after a day that count, the first and the last of them, and how many of them have to be written. */
export interface FollowUp {
  from: number;
  to: number;
  written: number;
}

export const NEXT_THREE_DAYS: FollowUp = { from: 1, to: 3, written: 2 };

/** The mean of the days after the entry at a place, in points; null where too few of them were written. */
export function followUpMean(
  entries: readonly RatedDay[],
  place: number,
  after: FollowUp = NEXT_THREE_DAYS,
): number | null {
  const { from, to, written } = after;
  const { at } = entries[place]!;
  let total = 0;
  let n = 0;
  for (let i = place + 1; i < entries.length && entries[i]!.at <= at + to; i += 1) {
    if (entries[i]!.at < at + from) continue;
    total += entries[i]!.felt;
    n += 1;
  }
  return n < written ? null : total / n;
}
