import { lookUp } from '../../language/dictionary.ts';
import { type AnchoredPattern, anchoredPatterns } from './anchored-pattern.ts';
import { matchAt, type WordSpan } from './match-pattern.ts';
import type { NumberedNote } from './normalise.ts';
import type { CompiledPatterns } from './rulebook.ts';
import type { Vocabulary } from './vocabulary.ts';

const SHORTEST_STEM = 2;

/** A sequence of a pattern that a note has met, read. */
interface Met<Owner> {
  owner: Owner;
  sequence: AnchoredPattern;
}

/** Patterns, found through the words that stand in a note and read when one of theirs does: a note meets few of them. */
export class PatternIndex<Owner> {
  readonly #text: CompiledPatterns;
  readonly #ownerOf: (pattern: string, place: number) => Owner;
  readonly #vocabulary: Vocabulary;
  readonly #read = new Map<number, readonly Met<Owner>[]>();
  readonly #met = new Map<number, readonly Met<Owner>[]>();

  /** `ownerOf` is told a pattern and where it begins in the text. */
  constructor(text: CompiledPatterns, ownerOf: (pattern: string, place: number) => Owner, vocabulary: Vocabulary) {
    this.#text = text;
    this.#ownerOf = ownerOf;
    this.#vocabulary = vocabulary;
  }

  /** Every match in the note of the patterns whose owner is wanted. */
  *matchesIn(note: NumberedNote, wanted: (owner: Owner) => boolean): Generator<{ span: WordSpan; owner: Owner }> {
    for (let at = 0; at < note.words.length; at++) {
      const word = note.words[at]!;
      for (const { owner, sequence } of this.#metAt(word)) {
        if (!wanted(owner)) continue;
        const span = matchAt(note, sequence, at);
        if (span) yield { span, owner };
      }
    }
  }

  #metAt(word: number): readonly Met<Owner>[] {
    let met = this.#met.get(word);
    if (!met) {
      met = [...this.#placesAt(this.#vocabulary.wordOf(word))]
        .flatMap((place) => this.#metIn(place))
        .filter(({ sequence }) => sequence.anchor.has(word));
      this.#met.set(word, met);
    }
    return met;
  }

  #placesAt(word: string): Set<number> {
    const { wholeWords, stems } = this.#text;
    const found = new Set<number>();
    const add = (places: string) => {
      for (const place of places.split(' ')) found.add(Number(place));
    };
    const places = lookUp(wholeWords, word);
    if (places !== null) add(places);
    for (let length = SHORTEST_STEM; length <= word.length; length++) {
      const stem = word.slice(0, length);
      if (Object.hasOwn(stems, stem)) add(stems[stem]!);
    }
    return found;
  }

  #metIn(place: number): readonly Met<Owner>[] {
    let met = this.#read.get(place);
    if (!met) {
      const { patterns } = this.#text;
      const pattern = patterns.slice(place, patterns.indexOf('\n', place));
      const owner = this.#ownerOf(pattern, place);
      met = anchoredPatterns(pattern, this.#vocabulary).map((sequence) => ({ owner, sequence }));
      this.#read.set(place, met);
    }
    return met;
  }
}
