/** Named word lists, as written in `prompts/safety.yaml`: words, `stem*` and other `[lists]`. */
export type WordLists = Record<string, string>;

/** Words apart by white space. */
export function splitWords(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Reads choices such as `my|her|[body]`, each once. */
export class Vocabulary {
  readonly #lists: WordLists;
  readonly #numbered: readonly string[];
  readonly #choices = new Map<string, WordSet>();
  readonly #expanded = new Map<string, readonly string[]>();

  /** `numbered` are the words of notes by their numbers; it grows with every note. */
  constructor(lists: WordLists, numbered: readonly string[] = []) {
    this.#lists = lists;
    this.#numbered = numbered;
  }

  /** The word with a number. */
  wordOf(number: number): string {
    return this.#numbered[number]!;
  }

  wordSet(text: string): WordSet {
    let choice = this.#choices.get(text);
    if (!choice) {
      choice = new WordSet(() => this.wordsOf(text), this.#numbered);
      this.#choices.set(text, choice);
    }
    return choice;
  }

  /** The words and stems of a choice. @throws SyntaxError for a list that is not there */
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

/** A set of words and of stems. */
export class WordSet {
  readonly #words: () => readonly string[];
  readonly #numbered: readonly string[];
  #whole: ReadonlySet<string> | undefined;
  #stems: readonly string[] = [];
  /** By the number of a word: YES, NO, or 0 for not asked yet. */
  #answers = new Uint8Array(0);

  /** `words` are read when a word is first asked about. */
  constructor(words: () => readonly string[], numbered: readonly string[]) {
    this.#words = words;
    this.#numbered = numbered;
  }

  /** Whether it holds the word with a number. */
  has(number: number): boolean {
    const answer = this.#answers[number];
    return answer ? answer === YES : this.#ask(number);
  }

  #ask(number: number): boolean {
    const answer = this.#holds(this.#numbered[number]!);
    if (number >= this.#answers.length) {
      const longer = new Uint8Array(2 * this.#numbered.length);
      longer.set(this.#answers);
      this.#answers = longer;
    }
    this.#answers[number] = answer ? YES : NO;
    return answer;
  }

  #holds(word: string): boolean {
    if (!this.#whole) {
      const words = this.#words();
      this.#whole = new Set(words);
      this.#stems = words.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
    }
    return this.#whole.has(word) || this.#stems.some((stem) => word.startsWith(stem));
  }
}
