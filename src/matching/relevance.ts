import { type Token, tokenize } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';

/** How well the words of a note match a passage. */
export interface Relevance {
  /** The BM25 score; 0 if they share no word. */
  score: number;
  /** At most two words of the note that count most, in lower case. */
  matchedWords: readonly string[];
}

// Parameters of Okapi BM25 (Robertson & Zaragoza 2009): saturation of repeated words, and normalisation by text length.
const K1 = 1.2;
const B = 0.75;
/** A word with a lower score is not named as a reason. */
const MIN_NAMED_SCORE = 1;

/** Words that do not tell one text from another. */
const STOP_WORDS = new Set(
  'a an and are as at be been but by for from had has have he her him his i if in into is it its me my of on or our she so than that the their them then they this to was we were what when where which who will with would you your'.split(
    ' ',
  ),
);

/** Scores a note against the texts of passages by BM25 over stems, one result for each passage. */
export function scoreRelevance(note: string, passages: readonly Pick<Passage, 'retelling'>[]): Relevance[] {
  const noteWords = contentWords(note);
  const texts = passages.map(({ retelling }) => countStems(contentWords(retelling)));
  const meanLength = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const stems = [...new Set(noteWords.map(({ stem }) => stem))];
  const rarity = new Map(
    stems.map((stem) => [
      stem,
      inverseDocumentFrequency(texts.filter(({ counts }) => counts.has(stem)).length, texts.length),
    ]),
  );
  return texts.map(({ counts, length }) => {
    const scores = stems.map((stem) => {
      const count = counts.get(stem) ?? 0;
      const saturated = count + K1 * (1 - B + (B * length) / meanLength);
      return { stem, score: (rarity.get(stem)! * count * (K1 + 1)) / saturated };
    });
    const named = scores.filter(({ score }) => score > MIN_NAMED_SCORE).sort((a, b) => b.score - a.score);
    return {
      score: scores.reduce((sum, { score }) => sum + score, 0),
      matchedWords: named.slice(0, 2).map(({ stem }) => written(note, noteWords.find((word) => word.stem === stem)!)),
    };
  });
}

function contentWords(text: string): Token[] {
  return tokenize(text).filter((word) => !STOP_WORDS.has(written(text, word)));
}

function countStems(words: readonly Token[]): { counts: Map<string, number>; length: number } {
  const counts = new Map<string, number>();
  for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return { counts, length: words.length };
}

function inverseDocumentFrequency(textsWithStem: number, textCount: number): number {
  return Math.log(1 + (textCount - textsWithStem + 0.5) / (textsWithStem + 0.5));
}

/** A word as it stands in the text, in lower case. */
function written(text: string, { start, end }: Token): string {
  return text.slice(start, end).toLowerCase();
}
