import { isOneTypoApart } from './is-one-typo-apart.ts';
import { type Token, tokenize } from './tokens.ts';

/** Shorter words have too many neighbours that mean something else. */
const MIN_LENGTH = 5;
/** So many letters at the beginning of a word are taken to be right. */
const SURE_LETTERS = 2;

/** A letter three times in a row or more. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/** Which stems a model knows. */
export interface KnownStems {
  isKnown: (stem: string) => boolean;
  /** Those that begin like this, in order. */
  withPrefix: (prefix: string) => readonly string[];
}

/** The words with the stem of its nearest known neighbour for each that a model does not know. */
export function correctSpelling(words: readonly Token[], known: KnownStems): Token[] {
  return words.map((word) =>
    word.isName || known.isKnown(word.stem) ? word : { ...word, stem: knownStemOf(word, known) ?? word.stem },
  );
}

function knownStemOf({ plain, stem }: Token, known: KnownStems): string | null {
  return notDrawnOut(plain).find(known.isKnown) ?? nearestKnown(stem, known);
}

/** The stems of a word that is drawn out ("noooo", "punchedddd"), with the letter twice and once; none for another word. */
function notDrawnOut(plain: string): string[] {
  if (plain.search(DRAWN_OUT) < 0) return [];
  return ['$1$1', '$1'].map((letters) => tokenize(plain.replace(DRAWN_OUT, letters))[0]!.stem);
}

/**
 * The first known stem that is one typing error away (a letter too many, too few, wrong, or two swapped) from an unknown
 * one and begins with the same two letters; null if there is none.
 */
function nearestKnown(stem: string, { withPrefix }: KnownStems): string | null {
  if (stem.length < MIN_LENGTH) return null;
  return withPrefix(stem.slice(0, SURE_LETTERS)).find((other) => isOneTypoApart(stem, other)) ?? null;
}
