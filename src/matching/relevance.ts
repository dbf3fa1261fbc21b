import { type Token, tokenize } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';

/** How much the words of a note say for a passage, and which of them say it. */
export interface Relevance {
  score: number;
  /** At most two words of the note, as they were written. */
  matchedWords: readonly string[];
}

// Okapi BM25, Robertson & Zaragoza 2009: saturation of repeated words, and how much the length of a text counts.
const K1 = 1.2;
const B = 0.75;
/** A word that counts less than this is not worth naming. */
const TELLING = 1;

/** Words that say nothing about an evening. */
const COMMON = new Set(
  'a an and are as at be been but by for from had has have he her him his i if in into is it its me my of on or our she so than that the their them then they this to was we were what when where which who will with would you your'.split(
    ' ',
  ),
);

/** Scores a note against texts of which nothing but their words is known, by BM25 over stems. */
export function scoreRelevance(note: string, passages: readonly Passage[]): Relevance[] {
  const words = telling(note);
  const texts = passages.map(({ retelling }) => counted(telling(retelling)));
  const meanLength = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const stems = [...new Set(words.map(({ stem }) => stem))];
  const rarity = new Map(
    stems.map((stem) => [stem, idf(texts.filter(({ counts }) => counts.has(stem)).length, texts.length)]),
  );
  return texts.map(({ counts, length }) => {
    const parts = stems.map((stem) => {
      const count = counts.get(stem) ?? 0;
      const saturated = count + K1 * (1 - B + (B * length) / meanLength);
      return { stem, score: (rarity.get(stem)! * count * (K1 + 1)) / saturated };
    });
    const loud = parts.filter(({ score }) => score > TELLING).sort((a, b) => b.score - a.score);
    return {
      score: parts.reduce((sum, { score }) => sum + score, 0),
      matchedWords: loud.slice(0, 2).map(({ stem }) => written(note, words.find((word) => word.stem === stem)!)),
    };
  });
}

function telling(text: string): Token[] {
  return tokenize(text).filter((word) => !COMMON.has(written(text, word)));
}

function counted(words: readonly Token[]): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>();
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { counts, length: words.length };
}

function idf(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

function written(text: string, { start, end }: Token): string {
  return text.slice(start, end).toLowerCase();
}
