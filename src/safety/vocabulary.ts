/** How many rare words are met about as often as a common one. */
const COMMON_WORD = 200;

/** Named word lists, as written in `prompts/safety.yaml`: words, `stem*` and other `[lists]`. */
export type WordLists = Record<string, string>;

/** Words apart by white space. */
export function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** Reads choices such as `my|her|[body]`, each once. */
export class Vocabulary {
  readonly #lists: WordLists;
  readonly #common: ReadonlySet<string>;
  readonly #numbered: readonly string[];
  readonly #choices = new Map<string, Choice>();
  readonly #expanded = new Map<string, readonly string[]>();

  /** `numbered` are the words of notes by their numbers; it grows with every note. */
  constructor(lists: WordLists, common: readonly string[], numbered: readonly string[] = []) {
    this.#lists = lists;
    this.#common = new Set(common);
    this.#numbered = numbered;
  }

  /** The word with a number. */
  wordOf(number: number): string {
    return this.#numbered[number]!;
  }

  choice(text: string): Choice {
    let choice = this.#choices.get(text);
    if (!choice) {
      const words = text.includes('[') ? text.split('|').flatMap((part) => this.#expand(part)) : text.split('|');
      const common = words.reduce((count, word) => count + (this.#common.has(word) ? 1 : 0), 0);
      choice = new Choice(words, words.length + COMMON_WORD * common, this.#numbered);
      this.#choices.set(text, choice);
    }
    return choice;
  }

  #expand(part: string): readonly string[] {
    if (!part.startsWith('[')) return [part];
    const known = this.#expanded.get(part);
    if (known) return known;
    const list = this.#lists[part.slice(1, -1)];
    if (list === undefined) throw new SyntaxError(`There is no word list ${part}`);
    const words = list.split(/\s+/).flatMap((word) => this.#expand(word));
    this.#expanded.set(part, words);
    return words;
  }
}

const [YES, NO] = [1, 2];

/** A set of words and of stems. */
export class Choice {
  readonly words: readonly string[];
  /** A guess at how often one of the words is met in a note; only the order matters. */
  readonly commonness: number;
  readonly #numbered: readonly string[];
  #whole: ReadonlySet<string> | undefined;
  #stems: readonly string[] = [];
  /** By the number of a word: YES, NO, or 0 for not asked yet. */
  #answers = new Uint8Array(0);

  constructor(words: readonly string[], commonness: number, numbered: readonly string[]) {
    this.words = words;
    this.commonness = commonness;
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
      this.#whole = new Set(this.words);
      this.#stems = this.words.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
    }
    return this.#whole.has(word) || this.#stems.some((stem) => word.startsWith(stem));
  }
}
