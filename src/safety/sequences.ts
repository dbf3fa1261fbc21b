import type { Anchors } from './anchors.ts';
import { matchAt, type Span } from './match.ts';
import type { Words } from './normalise.ts';
import { type Sequence, sequencesOf } from './sequence.ts';
import type { Vocabulary } from './vocabulary.ts';

const REMEMBERED_WORDS = 20_000;
const SHORTEST_STEM = 2;

/** A pattern and whose it is. */
export interface Owned<Owner> {
  pattern: string;
  owner: Owner;
}

/** Patterns, found through the words that stand in a note and read when one of theirs does: a note meets few of them. */
export class Sequences<Owner> {
  readonly #patterns: readonly Owned<Owner>[];
  readonly #anchors: Anchors;
  readonly #vocabulary: Vocabulary;
  readonly #read = new Map<number, Sequence[]>();
  readonly #remembered = new Map<string, readonly number[]>();

  constructor(patterns: readonly Owned<Owner>[], anchors: Anchors, vocabulary: Vocabulary) {
    this.#patterns = patterns;
    this.#anchors = anchors;
    this.#vocabulary = vocabulary;
  }

  /** Every match in the note of the patterns whose owner is wanted. */
  *matchesIn(note: Words, wanted: (owner: Owner) => boolean): Generator<{ span: Span; owner: Owner }> {
    for (let at = 0; at < note.words.length; at++) {
      const word = note.words[at]!;
      for (const index of this.#anchoredAt(word)) {
        const { owner } = this.#patterns[index]!;
        if (!wanted(owner)) continue;
        for (const sequence of this.#sequencesOf(index)) {
          const span = sequence.anchor.has(word) ? matchAt(note, sequence, at) : null;
          if (span) yield { span, owner };
        }
      }
    }
  }

  #sequencesOf(index: number): Sequence[] {
    let sequences = this.#read.get(index);
    if (!sequences) {
      sequences = sequencesOf(this.#patterns[index]!.pattern, this.#vocabulary);
      this.#read.set(index, sequences);
    }
    return sequences;
  }

  #anchoredAt(word: string): readonly number[] {
    let found = this.#remembered.get(word);
    if (!found) {
      if (this.#remembered.size >= REMEMBERED_WORDS) this.#remembered.clear();
      found = this.#lookUp(word);
      this.#remembered.set(word, found);
    }
    return found;
  }

  #lookUp(word: string): readonly number[] {
    const found = new Set(this.#anchors.whole.get(word));
    for (let length = SHORTEST_STEM; length <= word.length; length++) {
      for (const index of this.#anchors.stems.get(word.slice(0, length)) ?? []) found.add(index);
    }
    return [...found];
  }
}
