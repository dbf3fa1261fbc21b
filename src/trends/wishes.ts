import { gapOf } from '../domain/scale.ts';
import type { Rated } from './rated.ts';

const WIDEST = 6;

/** What was wished for on the days `want` was answered. Gaps are `want - felt`, -6..+6. */
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

/** Wishes counted week by week. */
export interface WishTally {
  n: number;
  more: number;
  room: number;
  total: number;
  /** The sum of the gaps without their signs. */
  size: number;
  /** How often each gap from -6 to +6. */
  gaps: number[];
}

export function noWishes(): WishTally {
  return { n: 0, more: 0, room: 0, total: 0, size: 0, gaps: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
}

export function countWishes(tally: WishTally, days: readonly Rated[]): void {
  for (let i = 0; i < days.length; i += 1) {
    const gap = gapOf(days[i]!);
    if (gap === null) continue;
    tally.n += 1;
    tally.total += gap;
    tally.size += Math.abs(gap);
    tally.gaps[gap + WIDEST]! += 1;
    if (gap > 0) tally.more += 1;
    else if (gap < 0) tally.room += 1;
  }
}

export function wishesOf(days: readonly Rated[]): Wishes {
  const tally = noWishes();
  countWishes(tally, days);
  return wishesIn(tally);
}

export function wishesIn({ n, more, room, total, size, gaps }: WishTally): Wishes {
  const right = n - more - room;
  if (n === 0) return { n, more, right, room, mean: null, median: null, meanAbs: null };
  const median = (nth(gaps, (n - 1) >> 1) + nth(gaps, n >> 1)) / 2 - WIDEST;
  return { n, more, right, room, mean: total / n, median, meanAbs: size / n };
}

/** Where the value at a place (from 0) of all values in order stands in their tally. */
export function nth(tally: readonly number[], place: number): number {
  let left = place;
  let at = 0;
  while (left >= tally[at]!) {
    left -= tally[at]!;
    at += 1;
  }
  return at;
}
