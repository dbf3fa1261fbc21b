import type { Features } from '../../src/language/linear-model.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { SILENCE_KINDS, SILENT, silenceFeatures, TOPIC } from '../../src/matching/silence.ts';
import { type FittedKinds, fitKinds } from './fit-kinds.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import type { Example } from './ridge.ts';
import type { SilenceLine } from './silence-lines.ts';

export const SILENCE_OUTPUTS = [SILENT, ...SILENCE_KINDS];

const PENALTY = 0.7;
/** Keeps the table small. */
const LEAST_WEIGHT = 0.14;
/** How much an example counts: more lines are silent than evenings are, and nothing is worse than an evening without its passage. */
const TRUST = { silent: 0.7, line: 1, read: 2, evening: 1 };

/** Fits the scores of `SILENCE_OUTPUTS`, 0 .. 1: whether silence is kinder, and what has happened. */
export function fitSilence(lines: readonly SilenceLine[], evenings: readonly LabelledEvening[]): FittedKinds {
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
  return fitKinds(examples, { penalty: PENALTY, least: LEAST_WEIGHT });
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
