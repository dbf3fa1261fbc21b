import { buildDictionary, lookUp } from '../language/dictionary.ts';
import type { Features } from './features.ts';

/** How much each feature of an evening adds to the grade expected of each passage. */
export interface Weights {
  passageIds: readonly string[];
  /** The grade expected of each passage when nothing is known. */
  base: readonly number[];
  /** What a feature adds to each passage; null when to none. */
  contributionsOf: (feature: string) => readonly number[] | null;
}

/** `prompts/weights.yaml` as it is kept once the program is built. */
export interface CompiledWeights {
  passageIds: string[];
  base: number[];
  /** A dictionary of the features: the place of each passage it adds to or takes from, and how much. */
  features: string;
}

/**
 * @param content `base` with all passages, then each feature with the passages it adds to or takes from
 * @throws Error naming a passage that `base` does not have
 */
export function compileWeights({ base, ...features }: Record<string, string>): CompiledWeights {
  const start = pairs(base!);
  const passages = start.map(([id]) => id!);
  const placed = ([id, weight]: string[]) => {
    if (!passages.includes(id!)) throw new Error(`The weights name an unknown passage, "${id}".`);
    return `${passages.indexOf(id!)} ${weight}`;
  };
  return {
    passageIds: passages,
    base: start.map(([, weight]) => Number(weight)),
    features: buildDictionary(
      Object.entries(features).map(([name, list]) => [name, pairs(list).map(placed).join(' ')]),
    ),
  };
}

/** "the-dance 0.4, invitation -0.1" as pairs. */
function pairs(list: string): string[][] {
  return list.split(', ').map((pair) => pair.split(' '));
}

/** The weights of a built file; what a feature adds is read when an evening first has it. */
export function readWeights({ passageIds, base, features }: CompiledWeights): Weights {
  const known = new Map<string, readonly number[] | null>();
  const added = (feature: string) => {
    let row = known.get(feature);
    if (row === undefined) {
      const line = lookUp(features, feature);
      row = line === null ? null : rowOf(line.split(' ').map(Number), passageIds.length);
      known.set(feature, row);
    }
    return row;
  };
  return { passageIds, base, contributionsOf: added };
}

function rowOf(placed: readonly number[], length: number): number[] {
  const row = new Array<number>(length).fill(0);
  for (let at = 0; at < placed.length; at += 2) row[placed[at]!] = placed[at + 1]!;
  return row;
}

/** The grade, from -2 (it would hurt) to 3 (the one to hand over), that four readers are expected to give each passage. */
export function expectedGrades(features: Features, { base, contributionsOf }: Weights): number[] {
  const grades = [...base];
  for (const [feature, value] of features) {
    const row = contributionsOf(feature);
    if (row) for (let index = 0; index < grades.length; index++) grades[index]! += value * row[index]!;
  }
  return grades;
}
