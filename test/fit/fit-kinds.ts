import type { Features } from '../../src/language/model/linear-model.ts';
import { isPhrase } from '../../src/language/model/phrase-features.ts';
import { countFeatures } from './fit-passages.ts';
import { predict } from './predict.ts';
import { type Example, type Fitted, sparseRidge } from './ridge.ts';

/** A model that `likeliestKind` reads: whether anything happened, and of which kind. */
export interface FittedKinds {
  any: Fitted;
  each: Fitted;
}

/** The score of a note of which nothing is known: rather an ordinary one. */
const BASE = 0.2;
/** A word, or a phrase, that fewer notes have gets no weight. */
const MIN_NOTES = { word: 2, phrase: 4 };
/** A feature with smaller weights for all kinds is left out. */
const LEAST_KIND_WEIGHT = 0.1;

/**
 * Fits the scores of a model of what happened, 0 .. 1. Phrases count for whether anything did, and words alone for the
 * kind: they tell it nearly as well, and the table is little more than half as large.
 * @param examples with the score of whether anything happened as first target, and then one for each kind
 * @param least a feature with a smaller weight for whether anything happened is left out
 */
export function fitKinds(
  examples: readonly Example[],
  { penalty, least }: Record<'penalty' | 'least', number>,
): FittedKinds {
  const counts = countFeatures(examples.map(({ features }) => features));
  const knows = (name: string) => (counts.get(name) ?? 0) >= (isPhrase(name) ? MIN_NOTES.phrase : MIN_NOTES.word);
  const any = examples.map((example) => ({ ...example, targets: example.targets.slice(0, 1) }));
  const each = examples.map(({ features, targets, weight }) => ({
    features: new Map([...features].filter(([name]) => !isPhrase(name))),
    targets: targets.slice(1),
    weight,
  }));
  return {
    any: sparseRidge(any, penalty, knows, [BASE], least),
    each: sparseRidge(
      each,
      penalty,
      knows,
      each[0]!.targets.map(() => 0),
      LEAST_KIND_WEIGHT,
    ),
  };
}

/** The scores that `likeliestKind` reads, by the names of the outputs. */
export function predictKinds(
  { any, each }: FittedKinds,
  features: Features,
  outputs: readonly string[],
): Map<string, number> {
  const scores = [...predict(any, features), ...predict(each, features)];
  return new Map(outputs.map((output, index) => [output, scores[index]!]));
}
