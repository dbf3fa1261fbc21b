import { tokenize } from '../../../src/language/tokens.ts';
import { extractFeatures, signalStrengths } from '../../../src/matching/features.ts';
import { findSignals } from '../../../src/matching/find-signals.ts';
import type { Lexicon } from '../../../src/matching/lexicon.ts';
import type { MatchInput } from '../../../src/matching/match-input.ts';
import type { Weights } from '../../../src/matching/weights.ts';
import type { LabelledEntry, OwnEntry } from './labelled.ts';
import { type Row, ridge } from './ridge.ts';

/** Of the ridge regression; chosen by cross-validation, where values near it do as well. */
export const PENALTY = 3.5;
/** The weight of an entry graded by one reader, relative to one graded by four. */
export const OWN_TRUST = 0.6;
/** The scale of each kind of feature, and so how easily it gets a large weight: answers mean the same in every voice. */
const SCALES = { signal: 0.7, withMove: 0.35, answer: 0.8, combination: 0.5, fewWords: 1 };
/** Smaller weights are left out, as they have no effect. */
const MIN_WEIGHT = 0.02;

/** Whether a model uses a feature. */
export type FeatureFilter = (feature: string) => boolean;

function scaleOf(feature: string): number {
  if (feature.includes(' when ')) return SCALES.withMove;
  if (feature.startsWith('few-words')) return SCALES.fewWords;
  if (feature.includes(' ')) return SCALES.combination;
  return feature.includes(':') ? SCALES.answer : SCALES.signal;
}

function rowOf(input: MatchInput, lexicon: Lexicon, filter: FeatureFilter): Row {
  const words = tokenize(input.note ?? '');
  const features = extractFeatures(input, words.length, signalStrengths(findSignals(words, lexicon)));
  return new Map([...features].filter(([name]) => filter(name)).map(([name, value]) => [name, value * scaleOf(name)]));
}

/** Fits the weights to labelled entries, rounded to two decimals. The same entries always give the same weights. */
export function fitWeights(
  passages: readonly string[],
  labelled: readonly LabelledEntry[],
  own: readonly OwnEntry[],
  lexicon: Lexicon,
  filter: FeatureFilter = () => true,
): Weights & { features: readonly string[] } {
  const grades = labelled.map((entry) => passages.map((id) => entry.grades[id] ?? 0));
  const { base, weights } = ridge(
    [...labelled, ...own].map((entry) => rowOf(entry, lexicon, filter)),
    [...grades, ...own.map((entry) => estimateGrades(entry, passages, grades))],
    [...labelled.map(() => 1), ...own.map(() => OWN_TRUST)],
    PENALTY,
  );
  const rows = new Map(
    [...weights]
      .map(([name, row]) => [name, row.map((weight) => rounded(weight * scaleOf(name)))] as const)
      .filter(([, row]) => row.some((weight) => weight !== 0)),
  );
  return {
    passageIds: passages,
    base: base.map(rounded),
    contributionsOf: (feature) => rows.get(feature) ?? null,
    features: [...rows.keys()],
  };
}

function rounded(weight: number): number {
  return Math.abs(weight) < MIN_WEIGHT ? 0 : Math.round(weight * 100) / 100;
}

/** Grades for an entry of which only the best passages are known: the mean of entries with the same best passage. */
function estimateGrades(
  { best, near }: OwnEntry,
  passages: readonly string[],
  grades: readonly (readonly number[])[],
): number[] {
  const at = passages.indexOf(best);
  const alike = grades.filter((row) => row[at] === Math.max(...row));
  return passages.map((id, index) => {
    const usual = alike.length === 0 ? 0 : alike.reduce((sum, row) => sum + row[index]!, 0) / alike.length;
    return id === best ? 3 : near.includes(id) ? Math.max(2, usual) : usual;
  });
}

/** The content of `prompts/weights.yaml`: in each line the passage to which a feature adds most comes first. */
export function formatWeights({ passageIds, base, contributionsOf, features }: ReturnType<typeof fitWeights>): string {
  const list = (row: readonly number[]) =>
    passageIds
      .map((id, index) => ({ id, weight: row[index]! }))
      .filter(({ weight }) => row === base || weight !== 0)
      .sort((a, b) => (row === base ? 0 : b.weight - a.weight))
      .map(({ id, weight }) => `${id} ${weight}`)
      .join(', ');
  return `${[
    '# What each feature adds to the expected grade (-2 .. 3) of each passage; `base` is the grade when nothing is known.',
    '# Fitted to the labelled entries in test/matching/data. Made by: npx node test/matching/fit/fit.mjs',
    `base: ${list(base)}`,
    ...[...features].sort().map((feature) => `${feature}: ${list(contributionsOf(feature)!)}`),
  ].join('\n')}\n`;
}
