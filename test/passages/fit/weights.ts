import type { Evening } from '../../../src/passages/evening.ts';
import { featuresOf, strengthsOf } from '../../../src/passages/features.ts';
import type { Lexicon } from '../../../src/passages/lexicon.ts';
import { findSignals } from '../../../src/passages/signals.ts';
import type { Weights } from '../../../src/passages/weights.ts';
import { wordsOf } from '../../../src/passages/words.ts';
import type { Labelled, Own } from './labelled.ts';
import { type Row, ridge } from './ridge.ts';

/** Chosen by cross-validation, roughly: the figures around it do as well. */
export const PENALTY = 5;
/** What an evening read by one reader counts against one read by four. */
export const OWN_TRUST = 0.8;
/** Answers, and two answers together, are shrunk more than signals. */
const SHARE = { signal: 1, answer: 0.8, both: 0.4 };
/** Weights below this are left out: they decide nothing. */
const FLOOR = 0.015;

/** Which features a model may see. */
export type Sees = (feature: string) => boolean;

const share = (feature: string) =>
  feature.includes(' ') ? SHARE.both : feature.includes(':') ? SHARE.answer : SHARE.signal;

function rowOf(evening: Evening, lexicon: Lexicon, sees: Sees): Row {
  const words = wordsOf(evening.note ?? '');
  const features = featuresOf(evening, words.length, strengthsOf(findSignals(words, lexicon)));
  return new Map([...features].filter(([name]) => sees(name)).map(([name, value]) => [name, value * share(name)]));
}

/** Fits the weights to labelled evenings. Deterministic; rounded to two decimals. */
export function fitWeights(
  passages: readonly string[],
  labelled: readonly Labelled[],
  own: readonly Own[],
  lexicon: Lexicon,
  sees: Sees = () => true,
): Weights {
  const grades = labelled.map((evening) => passages.map((id) => evening.grades[id] ?? 0));
  const { base, weights } = ridge(
    [...labelled, ...own].map((evening) => rowOf(evening, lexicon, sees)),
    [...grades, ...own.map((evening) => gradesLike(evening, passages, grades))],
    [...labelled.map(() => 1), ...own.map(() => OWN_TRUST)],
    PENALTY,
  );
  const added = [...weights]
    .map(([name, row]) => [name, row.map((weight) => rounded(weight * share(name)))] as const)
    .filter(([, row]) => row.some((weight) => weight !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { passages, base: base.map(rounded), added: new Map(added) };
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

/** The weights as `prompts/weights.yaml` spells them. */
export function spell({ passages, base, added }: Weights): string {
  const head = [
    '# How much each answer and each signal adds to the grade (-2 .. 3) expected of a passage, `base` before anything is known.',
    '# Fitted to the labelled evenings in test/passages/data; made by: node test/passages/fit/fit.mjs',
  ];
  const lists = passages.map((id, index) => {
    const rows = [...added].map(([name, row]) => [name, row[index]!] as const).filter(([, weight]) => weight !== 0);
    const ordered = rows.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [`${id}:`, `  base: ${base[index]}`, ...ordered.map(([name, weight]) => `  ${name}: ${weight}`)].join('\n');
  });
  return `${[...head, ...lists].join('\n')}\n`;
}
