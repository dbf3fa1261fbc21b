import { foldText, isAscii } from '../../language/fold-text.ts';
import { UNSPACED } from '../../language/unspaced.ts';

/**
 * A text as the index takes it: folded, only words and spaces, and every letter of a script without spaces between words as
 * a word of its own. A phrase of such letters then is any part of a sentence. In ASCII FTS5's tokenizer `ascii` does the same.
 */
export function indexText(text: string): string {
  const folded = foldText(text);
  if (isAscii(folded)) return folded;
  return folded.replace(/[^\0-\x7f\p{L}\p{M}\p{N}]+/gu, ' ').replace(UNSPACED, ' $& ');
}
