const REMEMBERED_WORDS = 4_000;
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
  readonly #choices = new Map<string, Choice>();
  readonly #expanded = new Map<string, readonly string[]>();

  constructor(lists: WordLists, common: readonly string[]) {
    this.#lists = lists;
    this.#common = new Set(common);
  }

  choice(text: string): Choice {
    let choice = this.#choices.get(text);
    if (!choice) {
      const words = text.includes('[') ? text.split('|').flatMap((part) => this.#expand(part)) : text.split('|');
      const common = words.reduce((count, word) => count + (this.#common.has(word) ? 1 : 0), 0);
      choice = new Choice(words, words.length + COMMON_WORD * common);
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

/** A set of words and of stems. */
export class Choice {
  readonly words: readonly string[];
  /** A guess at how often one of the words is met in a note; only the order matters. */
  readonly commonness: number;
  #whole: ReadonlySet<string> | undefined;
  #stems: readonly string[] = [];
  readonly #answers = new Map<string, boolean>();

  constructor(words: readonly string[], commonness: number) {
    this.words = words;
    this.commonness = commonness;
  }

  has(word: string): boolean {
    let answer = this.#answers.get(word);
    if (answer === undefined) {
      answer = this.#lookUp(word);
      if (this.#answers.size >= REMEMBERED_WORDS) this.#answers.clear();
      this.#answers.set(word, answer);
    }
    return answer;
  }

  #lookUp(word: string): boolean {
    if (!this.#whole) {
      this.#whole = new Set(this.words);
      this.#stems = this.words.filter((entry) => entry.endsWith('*')).map((entry) => entry.slice(0, -1));
    }
    return this.#whole.has(word) || this.#stems.some((stem) => word.startsWith(stem));
  }
}
