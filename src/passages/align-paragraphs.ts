import { comparableWords, type Fingerprints, hashedRuns, type Sketch } from './fingerprint.ts';

/** A paragraph of the article, known only by its sketch. Compared by identity. */
interface ArticleParagraph {
  sketch: Sketch;
}

/** A part of the loaded text with the paragraph of the article that it holds. */
interface Candidate extends Comparison {
  /** Its number in the loaded text. */
  index: number;
  text: string;
}

interface Comparison {
  /** The paragraph that the text holds or is a part of. */
  match: ArticleParagraph | null;
  /** The paragraph that shares most hashes with the text, however few. */
  nearest: ArticleParagraph | null;
  /** The hashes that the text shares with the nearest paragraph. */
  shared: ReadonlySet<number>;
  /** How many paragraphs of the article the text holds. */
  matchCount: number;
}

/** The share of a sketch that a text must contain to hold the paragraph. Texts on the same subject share almost nothing. */
const MIN_SHARE = 0.3;
/** Fewer shared hashes than this may be chance. */
const MIN_HASHES = 3;

/**
 * The article's own text for each passage whose paragraphs are all found in a text, in whatever order they stand.
 * A paragraph of the text that runs through several of the article's is divided at its sentences.
 * @returns for each passage found, one text for each of its paragraphs
 */
export function alignParagraphs(paragraphs: readonly string[], fingerprints: Fingerprints): Map<string, string[]> {
  const article = new Map([...fingerprints].map(([id, sketches]) => [id, sketches.map((sketch) => ({ sketch }))]));
  const compare = createComparison([...article.values()].flat());
  const candidates = paragraphs
    .flatMap((text) => (compare(text).matchCount > 1 ? splitBySentence(text, compare) : [text]))
    .map((text, index): Candidate => ({ index, text, ...compare(text) }))
    .filter(({ match }) => match !== null);
  const found = [...article].map(([id, parts]) => [id, parts.map((part) => textFor(part, candidates))] as const);
  return new Map(found.filter(([, texts]) => texts.every((text) => text !== '')));
}

/**
 * The text of one paragraph of the article, '' if it is not there. A candidate that mostly repeats hashes of a better one
 * is left out: pages repeat sentences as pull quotes.
 */
function textFor(paragraph: ArticleParagraph, candidates: readonly Candidate[]): string {
  const seen = new Set<number>();
  return candidates
    .filter(({ match }) => match === paragraph)
    .sort((a, b) => b.shared.size - a.shared.size || a.index - b.index)
    .filter(({ shared }) => {
      const fresh = [...shared].filter((hash) => !seen.has(hash));
      for (const hash of fresh) seen.add(hash);
      return fresh.length > shared.size / 2;
    })
    .sort((a, b) => a.index - b.index)
    .map(({ text }) => text)
    .join(' ');
}

/** A function that compares a text with all paragraphs at once, in time proportional to the length of the text. */
function createComparison(all: readonly ArticleParagraph[]): (text: string) => Comparison {
  const paragraphsByHash = Map.groupBy(
    all.flatMap((paragraph) => paragraph.sketch.map((hash) => ({ hash, paragraph }))),
    ({ hash }) => hash,
  );
  const noMatch = { match: null, nearest: null, shared: new Set<number>(), matchCount: 0 };
  return (text) => {
    // A single word makes no run. A hostile text may have millions of one-word paragraphs.
    if (!text.includes(' ')) return noMatch;
    const runs = hashedRuns(comparableWords(text));
    const sharedBy = new Map<ArticleParagraph, Set<number>>();
    for (const hash of runs) {
      for (const { paragraph } of paragraphsByHash.get(hash) ?? []) {
        const shared = sharedBy.get(paragraph) ?? new Set();
        sharedBy.set(paragraph, shared.add(hash));
      }
    }
    const [best] = [...sharedBy].sort(([, a], [, b]) => b.size - a.size);
    if (!best) return noMatch;
    const isHeld = ([{ sketch }, shared]: [ArticleParagraph, Set<number>]) =>
      shared.size >= Math.min(MIN_HASHES, sketch.length) && shared.size >= MIN_SHARE * sketch.length;
    const [nearest, shared] = best;
    const match = isHeld(best) || isPartOf(nearest.sketch, runs, shared) ? nearest : null;
    return { match, nearest, shared, matchCount: [...sharedBy].filter(isHeld).length };
  };
}

/** Whether a text is a part of a paragraph: of its hashes that a sketch would keep, most are in the paragraph's sketch. */
function isPartOf(sketch: Sketch, runs: readonly number[], shared: ReadonlySet<number>): boolean {
  const comparable = new Set(runs.filter((hash) => hash <= sketch.at(-1)!));
  return shared.size >= MIN_HASHES && shared.size > comparable.size / 2;
}

/** Divides a text into groups of sentences that belong to the same paragraph of the article. */
function splitBySentence(text: string, compare: (text: string) => Comparison): string[] {
  const groups: { paragraph: ArticleParagraph | null; sentences: string[] }[] = [];
  for (const sentence of text.split(/(?<=[.!?…]["”’)]?)\s+/)) {
    const { nearest } = compare(sentence);
    const last = groups.at(-1);
    if (last && (nearest === null || last.paragraph === null || nearest === last.paragraph)) {
      last.sentences.push(sentence);
      last.paragraph ??= nearest;
    } else groups.push({ paragraph: nearest, sentences: [sentence] });
  }
  return groups.map(({ sentences }) => sentences.join(' '));
}
