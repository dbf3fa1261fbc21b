import type { RatedDay } from '../rated-day.ts';
import { adjustedDifference, emptySums, type PairSums, SIXTHS } from './adjusted-difference.ts';
import { followUpMean, type Group, type GroupOf } from './follow-up-mean.ts';

export interface RotationTest {
  used: number;
  asExtreme: number;
  /** (1 + asExtreme) / (1 + used). */
  p: number;
}

const UNKNOWN = -1;
const LEAST_IN_A_GROUP = 3;
const AS_EXTREME = 1e-12;

/**
 * How rare |T| is when the labels of all entries, in the order of their days, are turned round against the ratings.
 * Runs of the same move and the memory of the ratings stay whole, and nothing is drawn at random.
 * Time grows with entries times labelled entries: two milliseconds for a year.
 */
export function rotationTest(entries: readonly RatedDay[], groupOf: GroupOf, t: number): RotationTest {
  const n = entries.length;
  const xs = twice(entries.map(({ felt }) => felt));
  const ys = twice(entries.map((_, place) => inSixths(followUpMean(entries, place))));
  const groups = entries.map(groupOf);
  const [first, second] = [placesOf(groups, 1), placesOf(groups, 2)];
  const [a, b] = [emptySums(), emptySums()];
  let used = 0;
  let asExtreme = 0;
  for (let turn = 1; turn < n; turn += 1) {
    sumTurned(a, first, xs, ys, turn);
    sumTurned(b, second, xs, ys, turn);
    if (a.n < LEAST_IN_A_GROUP || b.n < LEAST_IN_A_GROUP) continue;
    const turned = adjustedDifference(a, b)?.t ?? null;
    if (turned === null) continue;
    used += 1;
    if (Math.abs(turned) >= Math.abs(t) - AS_EXTREME) asExtreme += 1;
  }
  return { used, asExtreme, p: (1 + asExtreme) / (1 + used) };
}

/** Values one after the other and once more, so that a turn never leads beyond the end. */
function twice(values: readonly number[]): Int32Array {
  return Int32Array.from([...values, ...values]);
}

/** The sums of the pairs that a group's labels meet when they are moved on by `turn` entries. */
function sumTurned(sums: PairSums, places: Int32Array, xs: Int32Array, ys: Int32Array, turn: number): void {
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let i = 0; i < places.length; i += 1) {
    const y = ys[places[i]! + turn]!;
    if (y === UNKNOWN) continue;
    const x = xs[places[i]! + turn]!;
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
  return y === null ? UNKNOWN : Math.round(y * SIXTHS);
}

function placesOf(groups: readonly Group[], wanted: 1 | 2): Int32Array {
  return Int32Array.from(groups.flatMap((group, place) => (group === wanted ? [place] : [])));
}
