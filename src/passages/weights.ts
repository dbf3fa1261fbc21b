import type { Features } from './features.ts';

/** How much each feature of an evening adds to the grade expected of each passage. */
export interface Weights {
  passages: readonly string[];
  /** The grade expected of each passage when nothing is known. */
  base: readonly number[];
  /** Per feature what it adds to each passage. */
  added: ReadonlyMap<string, readonly number[]>;
}

/** Reads `prompts/weights.yaml`: per passage `base` and a list of feature: weight. */
export function readWeights(content: unknown): Weights {
  const lists = Object.entries(content as Record<string, Record<string, number>>);
  const added = new Map<string, number[]>();
  for (const [index, [, { base: _, ...weights }]] of lists.entries())
    for (const [feature, weight] of Object.entries(weights)) {
      const row = added.get(feature) ?? new Array<number>(lists.length).fill(0);
      row[index] = weight;
      added.set(feature, row);
    }
  return { passages: lists.map(([id]) => id), base: lists.map(([, { base }]) => base ?? 0), added };
}

/** The grade, from -2 (it would hurt) to 3 (the one to hand over), that four readers are expected to give each passage. */
export function expectedGrades(features: Features, { base, added }: Weights): number[] {
  const grades = [...base];
  for (const [feature, value] of features) {
    const row = added.get(feature);
    if (row) for (let index = 0; index < grades.length; index++) grades[index]! += value * row[index]!;
  }
  return grades;
}
