import { type Token, tokenize } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';

// Parameters of Okapi BM25 (Robertson & Zaragoza 2009): saturation of repeated words, and normalisation by text length.
const K1 = 1.2;
const B = 0.75;

/** Words that do not tell one text from another. */
const STOP_WORDS = new Set(
  'a an and are as at be been but by for from had has have he her him his i if in into is it its me my of on or our she so than that the their them then they this to was we were what when where which who will with would you your'.split(
    ' ',
  ),
);

/** Scores a note against the texts of passages by BM25 over stems: one score for each, 0 where they share no word. */
export function scoreRelevance(note: string, passages: readonly Pick<Passage, 'retelling'>[]): number[] {
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
  return texts.map(({ counts, length }) =>
    stems.reduce((sum, stem) => {
      const count = counts.get(stem) ?? 0;
      const saturated = count + K1 * (1 - B + (B * length) / meanLength);
      return sum + (rarity.get(stem)! * count * (K1 + 1)) / saturated;
    }, 0),
  );
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
