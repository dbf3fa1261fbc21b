import type { KnownStems } from '../correct-spelling.ts';
import { keysWithPrefix, lookUp } from '../dictionary.ts';
import { isPhrase } from './phrase-features.ts';
import { readPhraseWeights, WEIGHT_UNIT } from './phrase-weights.ts';

/** Numbers by the name of a feature: 1 for an answer such as `@felt 3`, its weight in the note for a word. */
export type Features = ReadonlyMap<string, number>;

/** A fitted model: each feature adds something to each score. Lists of numbers are in the order of `outputs`. */
export interface LinearModel {
  /** The names of the scores. */
  outputs: readonly string[];
  /** The scores where nothing is known. */
  base: readonly number[];
  /** What a feature of value 1 adds to each of the first scores, nothing to the others; null if it is unknown. */
  weightsOf: (feature: string) => readonly number[] | null;
  /** The words that have weights. */
  stems: KnownStems;
}

/** Beyond this many features, others are looked up each time. */
const MAX_KNOWN = 20_000;

/**
 * Reads the table of a model: a line of the names of its scores, a line of the scores where nothing is known, then for each
 * feature, in order, a line of its name, a tab, and its weights in hundredths with spaces between, without zeros at the end. The
 * lines of features are searched in place, as a note has few of the thousands.
 * @param phrases the weights of phrases for the first score, as `readPhraseWeights` reads them
 * @throws Error if the text is no such table
 */
export function readLinearModel(text: string, phrases: Uint8Array = new Uint8Array()): LinearModel {
  const [outputs, base] = text.split('\n', 2).map((line) => line.split('\t').slice(1));
  if (!outputs || !base || outputs.length === 0 || base.length !== outputs.length)
    throw new Error('The table of weights is damaged.');
  const features = text.slice(text.indexOf('\n', text.indexOf('\n') + 1) + 1);
  const phraseWeight = readPhraseWeights(phrases);
  const known = new Map<string, readonly number[] | null>();
  const parse = (weights: readonly string[]) => weights.map((weight) => Number(weight) * WEIGHT_UNIT);
  const weightsOf = (feature: string) => {
    if (isPhrase(feature)) return [phraseWeight(feature)];
    let weights = known.get(feature);
    if (weights === undefined) {
      const line = lookUp(features, feature);
      weights = line === null ? null : parse(line.split(' '));
      if (known.size < MAX_KNOWN) known.set(feature, weights);
    }
    return weights;
  };
  const stems: KnownStems = {
    isKnown: (stem) => weightsOf(stem) !== null,
    withPrefix: (prefix) => keysWithPrefix(features, prefix),
  };
  return { outputs, base: parse(base), weightsOf, stems };
}

/** The scores of an evening with these features, by the name of the score. */
export function scoreFeatures({ outputs, base, weightsOf }: LinearModel, features: Features): Map<string, number> {
  const scores = [...base];
  for (const [feature, value] of features) {
    const weights = weightsOf(feature) ?? [];
    for (let at = 0; at < weights.length; at++) scores[at]! += weights[at]! * value;
  }
  return new Map(outputs.map((output, index) => [output, scores[index]!]));
}
