/** The word lists of `prompts/safety.yaml` by name: words, `stem*` and other `[lists]`, with spaces between. */
export type WordLists = Record<string, string>;

/** The words of a text, which white space divides. */
export function splitWords(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Turns choices such as `my|her|[body]` into sets of words. Equal choices give the same set. */
export class Vocabulary {
  readonly #lists: WordLists;
  readonly #numbered: readonly string[];
  readonly #wordSets = new Map<string, WordSet>();
  readonly #expanded = new Map<string, readonly string[]>();

  /** @param numbered the words of notes by their numbers; the array grows with every note */
  constructor(lists: WordLists, numbered: readonly string[] = []) {
    this.#lists = lists;
    this.#numbered = numbered;
  }

  /** The word with a number. */
  wordOf(number: number): string {
    return this.#numbered[number]!;
  }

  /** The words of a choice as a set. */
  wordSet(text: string): WordSet {
    let set = this.#wordSets.get(text);
    if (!set) {
      set = new WordSet(() => this.wordsOf(text), this.#numbered);
      this.#wordSets.set(text, set);
    }
    return set;
  }

  /**
   * The words of a choice, and its stems with their `*`.
   * @throws SyntaxError for an unknown word list
   */
  wordsOf(choice: string): readonly string[] {
    const parts = choice.split('|');
    return choice.includes('[') ? parts.flatMap((part) => this.#expand(part)) : parts;
  }

  #expand(part: string): readonly string[] {
    if (!part.startsWith('[')) return [part];
    const known = this.#expanded.get(part);
    if (known) return known;
    const list = this.#lists[part.slice(1, -1)];
    if (list === undefined) throw new SyntaxError(`There is no word list ${part}`);
    const words = splitWords(list).flatMap((word) => this.#expand(word));
    this.#expanded.set(part, words);
    return words;
  }
}

const [YES, NO] = [1, 2];

/** A set of words and stems, asked by the number of a word. */
export class WordSet {
  readonly #words: () => readonly string[];
  readonly #numbered: readonly string[];
  #wholeWords: ReadonlySet<string> | undefined;
  #stems: readonly string[] = [];
  /** By the number of a word: YES, NO, or 0 if it was not asked yet. */
  #answers = new Uint8Array(0);

  /** @param words called when the set is first asked about a word */
  constructor(words: () => readonly string[], numbered: readonly string[]) {
    this.#words = words;
    this.#numbered = numbered;
  }

  /** Whether the word with this number is in the set. */
  has(number: number): boolean {
    const answer = this.#answers[number];
    return answer ? answer === YES : this.#find(number);
  }

  #find(number: number): boolean {
    const answer = this.#contains(this.#numbered[number]!);
    if (number >= this.#answers.length) {
      const longer = new Uint8Array(2 * this.#numbered.length);
      longer.set(this.#answers);
      this.#answers = longer;
    }
    this.#answers[number] = answer ? YES : NO;
    return answer;
  }

  #contains(word: string): boolean {
    if (!this.#wholeWords) {
      const words = this.#words();
      this.#wholeWords = new Set(words);
      this.#stems = words.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
    }
    return this.#wholeWords.has(word) || this.#stems.some((stem) => word.startsWith(stem));
  }
}
