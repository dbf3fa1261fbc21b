import { comparableWords, type Fingerprints, hashedRuns, type Sketch } from './fingerprint.ts';

/** One paragraph of the article as its fingerprint knows it. */
interface Known {
  sketch: Sketch;
}

/** A stretch of the loaded text beside the paragraph of the article that it is most like. */
interface Piece {
  place: number;
  text: string;
  like: Known | null;
  /** The hashes that the two share. */
  shared: ReadonlySet<number>;
}

/** A paragraph is known again by this share of its sketch; texts on the same subject share next to nothing. */
const SHARE = 0.3;
/** Fewer hashes than this are chance. */
const LEAST = 3;

/**
 * The article's own words for each passage that the paragraphs of a text hold whole, in whatever order they stand.
 * A paragraph that runs through several of the article's is divided at its sentences.
 */
export function alignParagraphs(paragraphs: readonly string[], fingerprints: Fingerprints): Map<string, string[]> {
  const known = new Map([...fingerprints].map(([id, sketches]) => [id, sketches.map((sketch) => ({ sketch }))]));
  const compare = comparison([...known.values()].flat());
  const pieces = paragraphs
    .flatMap((text) => (compare(text).whole > 1 ? divided(text, compare) : [text]))
    .map((text, place): Piece => ({ place, text, ...compare(text) }))
    .filter(({ like }) => like !== null);
  const words = [...known].map(([id, parts]) => [id, parts.map((part) => wordsFor(part, pieces))] as const);
  return new Map(words.filter(([, parts]) => parts.every((part) => part !== '')));
}

/** What stands for one paragraph of the article; nothing twice, as where a page repeats a sentence in large letters. */
function wordsFor(known: Known, pieces: readonly Piece[]): string {
  const seen = new Set<number>();
  return pieces
    .filter(({ like }) => like === known)
    .sort((a, b) => b.shared.size - a.shared.size || a.place - b.place)
    .filter(({ shared }) => {
      const fresh = [...shared].filter((one) => !seen.has(one));
      for (const one of fresh) seen.add(one);
      return fresh.length > shared.size / 2;
    })
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text)
    .join(' ');
}

interface Comparison {
  /** The paragraph that the text holds, or is a part of. */
  like: Known | null;
  /** The paragraph that shares most with the text, however little. */
  nearest: Known | null;
  shared: ReadonlySet<number>;
  /** How many paragraphs of the article the text holds. */
  whole: number;
}

/** Compares texts with all that is known at once, in time linear in the text. */
function comparison(all: readonly Known[]): (text: string) => Comparison {
  const holders = Map.groupBy(
    all.flatMap((known) => known.sketch.map((one) => ({ one, known }))),
    ({ one }) => one,
  );
  const nothing = { like: null, nearest: null, shared: new Set<number>(), whole: 0 };
  return (text) => {
    // Single words make no run, and a hostile text may have millions of them.
    if (!text.includes(' ')) return nothing;
    const runs = hashedRuns(comparableWords(text));
    const shared = new Map<Known, Set<number>>();
    for (const one of runs) {
      for (const { known } of holders.get(one) ?? []) {
        const found = shared.get(known) ?? new Set();
        shared.set(known, found.add(one));
      }
    }
    const [best] = [...shared].sort(([, a], [, b]) => b.size - a.size);
    if (!best) return nothing;
    const holds = ([{ sketch }, found]: [Known, Set<number>]) =>
      found.size >= Math.min(LEAST, sketch.length) && found.size >= SHARE * sketch.length;
    const [nearest, found] = best;
    const like = holds(best) || isPart(runs, nearest.sketch, found) ? nearest : null;
    return { like, nearest, shared: found, whole: [...shared].filter(holds).length };
  };
}

/** Whether most of what a sketch would keep of a text is in the sketch. */
function isPart(runs: readonly number[], sketch: Sketch, found: ReadonlySet<number>): boolean {
  const kept = new Set(runs.filter((one) => one <= sketch.at(-1)!));
  return found.size >= LEAST && found.size > kept.size / 2;
}

/** The sentences of a text, joined where they belong to the same paragraph of the article. */
function divided(text: string, compare: (text: string) => Comparison): string[] {
  const groups: { of: Known | null; sentences: string[] }[] = [];
  for (const sentence of text.split(/(?<=[.!?…]["”’)]?)\s+/)) {
    const { nearest } = compare(sentence);
    const last = groups.at(-1);
    if (last && (nearest === null || last.of === null || nearest === last.of)) {
      last.sentences.push(sentence);
      last.of ??= nearest;
    } else groups.push({ of: nearest, sentences: [sentence] });
  }
  return groups.map(({ sentences }) => sentences.join(' '));
}
