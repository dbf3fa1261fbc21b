const SERIES_LIMIT = 2;
/** Levels of the continued fraction that are evaluated. */
const FRACTION_DEPTH = 120;

/**
 * Complementary error function, for any finite x; absolute error below 1e-14.
 * Abramowitz & Stegun 1964: the series 7.1.6, whose terms are all positive, below 2; the continued fraction 7.1.14 from 2 on.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_LIMIT ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** Two-sided p (0..1) of a standard normal score: the probability of one at least as far from 0. */
export function twoSidedP(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

function erfBySeries(x: number): number {
  let term = x;
  let total = x;
  for (let n = 1; term > total * 1e-18; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    total += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

function erfcByFraction(x: number): number {
  let tail = x;
  for (let k = FRACTION_DEPTH; k >= 1; k -= 1) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
}
