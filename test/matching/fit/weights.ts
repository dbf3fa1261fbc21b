import { tokenize } from '../../../src/language/tokens.ts';
import { extractFeatures, signalStrengths } from '../../../src/matching/features.ts';
import { findSignals } from '../../../src/matching/find-signals.ts';
import type { Lexicon } from '../../../src/matching/lexicon.ts';
import type { MatchInput } from '../../../src/matching/match-input.ts';
import type { Weights } from '../../../src/matching/weights.ts';
import type { Labelled, Own } from './labelled.ts';
import { type Row, ridge } from './ridge.ts';

/** Chosen by cross-validation, roughly: the figures around it do as well. */
export const PENALTY = 3.5;
/** What an evening read by one reader counts against one read by four. */
export const OWN_TRUST = 0.6;
/** How readily each kind may weigh: answers most, as they say the same in every voice. */
const SHARE = { signal: 0.7, when: 0.35, answer: 0.8, both: 0.5, wordless: 1 };
/** Weights below this are left out: they decide nothing. */
const FLOOR = 0.02;

/** Which features a model may see. */
export type Sees = (feature: string) => boolean;

function share(feature: string): number {
  if (feature.includes(' when ')) return SHARE.when;
  if (feature.startsWith('few-words')) return SHARE.wordless;
  if (feature.includes(' ')) return SHARE.both;
  return feature.includes(':') ? SHARE.answer : SHARE.signal;
}

function rowOf(evening: MatchInput, lexicon: Lexicon, sees: Sees): Row {
  const words = tokenize(evening.note ?? '');
  const features = extractFeatures(evening, words.length, signalStrengths(findSignals(words, lexicon)));
  return new Map([...features].filter(([name]) => sees(name)).map(([name, value]) => [name, value * share(name)]));
}

/** Fits the weights to labelled evenings. Deterministic; rounded to two decimals. */
export function fitWeights(
  passages: readonly string[],
  labelled: readonly Labelled[],
  own: readonly Own[],
  lexicon: Lexicon,
  sees: Sees = () => true,
): Weights & { features: readonly string[] } {
  const grades = labelled.map((evening) => passages.map((id) => evening.grades[id] ?? 0));
  const { base, weights } = ridge(
    [...labelled, ...own].map((evening) => rowOf(evening, lexicon, sees)),
    [...grades, ...own.map((evening) => gradesLike(evening, passages, grades))],
    [...labelled.map(() => 1), ...own.map(() => OWN_TRUST)],
    PENALTY,
  );
  const rows = new Map(
    [...weights]
      .map(([name, row]) => [name, row.map((weight) => rounded(weight * share(name)))] as const)
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
  return Math.abs(weight) < FLOOR ? 0 : Math.round(weight * 100) / 100;
}

/** The grades that evenings with the same best passage got on average, the named ones raised. */
function gradesLike(
  { best, near }: Own,
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

/** The weights as `prompts/weights.yaml` spells them: what adds most first. */
export function spell({ passageIds, base, contributionsOf, features }: ReturnType<typeof fitWeights>): string {
  const list = (row: readonly number[]) =>
    passageIds
      .map((id, index) => ({ id, weight: row[index]! }))
      .filter(({ weight }) => row === base || weight !== 0)
      .sort((a, b) => (row === base ? 0 : b.weight - a.weight))
      .map(({ id, weight }) => `${id} ${weight}`)
      .join(', ');
  return `${[
    '# What each answer and each signal adds to the grade (-2 .. 3) expected of a passage; `base` is before anything is known.',
    '# Fitted to the labelled evenings in test/matching/data. Made by: node test/matching/fit/fit.mjs',
    `base: ${list(base)}`,
    ...[...features].sort().map((feature) => `${feature}: ${list(contributionsOf(feature)!)}`),
  ].join('\n')}\n`;
}
