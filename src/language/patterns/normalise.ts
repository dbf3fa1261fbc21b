import { isLatin, LATIN_DIGITS, LATIN_LETTERS } from '../latin.ts';

// How strongly punctuation divides a word from the one before it.
const NO_BREAK = 0;
export const CLAUSE_BREAK = 1;
export const SENTENCE_BREAK = 2;

/** The words of a note. */
export interface NormalisedNote {
  words: string[];
  /** The strength of the break before each word. */
  breaks: number[];
}

/** The same with words replaced by their numbers (`WordNumbers`). */
export interface NumberedNote {
  words: number[];
  breaks: number[];
}

// Every kind of apostrophe is removed, so that "can’t" and "can't" are the same word.
const APOSTROPHES = /['’‘ʼ′`]/g;
const LATIN_PIECES = new RegExp(`[${LATIN_LETTERS}${LATIN_DIGITS}]+|\\.\\.+|[.!?;\\n]|[,:()[\\]{}–—]| - `, 'g');
const allPieces = () => /[\p{L}\p{N}]+|\.\.+|[.!?;\n]|[,:()[\]{}–—]| - /gu;
const LATIN_REPEATS = new RegExp(`([${LATIN_LETTERS}])\\1{2,}`, 'g');
const allRepeats = () => /(\p{L})\1{2,}/gu;

/** The words of a note in lower case and without apostrophes, for matching. */
export function normalise(text: string): NormalisedNote {
  const words: string[] = [];
  const breaks: number[] = [];
  let pending = SENTENCE_BREAK;
  const note = normaliseText(text);
  for (const [piece] of note.matchAll(isLatin(note) ? LATIN_PIECES : allPieces())) {
    const strength = breakOf(piece);
    if (strength === NO_BREAK) {
      words.push(piece);
      breaks.push(pending);
      pending = NO_BREAK;
    } else {
      pending = Math.max(pending, strength);
    }
  }
  return { words, breaks };
}

function normaliseText(text: string): string {
  const plain = text
    .replaceAll('…', '..')
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/\bw\/o\b/g, ' without ')
    .replace(/\bw\/ ?/g, ' with ')
    .replaceAll('&', ' and ');
  return plain.replace(isLatin(plain) ? LATIN_REPEATS : allRepeats(), '$1$1');
}

function breakOf(piece: string): number {
  if (piece.startsWith('..')) return CLAUSE_BREAK;
  if ('.!?;\n'.includes(piece)) return SENTENCE_BREAK;
  return ',:()[]{}–— - '.includes(piece) ? CLAUSE_BREAK : NO_BREAK;
}
