// Nearly every note is written in Latin script. For those, regular expressions use the character classes below instead of
// `\p{L}`: each process would otherwise have to compile a class of the letters of all scripts. The wide form is built
// only for a text that needs it.

/** Letters of Latin script (up to U+024F), as the inside of a character class. */
export const LATIN_LETTERS = 'a-zA-Z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';
/** Digits and fractions of Latin script, as the inside of a character class. */
export const LATIN_DIGITS = '0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be';

/** Whether a text contains only characters up to U+024F and common dashes, quotes and dots. */
export function isLatin(text: string): boolean {
  return /^[\0-\u024f\u2010-\u2027]*$/.test(text);
}
