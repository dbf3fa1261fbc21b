import type { Token } from './tokens.ts';

/** The one feature of all probable names, and that of all numbers. */
const NAME = '(name)';
const NUMBER = '(number)';
/** Before a pair of words, so that pairs stand apart from words in the order of features. */
const PAIR = '+';
/**
 * How much less a word counts in a longer note: its value is divided by the number of features to this power. Chosen on
 * evenings kept aside; docs/reading.md.
 */
const LENGTH_EXPONENT = 0.35;

/**
 * The features of the words of a note with their values: the stem of each word, and where `pairs` is set each two
 * neighbours of a clause. A word that was said k times counts 1 + ln k times.
 */
export function wordFeatures(words: readonly Token[], { pairs }: { pairs: boolean }): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const [index, word] of words.entries()) {
    const feature = featureOf(word);
    count(feature);
    const next = words[index + 1];
    if (pairs && next?.clause === word.clause) count(`${PAIR}${feature} ${featureOf(next)}`);
  }
  const scale = counts.size ** -LENGTH_EXPONENT;
  return new Map([...counts].map(([feature, times]) => [feature, (1 + Math.log(times)) * scale]));
}

function featureOf({ stem, plain, isName }: Token): string {
  if (isName) return NAME;
  return /^\d+$/.test(plain) ? NUMBER : stem;
}
