// What belongs to all the letters there are takes V8 longer to make ready than an evening's note to read, and nearly
// every note is written in Latin script. So expressions about letters come in two forms, the wider one made when needed.

/** The letters and the digits of Latin script (up to U+024F), as the inside of a character class. */
export const LATIN_LETTERS = 'a-zA-Z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';
export const LATIN_DIGITS = '0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be';

/** Whether a text has no other letters, digits or pictures than those of Latin script. */
export function isLatin(text: string): boolean {
  return /^[\0-\u024f\u2010-\u2027]*$/.test(text);
}
