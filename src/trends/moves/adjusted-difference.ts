/** Running sums of one group's pairs (x the day itself, y what followed). y is counted in sixths, so all sums are whole. */
export interface PairSums {
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}

/** Differences in points of the 1-7 scale; positive: the days after the first group's were closer. */
export interface Difference {
  /** Change from the day itself, first group less second. Not to be read: people chase on low days, and low days rise. */
  raw: number;
  /** Pooled slope of y on x inside the groups. */
  slope: number;
  /** The difference once both groups start from the same level. */
  delta: number;
  /** Its ordinary standard error and their ratio; null where they are not defined. */
  se: number | null;
  t: number | null;
}

/** Means of two or three whole ratings are whole in sixths. */
export const SIXTHS = 6;
const NO_ERROR = 1e-9;

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

/** What is left of `all` without `part`. */
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

/** What is the same for the difference and for its error. `x`, `xx`, `xy`: in points. */
interface Adjusted {
  raw: number;
  slope: number;
  delta: number;
  x: number;
  xx: number;
  xy: number;
}

/** Difference between two groups adjusted for the level they start from (analysis of covariance); null if one is empty. */
export function adjustForStartingLevel(a: PairSums, b: PairSums): Adjusted | null {
  if (a.n === 0 || b.n === 0) return null;
  const x = a.x / a.n - b.x / b.n;
  const y = (a.y / a.n - b.y / b.n) / SIXTHS;
  const xx = a.xx - a.x ** 2 / a.n + (b.xx - b.x ** 2 / b.n);
  const xy = (a.xy - (a.x * a.y) / a.n + (b.xy - (b.x * b.y) / b.n)) / SIXTHS;
  const slope = xx > NO_ERROR ? xy / xx : 0;
  return { raw: y - x, slope, delta: y - slope * x, x, xx, xy };
}

/** The adjusted difference with its ordinary standard error; null if a group is empty. */
export function adjustedDifference(a: PairSums, b: PairSums): Difference | null {
  const found = adjustForStartingLevel(a, b);
  if (found === null) return null;
  const { raw, slope, delta, x, xx, xy } = found;
  const df = a.n + b.n - 3;
  if (xx <= NO_ERROR || df <= 0) return { raw, slope, delta, se: null, t: null };
  const yy = (a.yy - a.y ** 2 / a.n + (b.yy - b.y ** 2 / b.n)) / SIXTHS ** 2;
  const se = Math.sqrt(Math.max((yy - slope * xy) / df, 0) * (1 / a.n + 1 / b.n + x ** 2 / xx));
  return se < NO_ERROR * 1000 ? { raw, slope, delta, se: null, t: null } : { raw, slope, delta, se, t: delta / se };
}
