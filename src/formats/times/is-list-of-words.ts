/** Fewer lines may be a short note. */
const FEWEST_LINES = 5;
/** As many lines show what all are. */
const MAX_LINES = 200;
/** Up to three words, perhaps behind a picture, without the mark of an item or the end of a sentence: `happy`, `so so`. */
const WORDS =
  /^(?:\p{Extended_Pictographic}\ufe0f?\s?)?[\p{L}\p{M}][\p{L}\p{M}'\u2019-]*(?: [\p{L}\p{M}'\u2019-]+){0,2}[,;]?$/u;
/** So many signs of a script without blanks between words are more than one. */
const SEVERAL = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{5}/u;

/** Whether a text is a list such as that of the names of moods, with one on each line, and not what somebody wrote of a day. */
export function isListOfWords(text: string): boolean {
  const lines = text
    .trim()
    .split(/[\r\n]+/, MAX_LINES)
    .map((line) => line.trim());
  return lines.length >= FEWEST_LINES && lines.every((line) => WORDS.test(line) && !SEVERAL.test(line));
}
