import { oneSlipApart } from './typo.ts';

/** Named word lists, as written in `prompts/safety.yaml`: each a line of words, of `stem*` and of other `[lists]`. */
export type WordLists = Record<string, string>;

const NOTHING: ReadonlySet<number> = new Set();
const REMEMBERED_WORDS = 20_000;
const SHORTEST_TYPO = 7;

/** Knows for each word which of the patterns' choices it belongs to. */
export class Vocabulary {
  readonly #lists: WordLists;
  readonly #typos: readonly string[];
  readonly #numbers = new Map<string, number>();
  readonly #rarity: number[] = [];
  readonly #whole = new Map<string, number[]>();
  readonly #stems = new Map<string, number[]>();
  readonly #expanded = new Map<string, readonly string[]>();
  readonly #remembered = new Map<string, ReadonlySet<number>>();

  constructor(lists: WordLists, typos: readonly string[]) {
    this.#lists = lists;
    this.#typos = typos;
  }

  /** The number of a choice such as `my|[body]`; the same choice has one number. */
  numberOf(choice: string): number {
    const known = this.#numbers.get(choice);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(choice, number);
    const words = new Set(choice.split('|').flatMap((part) => this.#expand(part)));
    for (const word of words) this.#enter(word, number);
    this.#rarity.push([...words].reduce((sum, word) => sum + commonness(word), 0));
    return number;
  }

  /** A guess at how often a choice is met: short words are the common ones. */
  commonnessOf(number: number): number {
    return this.#rarity[number] ?? 0;
  }

  /** The numbers of all choices a word belongs to. */
  choicesWith(word: string): ReadonlySet<number> {
    const known = this.#remembered.get(word);
    if (known) return known;
    if (this.#remembered.size >= REMEMBERED_WORDS) this.#remembered.clear();
    const found = this.#lookUp(word) ?? this.#lookUpCorrected(word) ?? NOTHING;
    this.#remembered.set(word, found);
    return found;
  }

  #expand(part: string): readonly string[] {
    if (!part.startsWith('[')) return [part];
    const name = part.slice(1, -1);
    const known = this.#expanded.get(name);
    if (known) return known;
    const list = this.#lists[name];
    if (list === undefined) throw new SyntaxError(`There is no word list [${name}]`);
    const words = list.split(/\s+/).flatMap((word) => this.#expand(word));
    this.#expanded.set(name, words);
    return words;
  }

  #enter(word: string, number: number): void {
    const stem = word.endsWith('*');
    const index = stem ? this.#stems : this.#whole;
    const key = stem ? word.slice(0, -1) : word;
    const numbers = index.get(key);
    if (numbers) numbers.push(number);
    else index.set(key, [number]);
  }

  #lookUp(word: string): ReadonlySet<number> | undefined {
    const found = new Set(this.#whole.get(word));
    for (let length = 2; length <= word.length; length++) {
      for (const number of this.#stems.get(word.slice(0, length)) ?? []) found.add(number);
    }
    return found.size > 0 ? found : undefined;
  }

  #lookUpCorrected(word: string): ReadonlySet<number> | undefined {
    if (word.length < SHORTEST_TYPO) return undefined;
    const meant = this.#typos.find((candidate) => oneSlipApart(word, candidate));
    return meant === undefined ? undefined : this.#lookUp(meant);
  }
}

function commonness(word: string): number {
  return 4 ** Math.max(0, 6 - word.length);
}
