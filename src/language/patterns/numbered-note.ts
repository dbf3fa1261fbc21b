import type { Token } from '../tokens.ts';
import type { WordNumbers } from './word-numbers.ts';

// How strongly punctuation divides a word from the one before it.
const NO_BREAK = 0;
export const CLAUSE_BREAK = 1;
export const SENTENCE_BREAK = 2;

/** The words of a note as numbers, for matching. */
export interface NumberedNote {
  words: number[];
  /** The strength of the break before each word. */
  breaks: number[];
}

export function numberNote(tokens: readonly Token[], numbers: WordNumbers): NumberedNote {
  const words = tokens.filter(({ word }) => word !== '');
  return {
    words: words.map(({ word }) => numbers.numberOf(word)),
    breaks: words.map((token, index) => breakBetween(words[index - 1], token)),
  };
}

function breakBetween(before: Token | undefined, { sentence, clause }: Token): number {
  if (before?.sentence !== sentence) return SENTENCE_BREAK;
  return before.clause === clause ? NO_BREAK : CLAUSE_BREAK;
}
