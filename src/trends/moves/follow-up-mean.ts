import type { RatedDay } from '../rated-day.ts';

/** The group that a day belongs to, or 0 for neither. */
export type Group = 0 | 1 | 2;
export type GroupOf = (day: RatedDay) => Group;

/** The window of days after a day: its first and last day (1 is the next day), and how many of them must be written. */
export interface FollowUp {
  from: number;
  to: number;
  written: number;
}

export const NEXT_THREE_DAYS: FollowUp = { from: 1, to: 3, written: 2 };

/** The mean of felt closeness over the window after `entries[index]`, in points; null if too few of its days were written. */
export function followUpMean(
  entries: readonly RatedDay[],
  index: number,
  followUp: FollowUp = NEXT_THREE_DAYS,
): number | null {
  const { from, to, written } = followUp;
  const start = entries[index]!.dayNumber;
  let total = 0;
  let n = 0;
  for (let i = index + 1; i < entries.length && entries[i]!.dayNumber <= start + to; i += 1) {
    if (entries[i]!.dayNumber < start + from) continue;
    total += entries[i]!.felt;
    n += 1;
  }
  return n < written ? null : total / n;
}
