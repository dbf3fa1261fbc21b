import { gapOf } from '../../domain/scale.ts';
import type { RatedDay } from '../rated-day.ts';

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

/** How often each gap was wished for, from -6 to +6. */
export type GapTally = number[];

export function emptyGapTally(): GapTally {
  return [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
}

export function addToGapTally(tally: GapTally, days: readonly RatedDay[]): void {
  for (let i = 0; i < days.length; i += 1) {
    const gap = gapOf(days[i]!);
    if (gap !== null) tally[gap + WIDEST]! += 1;
  }
}

export function summariseWishes(days: readonly RatedDay[]): Wishes {
  const tally = emptyGapTally();
  addToGapTally(tally, days);
  return wishesFromTally(tally);
}

export function wishesFromTally(tally: GapTally): Wishes {
  const right = tally[WIDEST]!;
  let more = 0;
  let room = 0;
  let total = 0;
  let size = 0;
  for (let gap = 1; gap <= WIDEST; gap += 1) {
    const closer = tally[WIDEST + gap]!;
    const farther = tally[WIDEST - gap]!;
    more += closer;
    room += farther;
    total += gap * (closer - farther);
    size += gap * (closer + farther);
  }
  const n = more + right + room;
  if (n === 0) return { n, more, right, room, mean: null, median: null, meanAbs: null };
  const median = (nthInTally(tally, (n - 1) >> 1) + nthInTally(tally, n >> 1)) / 2 - WIDEST;
  return { n, more, right, room, mean: total / n, median, meanAbs: size / n };
}

/** Where the value at a place (from 0) of all values in order stands in their tally. */
export function nthInTally(tally: readonly number[], place: number): number {
  let left = place;
  let at = 0;
  while (left >= tally[at]!) {
    left -= tally[at]!;
    at += 1;
  }
  return at;
}
