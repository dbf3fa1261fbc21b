import { gapOf } from '../domain/scale.ts';
import type { Dated } from './rated.ts';

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

/** What was wished for on the days from place `start` up to `end`. */
export function wishesOf(days: readonly Dated[], start = 0, end = days.length): Wishes {
  const tally = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let n = 0;
  let more = 0;
  let room = 0;
  let total = 0;
  let size = 0;
  for (let i = start; i < end; i += 1) {
    const gap = gapOf(days[i]!.rated);
    if (gap === null) continue;
    n += 1;
    if (gap > 0) more += 1;
    if (gap < 0) room += 1;
    total += gap;
    size += Math.abs(gap);
    tally[gap + WIDEST]! += 1;
  }
  const right = n - more - room;
  if (n === 0) return { n, more, right, room, mean: null, median: null, meanAbs: null };
  const middle = (nth(tally, (n - 1) >> 1) + nth(tally, n >> 1)) / 2 - WIDEST;
  return { n, more, right, room, mean: total / n, median: middle, meanAbs: size / n };
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
