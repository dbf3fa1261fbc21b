import { isOneTypoApart } from '../is-one-typo-apart.ts';

/** Shorter words, in letters, are not corrected: too many words are one letter apart. */
const MIN_LENGTH = 7;

/** Corrects words with one typing error to one of a few words. The first letter has to be right. */
export class SpellingCorrector {
  readonly #corrections: Partial<Record<string, string[]>>;
  readonly #correct: ReadonlySet<string>;

  /**
   * @param corrections the words that others are corrected to
   * @param correct words that are left as they are, though one letter away from a correction
   */
  constructor(corrections: readonly string[], correct: readonly string[] = []) {
    this.#corrections = Object.groupBy(corrections, (word) => word[0]!);
    this.#correct = new Set([...corrections, ...correct]);
  }

  /** The word, or the correction that it is one typing error away from. */
  correct(word: string): string {
    if (word.length < MIN_LENGTH || this.#correct.has(word)) return word;
    return this.#corrections[word[0]!]?.find((candidate) => isOneTypoApart(word, candidate)) ?? word;
  }
}
