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

/** Counts wishes day by day. */
export class WishTally {
  readonly #gaps = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  #n = 0;
  #more = 0;
  #room = 0;
  #total = 0;
  #size = 0;

  add({ rated }: Dated): void {
    const gap = gapOf(rated);
    if (gap === null) return;
    this.#n += 1;
    if (gap > 0) this.#more += 1;
    if (gap < 0) this.#room += 1;
    this.#total += gap;
    this.#size += Math.abs(gap);
    this.#gaps[gap + WIDEST]! += 1;
  }

  get wishes(): Wishes {
    const [n, more, room] = [this.#n, this.#more, this.#room];
    const right = n - more - room;
    if (n === 0) return { n, more, right, room, mean: null, median: null, meanAbs: null };
    const median = (nth(this.#gaps, (n - 1) >> 1) + nth(this.#gaps, n >> 1)) / 2 - WIDEST;
    return { n, more, right, room, mean: this.#total / n, median, meanAbs: this.#size / n };
  }
}

export function wishesOf(days: readonly Dated[]): Wishes {
  const tally = new WishTally();
  for (const day of days) tally.add(day);
  return tally.wishes;
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
