import { gapOf } from '../../domain/scale.ts';
import type { RatedDay } from '../rated-day.ts';

const LARGEST_GAP = 6;

/** With fewer days that say what was wanted, the gap of a week or month rests on too few. */
export const MIN_WISHES = 3;

/** What was wished for on the days that answered `want`. Gaps are `want - felt`, -6..+6. */
export interface Wishes {
  n: number;
  /** Days that wished for more closeness, for neither, and for more room. */
  more: number;
  right: number;
  room: number;
  mean: number | null;
  median: number | null;
  meanAbs: number | null;
}

export function summariseWishes(days: readonly RatedDay[]): Wishes {
  // How many days had each gap, from -6 to +6.
  const tally = Array<number>(2 * LARGEST_GAP + 1).fill(0);
  for (const rated of days) {
    const gap = gapOf(rated);
    if (gap !== null) tally[gap + LARGEST_GAP]! += 1;
  }
  const right = tally[LARGEST_GAP]!;
  let more = 0;
  let room = 0;
  let total = 0;
  let totalAbs = 0;
  for (let gap = 1; gap <= LARGEST_GAP; gap += 1) {
    const closer = tally[LARGEST_GAP + gap]!;
    const farther = tally[LARGEST_GAP - gap]!;
    more += closer;
    room += farther;
    total += gap * (closer - farther);
    totalAbs += gap * (closer + farther);
  }
  const n = more + right + room;
  if (n === 0) return { n, more, right, room, mean: null, median: null, meanAbs: null };
  const median = (nthInTally(tally, (n - 1) >> 1) + nthInTally(tally, n >> 1)) / 2 - LARGEST_GAP;
  return { n, more, right, room, mean: total / n, median, meanAbs: totalAbs / n };
}

/**
 * The nth smallest (from 0) of the values that a tally counts, as its index in the tally.
 * `tally[i]` says how often value i occurs; there are more than n values.
 */
export function nthInTally(tally: readonly number[], n: number): number {
  let remaining = n;
  let value = 0;
  while (remaining >= tally[value]!) {
    remaining -= tally[value]!;
    value += 1;
  }
  return value;
}
