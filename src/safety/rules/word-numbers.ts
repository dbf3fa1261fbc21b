import type { SpellingCorrector } from './spelling.ts';

/** The number of a hidden word; no list holds it. */
export const HIDDEN_WORD = 0;

/**
 * A number for every word met so far: numbers are compared several times as fast as words. A slip of the pen has the
 * number of the word that was meant.
 */
export class WordNumbers {
  readonly words: string[] = [''];
  readonly #numbers = new Map<string, number>();
  readonly #spelling: SpellingCorrector;

  constructor(spelling: SpellingCorrector) {
    this.#spelling = spelling;
  }

  numberOf(word: string): number {
    let number = this.#numbers.get(word);
    if (number === undefined) {
      const meant = this.#spelling.correct(word);
      number = meant === word ? this.words.push(word) - 1 : this.numberOf(meant);
      this.#numbers.set(word, number);
    }
    return number;
  }
}
