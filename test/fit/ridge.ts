import type { Features } from '../../src/language/model/linear-model.ts';

/** What a linear model is fitted to. */
export interface Example {
  features: Features;
  /** The scores to reach. */
  targets: readonly number[];
  /** How much the example counts, above 0. */
  weight: number;
}

export interface Fitted {
  base: number[];
  weights: Map<string, number[]>;
}

const MAX_STEPS = 80;
/** The squared residual, for each example, at which the solution counts as found. */
const TOLERANCE = 1e-7;

/**
 * Ridge regression of several targets at once: minimises the weighted squared error plus `penalty` times the squared
 * weights; the base is not penalised. Solved by conjugate gradients (Hestenes & Stiefel
 * 1952), one for each target, without random numbers: the same examples give the same weights.
 * @param knows which features get weights
 * @param base the scores where nothing is known, by `meanTargets` or chosen
 */
export function ridge(
  examples: readonly Example[],
  penalty: number,
  knows: (feature: string) => boolean,
  base: number[],
): Fitted {
  const width = base.length;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const weightOf = ({ weight }: Example) => (weight * examples.length) / total;
  const index = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) if (!index.has(name) && knows(name)) index.set(name, index.size);
  const rows = examples.map(({ features }) => {
    const known = [...features].filter(([name]) => index.has(name));
    return {
      at: Int32Array.from(known, ([name]) => index.get(name)! * width),
      values: Float64Array.from(known, ([, value]) => value),
    };
  });
  const trust = examples.map(weightOf);

  /** Adds the features of one example, each times `factors`, to `sum`. */
  const addTransposed = (sum: Float64Array, row: number, residual: Float64Array) => {
    const { at, values } = rows[row]!;
    for (let k = 0; k < at.length; k++) {
      for (let column = 0; column < width; column++) sum[at[k]! + column]! += values[k]! * residual[column]!;
    }
  };
  const size = index.size * width;
  const solution = new Float64Array(size);
  const residual = new Float64Array(size);
  const each = new Float64Array(width);
  for (const [row, { targets }] of examples.entries()) {
    for (let column = 0; column < width; column++) each[column] = trust[row]! * (targets[column]! - base[column]!);
    addTransposed(residual, row, each);
  }
  const direction = residual.slice();
  let squared = columnProducts(residual, residual, width);
  for (let step = 0; step < MAX_STEPS && Math.max(...squared) > TOLERANCE * examples.length; step++) {
    const image = direction.map((value) => value * penalty);
    for (const [row, { at, values }] of rows.entries()) {
      each.fill(0);
      for (let k = 0; k < at.length; k++) {
        for (let column = 0; column < width; column++) each[column]! += values[k]! * direction[at[k]! + column]!;
      }
      for (let column = 0; column < width; column++) each[column]! *= trust[row]!;
      addTransposed(image, row, each);
    }
    const steps = columnProducts(direction, image, width).map((product, column) => squared[column]! / (product || 1));
    for (let at = 0; at < size; at++) {
      solution[at]! += steps[at % width]! * direction[at]!;
      residual[at]! -= steps[at % width]! * image[at]!;
    }
    const next = columnProducts(residual, residual, width);
    for (let at = 0; at < size; at++) {
      direction[at] = residual[at]! + (next[at % width]! / (squared[at % width]! || 1)) * direction[at]!;
    }
    squared = next;
  }
  const weights = new Map([...index].map(([name, at]) => [name, [...solution.subarray(at * width, (at + 1) * width)]]));
  return { base, weights };
}

/**
 * Ridge regression with few features: fits all, keeps those that have a weight of at least `least` for any target, and fits
 * these alone, so that what was left out is made up for by what stays.
 */
export function sparseRidge(
  examples: readonly Example[],
  penalty: number,
  knows: (feature: string) => boolean,
  base: number[],
  least: number,
): Fitted {
  const { weights } = ridge(examples, penalty, knows, base);
  const isKept = (feature: string) => weights.get(feature)?.some((weight) => Math.abs(weight) >= least) ?? false;
  return ridge(examples, penalty, isKept, base);
}

/** The scalar product of two matrices of `width` columns, column by column. */
function columnProducts(a: Float64Array, b: Float64Array, width: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (let at = 0; at < a.length; at++) sums[at % width]! += a[at]! * b[at]!;
  return sums;
}

/** The weighted mean of the targets. */
export function meanTargets(examples: readonly Example[]): number[] {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  return examples[0]!.targets.map((_, column) =>
    examples.reduce((sum, { targets, weight }) => sum + (targets[column]! * weight) / total, 0),
  );
}
