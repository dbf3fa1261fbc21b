const SERIES_ENDS_AT = 2;
const FRACTION_DEPTH = 120;

/**
 * Complementary error function, for any finite x; absolute error below 1e-14.
 * Abramowitz & Stegun 1964: the all-positive series 7.1.6 near zero, the continued fraction 7.1.14 beyond 2.
 */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_ENDS_AT ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** Two-sided p of a standard normal score: the chance of one at least as far from 0. 0..1. */
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
