import type { SpellingCorrector } from './spelling-corrector.ts';

/** The number of a hidden word, which no set contains. */
export const HIDDEN_WORD = 0;

/**
 * Numbers the words of notes, so that a set of words can be an array indexed by number. A word with a typing error has the
 * number of its correction.
 */
export class WordNumbers {
  /** The words by their numbers. */
  readonly words: string[] = [''];
  readonly #numbers = new Map<string, number>();
  readonly #spelling: SpellingCorrector;

  constructor(spelling: SpellingCorrector) {
    this.#spelling = spelling;
  }

  numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      const corrected = this.#spelling.correct(word);
      number = corrected === word ? this.words.push(word) - 1 : this.numberOf(corrected);
      this.#numbers.set(word, number);
    }
    return number;
  }
}
