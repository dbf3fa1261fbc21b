import { foldText, isAscii } from '../../language/fold-text.ts';
import { isLatin, LATIN_DIGITS, LATIN_LETTERS } from '../../language/latin.ts';

/**
 * A text as the index takes it: folded, only words and spaces, and every letter of a script without spaces between words as
 * a word of its own. A phrase of such letters then is any part of a sentence. In ASCII FTS5's tokenizer `ascii` does the same.
 */
export function indexText(text: string): string {
  const folded = foldText(text);
  if (isAscii(folded)) return folded;
  if (isLatin(folded)) return folded.replace(LATIN_NON_WORDS, ' ');
  return folded.replace(/[^\0-\x7f\p{L}\p{M}\p{N}]+/gu, ' ').replace(UNSPACED, ' $& ');
}

const LATIN_NON_WORDS = new RegExp(`[^\\0-\\x7f${LATIN_LETTERS}${LATIN_DIGITS}]+`, 'g');

/**
 * Letters and marks of Han, Kana, Hangul, Bopomofo, Yi, Thai, Lao, Khmer, Myanmar, Javanese and other scripts that are written
 * without spaces, or with particles joined to the words.
 */
const UNSPACED =
  /[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aad\u1b00-\u1b7f\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\ua4cf\ua960-\ua9df\uaa60-\uaadf\uac00-\ud7ff\uf900-\ufaff\u{16fe0}-\u{1b2ff}\u{20000}-\u{3ffff}]/gu;
