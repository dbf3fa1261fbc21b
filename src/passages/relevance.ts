import type { Passage } from './passage.ts';
import { type Word, wordsOf } from './words.ts';

/** How much the words of a note say for a passage, and which of them say it. */
export interface Relevance {
  score: number;
  /** At most two stretches of the note, as they were written. */
  found: readonly string[];
}

type Stretch = Pick<Word, 'start' | 'end'>;

// Okapi BM25, Robertson & Zaragoza 2009: saturation of repeated words, and how much the length of a text counts.
const K1 = 1.2;
const B = 0.75;
/** A whole cue counts as so many of its words. */
const CUE = 2;

/** Scores a note against the retelling and the cues of each passage, by BM25 over stems. */
export function relevance(note: string, passages: readonly Passage[]): Relevance[] {
  const noteWords = wordsOf(note);
  const texts = passages.map(indexed);
  const meanLength = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const stems = [...new Set(noteWords.map(({ stem }) => stem))];
  const rarity = new Map(
    stems.map((stem) => [stem, idf(texts.filter(({ counts }) => counts.has(stem)).length, texts.length)]),
  );
  return texts.map(({ counts, length, cues }) => {
    const parts = stems.map((stem) => {
      const count = counts.get(stem) ?? 0;
      return {
        stem,
        score: (rarity.get(stem)! * count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / meanLength)),
      };
    });
    const whole = cues.map((cue) => findRun(noteWords, cue)).filter((run) => run !== null);
    const single = parts
      .filter(({ score }) => score > 1)
      .sort((a, b) => b.score - a.score)
      .map(({ stem }) => noteWords.find((word) => word.stem === stem)!);
    return {
      score: parts.reduce((sum, part) => sum + part.score, 0) + CUE * whole.length,
      found: apart([...whole, ...single])
        .slice(0, 2)
        .map(({ start, end }) => note.slice(start, end).replace(/\s+/g, ' ')),
    };
  });
}

const index = new WeakMap<Passage, ReturnType<typeof build>>();

function indexed(passage: Passage) {
  const known = index.get(passage) ?? build(passage);
  index.set(passage, known);
  return known;
}

function build(passage: Passage) {
  const stems = wordsOf([passage.retelling, ...passage.cues].join(' ')).map(({ stem }) => stem);
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const cues = passage.cues.map((cue) => wordsOf(cue).map(({ stem }) => stem)).filter((cue) => cue.length > 1);
  return { counts, length: stems.length, cues };
}

function idf(holders: number, all: number): number {
  return Math.log(1 + (all - holders + 0.5) / (holders + 0.5));
}

/** Where the note spells a cue: its words one after the other. */
function findRun(words: readonly Word[], cue: readonly string[]): Stretch | null {
  const start = words.findIndex((_, at) => cue.every((stem, step) => words[at + step]?.stem === stem));
  return start < 0 ? null : { start: words[start]!.start, end: words[start + cue.length - 1]!.end };
}

/** The stretches that lie in none of those before them. */
function apart(stretches: readonly Stretch[]): Stretch[] {
  return stretches.filter(
    (one, index) => !stretches.slice(0, index).some((other) => one.start < other.end && other.start < one.end),
  );
}
