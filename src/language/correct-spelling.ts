import { isOneTypoApart } from './is-one-typo-apart.ts';
import type { Token } from './tokens.ts';

/** Shorter words have too many neighbours that mean something else. */
const MIN_LENGTH = 5;
/** So many letters at the beginning of a word are taken to be right. */
const SURE_LETTERS = 2;

/** Which stems a model knows. */
export interface KnownStems {
  isKnown: (stem: string) => boolean;
  /** Those that begin like this, in order. */
  withPrefix: (prefix: string) => readonly string[];
}

/** The words with the stem of its nearest known neighbour for each that a model does not know. */
export function correctSpelling(words: readonly Token[], known: KnownStems): Token[] {
  return words.map((word) =>
    word.isName || known.isKnown(word.stem) ? word : { ...word, stem: nearestKnown(word.stem, known) ?? word.stem },
  );
}

/**
 * The first known stem that is one typing error away (a letter too many, too few, wrong, or two swapped) from an unknown
 * one and begins with the same two letters; null if there is none.
 */
function nearestKnown(stem: string, { withPrefix }: KnownStems): string | null {
  if (stem.length < MIN_LENGTH) return null;
  return withPrefix(stem.slice(0, SURE_LETTERS)).find((other) => isOneTypoApart(stem, other)) ?? null;
}
