import type { Token } from './tokens.ts';

/** The one feature of all probable names, and that of all numbers. */
const NAME = '(name)';
const NUMBER = '(number)';
/** Before a pair of words, so that pairs stand apart from words in the order of features. */
export const PAIR = '+';
/**
 * How much less a word counts in a longer note: its value is divided by the number of features to this power. Chosen on
 * evenings kept aside; docs/reading.md.
 */
const LENGTH_EXPONENT = 0.35;

/**
 * The features of the words of a note with their values: the stem of each word, and where `pairs` is set each two
 * neighbours of a clause. How often a word was said does not count, so that a sentence said twice means no more than said once.
 * @param fewest a note with fewer features than this is weighed as if it had so many: a few words are little evidence
 */
export function wordFeatures(
  words: readonly Token[],
  { pairs, fewest = 1 }: { pairs: boolean; fewest?: number },
): Map<string, number> {
  const features = new Set<string>();
  for (const [index, word] of words.entries()) {
    const feature = featureOf(word);
    features.add(feature);
    const next = words[index + 1];
    if (pairs && next?.clause === word.clause) features.add(`${PAIR}${feature} ${featureOf(next)}`);
  }
  const value = Math.max(fewest, features.size) ** -LENGTH_EXPONENT;
  return new Map([...features].map((feature) => [feature, value]));
}

function featureOf({ stem, plain, isName }: Token): string {
  if (isName) return NAME;
  return /^\d+$/.test(plain) ? NUMBER : stem;
}
