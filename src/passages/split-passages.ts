import { UNSPACED } from '../language/unspaced.ts';
import type { Paragraph } from './split-paragraphs.ts';
import { splitSentences } from './split-sentences.ts';

/** A passage has so many words, where the text allows it. */
const WORDS = { least: 30, most: 250 };
/** A piece that stands alone and has fewer words is left out: most are captions and links. */
export const MIN_WORDS = 15;
/** So many letters of a script without spaces between words are counted as a word. */
const LETTERS_OF_A_WORD = 2;
/** The signs that end a sentence in Chinese and Japanese; no space follows them. */
const WIDE_SENTENCE_END = /[。！？；]$/u;
const AFTER_WIDE_SENTENCE = /(?<=[。！？；])/u;

/** The pieces of a text that can be passages, and how many were too short. */
export interface SplitText {
  pieces: Paragraph[];
  tooShort: number;
}

/**
 * Divides the paragraphs of a text into passages of 30 to 250 words. Short neighbours below one heading are joined, with an
 * empty line between them, and a long paragraph is divided after a sentence into parts of about the same length.
 */
export function splitPassages(paragraphs: readonly Paragraph[]): SplitText {
  const sections: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = sections.at(-1);
    if (last && last[0]!.section === paragraph.section) last.push(paragraph);
    else sections.push([paragraph]);
  }
  const joined = sections.flatMap((section) =>
    joinShort(section.flatMap(({ text }) => divide(text))).map((text) => ({ section: section[0]!.section, text })),
  );
  const pieces = joined.filter(({ text }) => hasEnoughWords(text));
  return { pieces, tooShort: joined.length - pieces.length };
}

/** Whether a text is long enough to be a passage. */
export function hasEnoughWords(text: string): boolean {
  return countWords(text) >= MIN_WORDS;
}

/** The words of a text; of scripts without spaces between words, two letters for one. */
export function countWords(text: string): number {
  const letters = text.match(UNSPACED)?.length ?? 0;
  const spaced = letters === 0 ? text : text.replace(UNSPACED, ' ');
  return spaced.split(/\s+/).filter(Boolean).length + Math.ceil(letters / LETTERS_OF_A_WORD);
}

/** Joins each short part to the next, and a short last one to the one before, as long as they are not too long together. */
function joinShort(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const [at, part] of parts.entries()) {
    const before = joined.at(-1);
    const isShort = before !== undefined && countWords(before) < WORDS.least;
    const isShortEnd = at === parts.length - 1 && countWords(part) < WORDS.least;
    const together = `${before}\n\n${part}`;
    if (before !== undefined && (isShort || isShortEnd) && countWords(together) <= WORDS.most)
      joined[joined.length - 1] = together;
    else joined.push(part);
  }
  return joined;
}

/** Divides a long paragraph after sentences, or where there are none after words. */
function divide(text: string): string[] {
  const total = countWords(text);
  if (total <= WORDS.most) return [text];
  const size = total / Math.ceil(total / WORDS.most);
  const parts: { text: string; words: number }[] = [];
  for (const sentence of sentencesOf(text)) {
    const words = countWords(sentence);
    const last = parts.at(-1);
    if (last && last.words + words / 2 <= size && last.words + words <= WORDS.most) {
      last.text += (WIDE_SENTENCE_END.test(last.text) ? '' : ' ') + sentence;
      last.words += words;
    } else parts.push({ text: sentence, words });
  }
  return parts.map((part) => part.text);
}

/** The sentences of a paragraph, each of which is short enough for a passage. */
function sentencesOf(text: string): string[] {
  return splitSentences(text)
    .flatMap((sentence) => sentence.split(AFTER_WIDE_SENTENCE))
    .flatMap((sentence) => (countWords(sentence) <= WORDS.most ? [sentence] : cutAtWords(sentence)));
}

function cutAtWords(sentence: string): string[] {
  const units = sentence
    .match(/\s*\S+/g)!
    .flatMap((word) => (countWords(word) > WORDS.most ? word.match(/.{1,250}/gsu)! : [word]));
  const parts: string[] = [];
  let words = 0;
  for (const unit of units) {
    const more = countWords(unit);
    if (parts.length > 0 && words + more <= WORDS.most) parts[parts.length - 1] += unit;
    else {
      parts.push(unit.trimStart());
      words = 0;
    }
    words += more;
  }
  return parts;
}
