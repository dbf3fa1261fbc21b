import type { Features } from './features.ts';

/** How much each feature of an evening adds to the grade expected of each passage. */
export interface Weights {
  passages: readonly string[];
  /** The grade expected of each passage when nothing is known. */
  base: readonly number[];
  /** What a feature adds to each passage; null when to none. */
  added: (feature: string) => readonly number[] | null;
}

/**
 * Reads `prompts/weights.yaml`: `base` with all passages, then each feature with the passages it adds to or takes from.
 * A feature's list is read when an evening first has it.
 */
export function readWeights(content: unknown): Weights {
  const { base, ...features } = content as Record<string, string>;
  const [passages, start] = pairs(base!);
  const known = new Map<string, readonly number[] | null>();
  const added = (feature: string) => {
    const found = known.get(feature);
    if (found !== undefined) return found;
    const row = Object.hasOwn(features, feature) ? rowOf(features[feature]!, passages) : null;
    known.set(feature, row);
    return row;
  };
  return { passages, base: start, added };
}

/** "the-dance 0.4, invitation -0.1" as two lists. */
function pairs(list: string): [string[], number[]] {
  const parts = list.split(', ').map((pair) => pair.split(' '));
  return [parts.map(([id]) => id!), parts.map(([, weight]) => Number(weight))];
}

function rowOf(list: string, passages: readonly string[]): number[] {
  const [ids, weights] = pairs(list);
  const row = new Array<number>(passages.length).fill(0);
  for (const [index, id] of ids.entries()) row[passages.indexOf(id)] = weights[index]!;
  return row;
}

/** The grade, from -2 (it would hurt) to 3 (the one to hand over), that four readers are expected to give each passage. */
export function expectedGrades(features: Features, { base, added }: Weights): number[] {
  const grades = [...base];
  for (const [feature, value] of features) {
    const row = added(feature);
    if (row) for (let index = 0; index < grades.length; index++) grades[index]! += value * row[index]!;
  }
  return grades;
}
