import type { Features } from '../../src/language/model/linear-model.ts';
import { tokenize } from '../../src/language/tokens.ts';
import { SILENT, silenceFeatures } from '../../src/matching/silence/silence.ts';
import { SILENCE_KINDS } from '../../src/matching/silence/silence-kind.ts';
import { type FittedKinds, fitKinds } from './fit-kinds.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import type { SilenceLine } from './silence-lines.ts';

export const SILENCE_OUTPUTS = [SILENT, ...SILENCE_KINDS];

const PENALTY = 1;
/** Keeps the table small. */
const LEAST_WEIGHT = 0.083;
/**
 * How much an example counts: more lines are silent than evenings are, and nothing is worse than an evening without its passage.
 */
const TRUST = { silent: 0.7, line: 1, falseAlarm: 0.5, diary: 5, 'real post': 2, evening: 1 };

/** Fits the scores of `SILENCE_OUTPUTS`, 0 .. 1: whether silence is kinder, and what has happened. */
export function fitSilence(lines: readonly SilenceLine[], evenings: readonly LabelledEvening[]): FittedKinds {
  const examples = [
    ...lines.map(({ note, kind, silent }) => ({
      features: featuresOfNote(note),
      targets: SILENCE_OUTPUTS.map((output) => Number(silent && (output === SILENT || output === kind))),
      weight: trustIn(kind, silent),
    })),
    ...evenings.map(({ note = '', silent, kind }) => ({
      features: featuresOfNote(note),
      targets: SILENCE_OUTPUTS.map((output) => Number(silent === true && output === SILENT)),
      weight: kind === 'diary' || kind === 'real post' ? TRUST[kind] : TRUST.evening,
    })),
  ];
  return fitKinds(examples, { penalty: PENALTY, least: LEAST_WEIGHT });
}

export function featuresOfNote(note: string): Features {
  return silenceFeatures(tokenize(note));
}

function trustIn(kind: SilenceLine['kind'], silent: boolean): number {
  if (silent) return TRUST.silent;
  return kind === 'false alarm' ? TRUST.falseAlarm : TRUST.line;
}
