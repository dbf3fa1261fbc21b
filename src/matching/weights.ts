import { buildDictionary, lookUp } from '../language/dictionary.ts';
import type { Features } from './features.ts';

/** A linear model of the grades of passages. A list of numbers has one for each passage, in the order of `passageIds`. */
export interface Weights {
  passageIds: readonly string[];
  /** The grade expected of each passage when nothing is known. */
  base: readonly number[];
  /** What a feature adds to the grade of each passage; null if it adds nothing to any. */
  contributionsOf: (feature: string) => readonly number[] | null;
}

/** `prompts/weights.yaml` as the built program contains it. */
export interface CompiledWeights {
  passageIds: string[];
  base: number[];
  /** A dictionary by feature: pairs of the index of a passage and what the feature adds to it. */
  features: string;
}

/**
 * Compiles the weights when the program is built.
 * @param content lists of passages and numbers by feature; the one named `base` has all passages
 * @throws Error naming a passage that `base` does not have
 */
export function compileWeights({ base, ...features }: Record<string, string>): CompiledWeights {
  const basePairs = parsePairs(base!);
  const passageIds = basePairs.map(([id]) => id!);
  const withIndex = ([id, weight]: string[]) => {
    if (!passageIds.includes(id!)) throw new Error(`The weights name an unknown passage, "${id}".`);
    return `${passageIds.indexOf(id!)} ${weight}`;
  };
  return {
    passageIds,
    base: basePairs.map(([, weight]) => Number(weight)),
    features: buildDictionary(
      Object.entries(features).map(([name, list]) => [name, parsePairs(list).map(withIndex).join(' ')]),
    ),
  };
}

/** Parses "the-dance 0.4, invitation -0.1". */
function parsePairs(list: string): string[][] {
  return list.split(', ').map((pair) => pair.split(' '));
}

/** Weights that parse the line of a feature when it is first asked for. */
export function readWeights({ passageIds, base, features }: CompiledWeights): Weights {
  const rows = new Map<string, readonly number[] | null>();
  const contributionsOf = (feature: string) => {
    let row = rows.get(feature);
    if (row === undefined) {
      const line = lookUp(features, feature);
      row = line === null ? null : parseRow(line, passageIds.length);
      rows.set(feature, row);
    }
    return row;
  };
  return { passageIds, base, contributionsOf };
}

function parseRow(line: string, length: number): number[] {
  const numbers = line.split(' ').map(Number);
  const row = new Array<number>(length).fill(0);
  for (let at = 0; at < numbers.length; at += 2) row[numbers[at]!] = numbers[at + 1]!;
  return row;
}

/** The grade that readers are expected to give each passage, about -2 (it would hurt) to 3 (the one to hand over). */
export function expectedGrades(features: Features, { base, contributionsOf }: Weights): number[] {
  const grades = [...base];
  for (const [feature, value] of features) {
    const row = contributionsOf(feature);
    if (row) for (let index = 0; index < grades.length; index++) grades[index]! += value * row[index]!;
  }
  return grades;
}
