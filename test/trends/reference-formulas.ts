/** The statistics again, written as in their sources and without regard to speed. Shares no code with the program. */

export interface ReferenceDay {
  /** Days since 1 January 1970. */
  at: number;
  felt: number;
  move: string | null;
}

export function referenceTrendLine(w: number[], x: number[]) {
  const n = x.length;
  const slopes: number[] = [];
  let s = 0;
  for (let i = 0; i < n; i += 1)
    for (let j = i + 1; j < n; j += 1) {
      slopes.push((x[j]! - x[i]!) / (w[j]! - w[i]!));
      s += x[j]! > x[i]! ? 1 : x[j]! < x[i]! ? -1 : 0;
    }
  slopes.sort((a, b) => a - b);
  const beta = medianOfSorted(slopes);
  let variance = n * (n - 1) * (2 * n + 5);
  for (const value of new Set(x)) {
    const t = x.filter((other) => other === value).length;
    variance -= t * (t - 1) * (2 * t + 5);
  }
  variance /= 18;
  const e = x.map((value, i) => value - beta * w[i]!);
  const centre = average(e);
  const square = average(e.map((value) => (value - centre) ** 2));
  const products: number[] = [];
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < n; j += 1) if (w[j]! - w[i]! === 1) products.push((e[i]! - centre) * (e[j]! - centre));
  let rho = 0.3;
  if (products.length >= 5 && square > 1e-20) {
    const r1 = average(products) / square;
    rho = Math.max(0, Math.min(0.95, r1 + (2 + 4 * r1) / n));
  }
  let f = 1;
  for (let k = 1; k < n; k += 1) f += (2 / n) * (n - k) * rho ** k;
  const c = 1.959964 * Math.sqrt(variance * f);
  const z = s === 0 || variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance * f);
  return {
    s,
    variance,
    slope: beta,
    intercept: medianOfSorted([...x].sort((a, b) => a - b)) - beta * medianOfSorted([...w].sort((a, b) => a - b)),
    rho,
    inflation: f,
    zC: z,
    pC: 2 * normalTail(Math.abs(z)),
    lo: slopes[Math.max(Math.round((slopes.length - c) / 2) - 1, 0)]!,
    hi: slopes[Math.min(Math.round((slopes.length + c) / 2), slopes.length - 1)]!,
  };
}

export function referencePettitt(x: number[]) {
  const n = x.length;
  const u: number[] = [];
  for (let t = 1; t < n; t += 1) {
    let total = 0;
    for (let i = 1; i <= t; i += 1) for (let j = t + 1; j <= n; j += 1) total += Math.sign(x[j - 1]! - x[i - 1]!);
    u.push(total);
  }
  const k = Math.max(...u.map(Math.abs));
  const before = u.findIndex((value) => Math.abs(value) === k) + 1;
  return { k, before, p: Math.min(1, 2 * Math.exp((-6 * k ** 2) / (n ** 3 + n ** 2))) };
}

export function referenceKruskalWallis(groups: number[][]): number {
  const all = groups.flat();
  const n = all.length;
  const rank = (value: number) =>
    all.filter((other) => other < value).length + (all.filter((other) => other === value).length + 1) / 2;
  let between = 0;
  for (const group of groups) {
    if (group.length > 0) between += group.length * (average(group.map(rank)) - (n + 1) / 2) ** 2;
  }
  const within = all.reduce((total, value) => total + (rank(value) - (n + 1) / 2) ** 2, 0);
  return within === 0 ? 0 : ((n - 1) * between) / within;
}

/** x, y, label and week of every entry. */
export function referencePairs(days: ReferenceDay[]): { x: number; y: number | null; label: string; week: number }[] {
  return days.map(({ at, felt, move }) => {
    const next = [1, 2, 3].flatMap((lag) => days.find((day) => day.at === at + lag)?.felt ?? []);
    const label = move === 'space' ? 'S' : move === 'chased' ? 'C' : '-';
    return { x: felt, y: next.length < 2 ? null : average(next), label, week: Math.floor((at - 4) / 7) };
  });
}

export function referenceDifference(pairs: { x: number; y: number | null; label: string }[]) {
  const of = (label: string) =>
    pairs.filter((pair) => pair.label === label && pair.y !== null) as { x: number; y: number }[];
  const [a, b] = [of('S'), of('C')];
  if (a.length === 0 || b.length === 0) return null;
  const [xa, xb] = [average(a.map(({ x }) => x)), average(b.map(({ x }) => x))];
  const [ya, yb] = [average(a.map(({ y }) => y)), average(b.map(({ y }) => y))];
  let [sxx, sxy] = [0, 0];
  for (const [group, gx, gy] of [
    [a, xa, ya],
    [b, xb, yb],
  ] as const)
    for (const { x, y } of group) {
      sxx += (x - gx) ** 2;
      sxy += (x - gx) * (y - gy);
    }
  const slope = sxx < 1e-9 ? 0 : sxy / sxx;
  const delta = ya - yb - slope * (xa - xb);
  const df = a.length + b.length - 3;
  let residual = 0;
  for (const [group, gx, gy] of [
    [a, xa, ya],
    [b, xb, yb],
  ] as const)
    for (const { x, y } of group) residual += (y - gy - slope * (x - gx)) ** 2;
  const se = Math.sqrt((residual / df) * (1 / a.length + 1 / b.length + (xa - xb) ** 2 / sxx));
  const t = sxx < 1e-9 || df <= 0 || se < 1e-6 ? null : delta / se;
  return { raw: ya - xa - (yb - xb), slope, delta, t, least: Math.min(a.length, b.length) };
}

export function referenceRotation(pairs: ReturnType<typeof referencePairs>, t: number) {
  let [used, asExtreme] = [0, 0];
  for (let k = 1; k < pairs.length; k += 1) {
    const rotated = pairs.map((pair, i) => ({ ...pair, label: pairs[(i + k) % pairs.length]!.label }));
    const difference = referenceDifference(rotated);
    if (difference === null || difference.t === null || difference.least < 3) continue;
    used += 1;
    if (Math.abs(difference.t) >= Math.abs(t) - 1e-12) asExtreme += 1;
  }
  return { used, asExtreme, p: (1 + asExtreme) / (1 + used) };
}

export function referenceJackknife(pairs: ReturnType<typeof referencePairs>): number | null {
  const weeks = [...new Set(pairs.map(({ week }) => week))];
  const deltas = weeks.map(
    (week) => referenceDifference(pairs.filter((pair) => pair.week !== week))?.delta ?? Number.NaN,
  );
  if (weeks.length < 2 || deltas.some(Number.isNaN)) return null;
  const b = weeks.length;
  const centre = average(deltas);
  return Math.sqrt(((b - 1) / b) * deltas.reduce((total, delta) => total + (delta - centre) ** 2, 0));
}

/** The upper tail of the normal distribution by Simpson's rule: 4,000 steps of the density up to 12. */
export function normalTail(z: number): number {
  const steps = 4000;
  const h = (12 - z) / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let total = density(z) + density(12);
  for (let i = 1; i < steps; i += 1) total += density(z + i * h) * (i % 2 === 1 ? 4 : 2);
  return (total * h) / 3;
}

export function average(values: number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

function medianOfSorted(sorted: number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
