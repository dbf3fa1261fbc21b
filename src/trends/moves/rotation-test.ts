import type { RatedDay } from '../rated-day.ts';
import { adjustedDifference, emptySums, type PairSums, SIXTHS } from './adjusted-difference.ts';
import { followUpMean, type Group, type GroupOf } from './follow-up-mean.ts';

export interface RotationTest {
  /** How many rotations gave a T, and how many of these were at least as far from 0 as the T observed. */
  used: number;
  asExtreme: number;
  /** (1 + asExtreme) / (1 + used). */
  p: number;
}

/** Stands for a missing y, which is never negative. */
const MISSING = -1;
const MIN_PAIRS_PER_GROUP = 3;
/** Tolerance for rounding errors when two values of T are equal. */
const EPSILON = 1e-12;

/**
 * How rare |T| is when the group labels of all entries, in the order of their days, are rotated against the ratings.
 * This keeps the runs of equal labels and the autocorrelation of the ratings, and it uses no random numbers.
 * Takes time in proportion to entries times labelled entries.
 */
export function rotationTest(entries: readonly RatedDay[], groupOf: GroupOf, t: number): RotationTest {
  const n = entries.length;
  const xs = twice(entries.map(({ felt }) => felt));
  const ys = twice(entries.map((_, index) => inSixths(followUpMean(entries, index))));
  const groups = entries.map(groupOf);
  const [first, second] = [indexesOf(groups, 1), indexesOf(groups, 2)];
  const [a, b] = [emptySums(), emptySums()];
  let used = 0;
  let asExtreme = 0;
  for (let shift = 1; shift < n; shift += 1) {
    sumRotated(a, first, xs, ys, shift);
    sumRotated(b, second, xs, ys, shift);
    if (a.n < MIN_PAIRS_PER_GROUP || b.n < MIN_PAIRS_PER_GROUP) continue;
    const rotatedT = adjustedDifference(a, b)?.t ?? null;
    if (rotatedT === null) continue;
    used += 1;
    if (Math.abs(rotatedT) >= Math.abs(t) - EPSILON) asExtreme += 1;
  }
  return { used, asExtreme, p: (1 + asExtreme) / (1 + used) };
}

/** The values twice in a row, so that a rotated index never leads beyond the end. */
function twice(values: readonly number[]): Int32Array {
  return Int32Array.from([...values, ...values]);
}

/** Sets `sums` to those of the pairs that a group's labels meet when they are moved on by `shift` entries. */
function sumRotated(sums: PairSums, indexes: Int32Array, xs: Int32Array, ys: Int32Array, shift: number): void {
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let i = 0; i < indexes.length; i += 1) {
    const y = ys[indexes[i]! + shift]!;
    if (y === MISSING) continue;
    const x = xs[indexes[i]! + shift]!;
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  sums.n = n;
  sums.x = sx;
  sums.y = sy;
  sums.xx = sxx;
  sums.xy = sxy;
  sums.yy = syy;
}

function inSixths(y: number | null): number {
  return y === null ? MISSING : Math.round(y * SIXTHS);
}

/** The indexes of the entries in a group. */
function indexesOf(groups: readonly Group[], wanted: 1 | 2): Int32Array {
  return Int32Array.from(groups.flatMap((group, index) => (group === wanted ? [index] : [])));
}
