import { isAscii } from './fold-text.ts';

/** A text that was made from another, with where each of its UTF-16 units comes from. */
export interface AlignedText {
  text: string;
  /** The part of the original that a part of the text was made from. Both are [start, end) in UTF-16 units. */
  origin(start: number, end: number): readonly [start: number, end: number];
}

/**
 * Transforms a text character by character, with the marks that belong to each.
 * @param transform must give for the whole text what it gives for these parts of it, joined, and in ASCII one character for
 *   each: `foldText` does
 */
export function alignText(text: string, transform: (part: string) => string): AlignedText {
  if (isAscii(text)) return { text: transform(text), origin: (start, end) => [start, end] };
  const starts: number[] = [];
  const ends: number[] = [];
  let made = '';
  for (const [start, end] of characters(text)) {
    const part = transform(text.slice(start, end));
    made += part;
    for (let unit = 0; unit < part.length; unit++) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: made, origin: (start, end) => [starts[start]!, ends[end - 1]!] };
}

/** Every character of a text with the marks after it, and with the Korean letters that may join it to one syllable. */
function characters(text: string): (readonly [start: number, end: number])[] {
  const withMarks =
    /[\s\S][\p{M}\u00ad\u0640\u200b-\u200f\u2060\ufeff\uff9e-\uff9f\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7fb\uffa0-\uffdc]*/gu;
  return Array.from(text.matchAll(withMarks), ({ 0: { length }, index }) => [index, index + length] as const);
}
