import type { Token } from '../tokens.ts';

/** The one feature of all probable names, and that of all numbers. */
const NAME = '(name)';
const NUMBER = '(number)';
/**
 * How much less a word counts in a longer note: its value is divided by the number of features to this power. Chosen on
 * evenings kept aside; docs/reading.md.
 */
const LENGTH_EXPONENT = 0.35;

/**
 * The features of the words of a note with their values: the stem of each word. How often a word was said does not count, so that a
 * sentence said twice means no more than said once.
 */
export function wordFeatures(words: readonly Token[]): Map<string, number> {
  const features = new Set(words.map(featureOfWord));
  return new Map([...features].map((feature) => [feature, features.size ** -LENGTH_EXPONENT]));
}

export function featureOfWord({ stem, plain, isName }: Token): string {
  if (isName) return NAME;
  return /^\d+$/.test(plain) ? NUMBER : stem;
}
