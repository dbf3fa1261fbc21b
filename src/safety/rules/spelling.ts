const SHORTEST = 7;

/** Finds the word that was meant where the written one is a slip of the pen away; the first letter is taken as right. */
export class SpellingCorrector {
  readonly #meant: Partial<Record<string, string[]>>;
  readonly #right: ReadonlySet<string>;

  /** `right` are words that mean what they say, near as they may be to one of those that are often `meant`. */
  constructor(meant: readonly string[], right: readonly string[] = []) {
    this.#meant = Object.groupBy(meant, (word) => word[0]!);
    this.#right = new Set([...meant, ...right]);
  }

  correct(word: string): string {
    if (word.length < SHORTEST || this.#right.has(word)) return word;
    return this.#meant[word[0]!]?.find((candidate) => isOneTypoApart(word, candidate)) ?? word;
  }
}

/** Whether two words differ by at most one letter left out, put in, changed, or swapped with its neighbour. */
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
