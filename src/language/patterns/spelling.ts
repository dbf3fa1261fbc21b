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

/** Whether two words differ by at most one letter missing, added, changed, or swapped with its neighbour. */
export function isOneTypoApart(one: string, other: string): boolean {
  const longer = one.length - other.length;
  if (longer < -1 || longer > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  if (longer > 0) return one.slice(at + 1) === other.slice(at);
  if (longer < 0) return one.slice(at) === other.slice(at + 1);
  if (one.slice(at + 1) === other.slice(at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}
