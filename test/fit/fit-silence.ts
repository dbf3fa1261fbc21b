import type { Features } from '../../src/language/linear-model.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { SILENCE_KINDS, SILENT, silenceFeatures, TOPIC } from '../../src/matching/silence.ts';
import { countFeatures } from './fit-passages.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import { type Example, type Fitted, sparseRidge } from './ridge.ts';
import type { SilenceLine } from './silence-lines.ts';

export const SILENCE_OUTPUTS = [SILENT, ...SILENCE_KINDS];

const PENALTY = 1;
/** A feature with smaller weights for all scores is left out, to keep the table small. */
const LEAST_WEIGHT = 0.1;
/** The score of a note of which nothing is known: rather an ordinary one. */
const BASE = 0.2;
/** A word, or a pair of words, that fewer lines have gets no weight. */
const MIN_LINES = { word: 2, pair: 4 };
/** How much an example counts: more lines are silent than evenings are, and nothing is worse than an evening without its passage. */
const TRUST = { silent: 0.7, line: 1, read: 2, evening: 1 };

/** Fits the scores of `SILENCE_OUTPUTS`, 0 .. 1: whether silence is kinder, and what has happened. */
export function fitSilence(lines: readonly SilenceLine[], evenings: readonly LabelledEvening[]): Fitted {
  const examples = [
    ...lines.map(({ note, kind, silent }) => ({
      features: featuresOfNote(note),
      targets: SILENCE_OUTPUTS.map((output) => Number(silent && (output === SILENT || output === kind))),
      weight: silent ? TRUST.silent : TRUST.line,
    })),
    ...evenings.map(({ note = '', silent, kind }) => ({
      features: featuresOfNote(note),
      targets: SILENCE_OUTPUTS.map((output) => Number(silent === true && output === SILENT)),
      weight: kind === 'diary' || kind === 'real post' ? TRUST.read : TRUST.evening,
    })),
  ].flatMap(withoutTopicsToo);
  const counts = countFeatures(examples.map(({ features }) => features));
  const knows = (name: string) => (counts.get(name) ?? 0) >= (name.includes(' ') ? MIN_LINES.pair : MIN_LINES.word);
  const base = SILENCE_OUTPUTS.map((_, index) => (index === 0 ? BASE : 0));
  return sparseRidge(examples, PENALTY, knows, base, LEAST_WEIGHT);
}

export function featuresOfNote(note: string): Features {
  return silenceFeatures(tokenize(note));
}

/**
 * A note in which topics were found, in two copies of half the weight, one of them without its topics. Their patterns were written
 * after reading these lines, and so find more here than in a note that nobody has read: the words learn to decide alone.
 */
function withoutTopicsToo(example: Example): Example[] {
  const words = [...example.features].filter(([name]) => !name.startsWith(TOPIC));
  if (words.length === example.features.size) return [example];
  const half = { ...example, weight: example.weight / 2 };
  return [half, { ...half, features: new Map(words) }];
}
