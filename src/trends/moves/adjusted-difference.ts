/**
 * Running sums over the pairs of one group: x is felt closeness on the day, y the mean of the days after it.
 * y is counted in sixths of a point, so that all sums are whole numbers.
 */
export interface PairSums {
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

/** Differences in points of the 1-7 scale; positive if the days after those of the first group were closer. */
export interface Difference {
  /** Change from the day to the days after it, first group minus second. Biased: people chase on low days, and low days rise. */
  raw: number;
  /** Pooled slope of y on x inside the groups. */
  slope: number;
  /** The difference adjusted for the level the groups start from. */
  delta: number;
  /** The ordinary standard error of delta, and delta / se; null where they are not defined. */
  se: number | null;
  t: number | null;
}

/** The mean of two or three whole ratings is a whole number of sixths. */
export const SIXTHS = 6;
/** Below this a variance or an error is a rounding error. */
const EPSILON = 1e-9;

export function emptySums(): PairSums {
  return { n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
}

/** Adds one pair, `y` in points. */
export function addPair(sums: PairSums, x: number, y: number): void {
  const sixths = Math.round(y * SIXTHS);
  sums.n += 1;
  sums.x += x;
  sums.y += sixths;
  sums.xx += x * x;
  sums.xy += x * sixths;
  sums.yy += sixths * sixths;
}

/** The sums of `all` without those of `part`. */
export function subtractSums(all: PairSums, part: PairSums): PairSums {
  return {
    n: all.n - part.n,
    x: all.x - part.x,
    y: all.y - part.y,
    xx: all.xx - part.xx,
    xy: all.xy - part.xy,
    yy: all.yy - part.yy,
  };
}

/** The adjusted difference and the intermediate values that its error needs: x, xx and xy in points. */
interface Adjustment {
  raw: number;
  slope: number;
  delta: number;
  x: number;
  xx: number;
  xy: number;
}

/** The difference between two groups adjusted for the level they start from (analysis of covariance); null if one is empty. */
export function adjustForStartingLevel(a: PairSums, b: PairSums): Adjustment | null {
  if (a.n === 0 || b.n === 0) return null;
  const x = a.x / a.n - b.x / b.n;
  const y = (a.y / a.n - b.y / b.n) / SIXTHS;
  const xx = a.xx - a.x ** 2 / a.n + (b.xx - b.x ** 2 / b.n);
  const xy = (a.xy - (a.x * a.y) / a.n + (b.xy - (b.x * b.y) / b.n)) / SIXTHS;
  const slope = xx > EPSILON ? xy / xx : 0;
  return { raw: y - x, slope, delta: y - slope * x, x, xx, xy };
}

/** The adjusted difference with its ordinary standard error; null if a group is empty. */
export function adjustedDifference(a: PairSums, b: PairSums): Difference | null {
  const adjustment = adjustForStartingLevel(a, b);
  if (adjustment === null) return null;
  const { raw, slope, delta, x, xx, xy } = adjustment;
  const df = a.n + b.n - 3;
  if (xx <= EPSILON || df <= 0) return { raw, slope, delta, se: null, t: null };
  const yy = (a.yy - a.y ** 2 / a.n + (b.yy - b.y ** 2 / b.n)) / SIXTHS ** 2;
  const se = Math.sqrt(Math.max((yy - slope * xy) / df, 0) * (1 / a.n + 1 / b.n + x ** 2 / xx));
  return se < EPSILON * 1000 ? { raw, slope, delta, se: null, t: null } : { raw, slope, delta, se, t: delta / se };
}
