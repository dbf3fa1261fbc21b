import { type Cue, readCue } from './cue.ts';
import { eachCue } from './cue-list.ts';
import { fits, type Groups, type Place, placeReader } from './place.ts';
import { plainOf, stemOf, type Word } from './words.ts';

/** Something a note can say about an evening. */
export interface Signal {
  id: string;
  /** It in words: "you went after them". */
  says: string;
  /** A deed: denied or merely wished it did not happen. */
  act: boolean;
  /** The signal that a denied deed stands for instead. */
  denied: string | null;
  /** The signal that a merely wished deed stands for instead. */
  wished: string | null;
}

/** A cue, whose signal it is, and how much finding it says: 0..1. */
export interface Clue {
  text: string;
  /** The part of the cue that is looked for first. */
  anchor: string;
  signal: string;
  weight: number;
  cue: Cue | null;
}

interface Content {
  groups: Record<string, string>;
  signals: (Partial<Signal> & { id: string; says: string; cues: string; hints?: string })[];
}

/** What half a cue counts. */
const HINT = 0.4;
/** Words with the same stem begin with the same letters: clues lie in drawers by so many. */
const LETTERS = 3;

/** All signals and their cues. Thousands of cues lie unread until a note has the words they are looked for by. */
export class Lexicon {
  readonly signals = new Map<string, Signal>();
  readonly #drawers = new Map<string, Clue[]>();
  readonly #found = new Map<string, readonly Clue[]>();
  readonly #place: (part: string) => Place;

  /**
   * Reads `prompts/signals.yaml`.
   * @throws Error naming the cue or the signal that is wrong
   */
  constructor(content: unknown) {
    const { groups, signals } = content as Content;
    const stems: Groups = new Map(
      Object.entries(groups).map(([name, list]) => [name, new Set(list.split(/,\s*/).map(stemOf))]),
    );
    this.#place = placeReader(stems);
    for (const { id, says, act = false, denied = null, wished = null, cues, hints } of signals) {
      this.signals.set(id, { id, says, act, denied, wished });
      eachCue(cues, (text, anchor) => this.#keep({ text, anchor, signal: id, weight: 1, cue: null }));
      if (hints) eachCue(hints, (text, anchor) => this.#keep({ text, anchor, signal: id, weight: HINT, cue: null }));
    }
    for (const { id, denied, wished } of this.signals.values())
      for (const other of [denied, wished])
        if (other !== null && !this.signals.has(other))
          throw new Error(`The signal "${id}" names an unknown one, "${other}".`);
  }

  #keep(clue: Clue): void {
    const { anchor } = clue;
    if (anchor.includes('/')) for (const word of anchor.split('/')) this.#file(word, clue);
    else this.#file(anchor, clue);
  }

  #file(word: string, clue: Clue): void {
    const key = plainOf(word.startsWith('=') ? word.slice(1) : word).slice(0, LETTERS);
    const drawer = this.#drawers.get(key);
    if (!drawer) this.#drawers.set(key, [clue]);
    else if (drawer.at(-1) !== clue) drawer.push(clue);
  }

  /** The clues that are looked for by a word. */
  cluesAt(word: Word): readonly Clue[] {
    const known = this.#found.get(word.plain);
    if (known) return known;
    const drawer = this.#drawers.get(word.plain.slice(0, LETTERS)) ?? [];
    const clues = drawer.filter(({ anchor }) => fits(this.#place(anchor), { ...word, name: false }));
    this.#found.set(word.plain, clues);
    return clues;
  }

  /** A clue's cue, read when it is first needed. */
  cueOf(clue: Clue): Cue {
    clue.cue ??= readCue(clue.text, clue.anchor, this.#place);
    return clue.cue;
  }

  /** Reads every cue, as a check. @throws Error naming an unknown group */
  readAll(): void {
    for (const drawer of this.#drawers.values()) for (const clue of drawer) this.cueOf(clue);
  }
}
