import { lookUp } from '../dictionary.ts';
import { type AnchoredPattern, anchoredPatterns } from './anchored-pattern.ts';
import type { CompiledPatterns } from './compiled-rules.ts';
import { matchAt, type WordSpan } from './match-pattern.ts';
import type { NumberedNote } from './numbered-note.ts';
import type { Vocabulary } from './vocabulary.ts';

/** In letters. No stem of the rules is longer, which a test checks: a hostile note may have a word of a million letters. */
const MIN_STEM_LENGTH = 2;
export const MAX_STEM_LENGTH = 40;

interface OwnedPattern<Owner> {
  owner: Owner;
  pattern: AnchoredPattern;
}

/** Patterns indexed by the words of their anchors. A pattern is parsed when a note first contains one of these words. */
export class PatternIndex<Owner> {
  readonly #text: CompiledPatterns;
  readonly #ownerOf: (pattern: string, offset: number) => Owner;
  readonly #vocabulary: Vocabulary;
  readonly #byOffset = new Map<number, readonly OwnedPattern<Owner>[]>();
  readonly #byWord = new Map<number, readonly OwnedPattern<Owner>[]>();

  /** @param ownerOf gives what a pattern belongs to, by the pattern and its offset in the text */
  constructor(text: CompiledPatterns, ownerOf: (pattern: string, offset: number) => Owner, vocabulary: Vocabulary) {
    this.#text = text;
    this.#ownerOf = ownerOf;
    this.#vocabulary = vocabulary;
  }

  /** All matches in a note of the patterns whose owner is wanted. */
  *matchesIn(note: NumberedNote, wanted: (owner: Owner) => boolean): Generator<{ span: WordSpan; owner: Owner }> {
    for (let at = 0; at < note.words.length; at++) {
      const word = note.words[at]!;
      for (const { owner, pattern } of this.#patternsFor(word)) {
        if (!wanted(owner)) continue;
        const span = matchAt(note, pattern, at);
        if (span) yield { span, owner };
      }
    }
  }

  #patternsFor(word: number): readonly OwnedPattern<Owner>[] {
    let patterns = this.#byWord.get(word);
    if (!patterns) {
      patterns = [...this.#offsetsFor(this.#vocabulary.wordOf(word))]
        .flatMap((offset) => this.#patternsAt(offset))
        .filter(({ pattern }) => pattern.anchor.has(word));
      this.#byWord.set(word, patterns);
    }
    return patterns;
  }

  /** The offsets of the patterns that a word, or the beginning of it, is an anchor of. */
  #offsetsFor(word: string): Set<number> {
    const { wholeWords, stems } = this.#text;
    const found = new Set<number>();
    const add = (offsets: string) => {
      for (const offset of offsets.split(' ')) found.add(Number(offset));
    };
    const offsets = lookUp(wholeWords, word);
    if (offsets !== null) add(offsets);
    for (let length = MIN_STEM_LENGTH; length <= Math.min(word.length, MAX_STEM_LENGTH); length++) {
      const stem = word.slice(0, length);
      if (Object.hasOwn(stems, stem)) add(stems[stem]!);
    }
    return found;
  }

  #patternsAt(offset: number): readonly OwnedPattern<Owner>[] {
    let owned = this.#byOffset.get(offset);
    if (!owned) {
      const { patterns } = this.#text;
      const text = patterns.slice(offset, patterns.indexOf('\n', offset));
      const owner = this.#ownerOf(text, offset);
      owned = anchoredPatterns(text, this.#vocabulary).map((pattern) => ({ owner, pattern }));
      this.#byOffset.set(offset, owned);
    }
    return owned;
  }
}
