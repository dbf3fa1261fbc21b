import type { Answers } from '../../src/domain/entry.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { eveningFeatures } from '../../src/matching/evening-features.ts';
import { passages } from '../../src/passages/library.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import { type Example, type Fitted, meanTargets, ridge } from './ridge.ts';
import { seededRandom } from './seeded-random.ts';

export const PASSAGE_IDS = passages().map(({ id }) => id);

/** Of the ridge regression. This and the numbers below were chosen by cross-validation, where values near them do as well. */
const PENALTY = 10;
/** How much an evening counts by its kind: many readers agree on a diary, one wrote and graded the evenings of our own. */
const TRUST = { diary: 1, note: 1, 'long post': 0.7, 'real post': 1, own: 0.6 };
/** The evenings of a new passage stand against thousands that were graded without it. */
const TRUST_OF_NEW_PASSAGE = 6;
/** A word that fewer evenings have gets no weight: it would be learnt by heart. */
const MIN_EVENINGS = 3;
/**
 * Each evening is fitted to with all its answers and in this many copies with answers left out at random, so that the words
 * learn to carry the choice alone.
 */
const COPIES = 3;
const LEFT_OUT = { want: 0.5, moves: 0.5, felt: 0.15, note: 0.1 };
/** Readers of one group lean to other passages than those of another; the program runs without these features. */
const READERS: Partial<Record<LabelledEvening['kind'], string>> = {
  'real post': '(readers of real posts)',
  own: '(own)',
};

/** The parts of an evening that may be left out to see what they are worth. */
export interface Parts {
  words: boolean;
  answers: boolean;
  /** Two answers together. */
  pairs: boolean;
  /** Copies with answers left out. */
  copies: boolean;
  /** The group of readers has a feature. */
  readers: boolean;
  realPosts: boolean;
}

export const ALL_PARTS: Parts = {
  words: true,
  answers: true,
  pairs: true,
  copies: true,
  readers: true,
  realPosts: true,
};

/** Fits the expected grades of all passages, in the order of `PASSAGE_IDS`. */
export function fitPassages(evenings: readonly LabelledEvening[], parts: Parts = ALL_PARTS): Fitted {
  const random = seededRandom(1);
  const used = evenings.filter(({ kind }) => parts.realPosts || kind !== 'real post');
  const examples = used.flatMap((evening): Example[] => {
    const copies = [evening, ...(parts.copies ? Array.from({ length: COPIES }, () => leaveOut(evening, random)) : [])];
    const readers = READERS[evening.kind];
    return copies.map((answers) => ({
      features: new Map([
        ...featuresOf(answers, parts),
        ...(readers !== undefined && parts.readers ? [[readers, 1] as const] : []),
      ]),
      targets: PASSAGE_IDS.map((id) => evening.grades[id] ?? 0),
      weight: (evening.isOfNewPassage ? TRUST_OF_NEW_PASSAGE : TRUST[evening.kind]) / copies.length,
    }));
  });
  const counts = countFeatures(used.map((evening) => featuresOf(evening, parts)));
  const knows = (name: string) => isReaders(name) || name.startsWith('@') || (counts.get(name) ?? 0) >= MIN_EVENINGS;
  return ridge(examples, PENALTY, knows, meanTargets(examples));
}

export const isReaders = (feature: string) => Object.values(READERS).includes(feature);

export function featuresOf(answers: Answers, parts: Parts): Map<string, number> {
  const features = eveningFeatures(answers, tokenize(answers.note ?? ''));
  return new Map(
    [...features].filter(([name]) =>
      name.startsWith('@') ? parts.answers && (parts.pairs || !name.includes('+')) : parts.words,
    ),
  );
}

export function countFeatures(rows: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const name of row.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function leaveOut({ felt, want, my_move, their_move, note }: Answers, random: () => number): Answers {
  const [noWant, noMoves, noFelt, noNote] = [LEFT_OUT.want, LEFT_OUT.moves, LEFT_OUT.felt, LEFT_OUT.note].map(
    (chance) => random() < chance,
  );
  return {
    ...(felt !== undefined && !noFelt && { felt }),
    ...(want !== undefined && !noWant && { want }),
    ...(my_move !== undefined && !noMoves && { my_move }),
    ...(their_move !== undefined && !noMoves && { their_move }),
    ...(note !== undefined && !noNote && { note }),
  };
}
