/** The values of features by name; a feature that is missing is 0. */
export type Row = ReadonlyMap<string, number>;

export interface Linear {
  base: number[];
  weights: Map<string, number[]>;
}

/**
 * Ridge regression of several targets at once: minimises the weighted squared error plus `penalty` times the squared
 * weights; the base is not penalised. Solved in its dual form by a Cholesky factor, so that the cost depends on the rows alone
 * (Hastie, Tibshirani & Friedman 2009, 18.3.5). No random numbers.
 * @param trust the weight of each row, above 0
 */
export function ridge(
  rows: readonly Row[],
  targets: readonly (readonly number[])[],
  trust: readonly number[],
  penalty: number,
): Linear {
  const width = targets[0]!.length;
  const all = trust.reduce((sum, one) => sum + one, 0);
  const base = columns(width, (column) => targets.reduce((sum, row, at) => sum + row[column]! * trust[at]!, 0) / all);
  const factor = cholesky(
    rows.map((a, at) => rows.slice(0, at + 1).map((b, to) => dot(a, b) + (at === to ? penalty / trust[at]! : 0))),
  );
  const weights = new Map<string, number[]>();
  for (let column = 0; column < width; column++) {
    const dual = solve(
      factor,
      targets.map((row) => row[column]! - base[column]!),
    );
    for (const [at, row] of rows.entries())
      for (const [name, value] of row) {
        const list = weights.get(name) ?? new Array<number>(width).fill(0);
        list[column]! += value * dual[at]!;
        weights.set(name, list);
      }
  }
  return { base, weights };
}

function columns<T>(count: number, make: (column: number) => T): T[] {
  return Array.from({ length: count }, (_, column) => make(column));
}

function dot(a: Row, b: Row): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [name, value] of few) sum += value * (many.get(name) ?? 0);
  return sum;
}

/** Cholesky factor L, with L Lᵀ equal to a symmetric positive definite matrix given by its lower triangle; in place. */
function cholesky(lower: number[][]): number[][] {
  for (const [at, row] of lower.entries()) {
    for (let to = 0; to <= at; to++) {
      let sum = row[to]!;
      for (let k = 0; k < to; k++) sum -= row[k]! * lower[to]![k]!;
      row[to] = to === at ? Math.sqrt(sum) : sum / lower[to]![to]!;
    }
  }
  return lower;
}

/** Solves L Lᵀ x = y. */
function solve(lower: readonly (readonly number[])[], target: readonly number[]): number[] {
  const x = [...target];
  for (let at = 0; at < x.length; at++) {
    for (let k = 0; k < at; k++) x[at]! -= lower[at]![k]! * x[k]!;
    x[at]! /= lower[at]![at]!;
  }
  for (let at = x.length - 1; at >= 0; at--) {
    for (let k = at + 1; k < x.length; k++) x[at]! -= lower[k]![at]! * x[k]!;
    x[at]! /= lower[at]![at]!;
  }
  return x;
}
