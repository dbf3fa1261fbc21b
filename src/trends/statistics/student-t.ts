const NORMAL_975 = 1.9599639845400545;

/**
 * The .975 quantile of Student's t for whole degrees of freedom from 1; absolute error below 1e-9.
 * Newton's method on the finite sums of Abramowitz & Stegun 1964, 26.7.3 and 26.7.4, from the start 26.7.5.
 */
export function tQuantile975(df: number): number {
  if (df === 1) return Math.tan(0.475 * Math.PI);
  const z = NORMAL_975;
  let t = z + (z ** 3 + z) / (4 * df) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * df ** 2);
  const peak = densityAtZero(df);
  for (let step = 0; step < 50; step += 1) {
    const slope = 2 * peak * (1 + (t * t) / df) ** (-(df + 1) / 2);
    const change = (probabilityWithin(t, df) - 0.95) / slope;
    t -= change;
    if (Math.abs(change) < 1e-13 * t) break;
  }
  return t;
}

/** The probability that |T| is below t. */
function probabilityWithin(t: number, df: number): number {
  const angle = Math.atan(t / Math.sqrt(df));
  const cos2 = Math.cos(angle) ** 2;
  const odd = df % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let total = term;
  for (let k = odd ? 3 : 2; k <= df - 2; k += 2) {
    term *= (cos2 * (k - 1)) / k;
    total += term;
  }
  const product = Math.sin(angle) * total;
  return odd ? (2 / Math.PI) * (angle + product) : product;
}

/** The density at 0, Γ((df+1)/2) / (√(df·π) Γ(df/2)), by the recurrence of the gamma function. */
function densityAtZero(df: number): number {
  let ratio = df % 2 === 1 ? 1 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
  for (let k = df % 2 === 1 ? 1 : 2; k < df; k += 2) ratio *= (k + 1) / k;
  return ratio / Math.sqrt(df * Math.PI);
}
