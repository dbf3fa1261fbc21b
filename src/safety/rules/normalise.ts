import { isLatin, LATIN_DIGITS, LATIN_LETTERS } from '../../language/latin.ts';

/** How firmly a word is set off from the one before it. */
const NO_BREAK = 0;
export const CLAUSE_BREAK = 1;
export const SENTENCE_BREAK = 2;

/** The words of a note, and before each of them the break that stands there. */
export interface NormalisedNote {
  words: string[];
  breaks: number[];
}

/** The same with the words as numbers. */
export interface NumberedNote {
  words: number[];
  breaks: number[];
}

// A curly apostrophe once let "I can’t" past every rule of a checker elsewhere, so all of them go.
const APOSTROPHES = /['’‘ʼ′`]/g;
const LATIN_PIECES = new RegExp(`[${LATIN_LETTERS}${LATIN_DIGITS}]+|\\.\\.+|[.!?;\\n]|[,:()[\\]{}–—]| - `, 'g');
const pieces = () => /[\p{L}\p{N}]+|\.\.+|[.!?;\n]|[,:()[\]{}–—]| - /gu;
const LATIN_REPEATS = new RegExp(`([${LATIN_LETTERS}])\\1{2,}`, 'g');
const repeats = () => /(\p{L})\1{2,}/gu;

/** A note as plain lower-case words. The stored text stays as it was written. */
export function normalise(text: string): NormalisedNote {
  const words: string[] = [];
  const breaks: number[] = [];
  let pending = SENTENCE_BREAK;
  const note = plain(text);
  for (const [piece] of note.matchAll(isLatin(note) ? LATIN_PIECES : pieces())) {
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

function plain(text: string): string {
  const spelled = text
    .replaceAll('…', '..')
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/\bw\/o\b/g, ' without ')
    .replace(/\bw\/ ?/g, ' with ')
    .replaceAll('&', ' and ');
  return spelled.replace(isLatin(spelled) ? LATIN_REPEATS : repeats(), '$1$1');
}

function breakOf(piece: string): number {
  if (piece.startsWith('..')) return CLAUSE_BREAK;
  if ('.!?;\n'.includes(piece)) return SENTENCE_BREAK;
  return ',:()[]{}–— - '.includes(piece) ? CLAUSE_BREAK : NO_BREAK;
}
