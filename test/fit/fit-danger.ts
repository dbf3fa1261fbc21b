import { tokenize } from '../../src/language/tokens.ts';
import { DANGER, dangerFeatures } from '../../src/safety/danger-score.ts';
import { RISKS } from '../../src/safety/risk.ts';
import { type FittedKinds, fitKinds } from './fit-kinds.ts';
import type { LabelledEvening } from './labelled-evenings.ts';
import type { Example } from './ridge.ts';
import { realRisks, type SafetyLine } from './safety-lines.ts';
import type { SilenceLine } from './silence-lines.ts';

export const DANGER_OUTPUTS = [DANGER, ...RISKS];

const PENALTY = 1;
/** Keeps the table small. */
const LEAST_WEIGHT = 0.083;
/** How much an example counts: ordinary evenings are many, real posts in danger few, and long posts easily taken for danger. */
const TRUST = {
  line: 1,
  falseAlarm: 1.5,
  silence: 0.2,
  diary: 0.6,
  'long post': 1,
  note: 0.3,
  own: 0.3,
  'real post': 0.5,
  realRisk: 2,
};
/** The score of a line that only hints at danger: a hold takes more than care, and is for those that say it. */
const OBLIQUE = 0.78;

/** Fits the scores of `DANGER_OUTPUTS`, 0 .. 1: whether a note tells of danger or abuse, and of which. */
export function fitDanger(
  lines: readonly SafetyLine[],
  silence: readonly SilenceLine[],
  evenings: readonly LabelledEvening[],
): FittedKinds {
  const risks = realRisks();
  const example = (note: string, risk: string, weight: number, score = 1): Example => ({
    features: featuresOfText(note),
    targets: [risk === 'none' ? 0 : score, ...RISKS.map((one) => Number(one === risk))],
    weight,
  });
  const examples = [
    ...lines.map(({ text, risk, kind }) =>
      example(text, risk, kind === 'false alarm' ? TRUST.falseAlarm : TRUST.line, kind === 'oblique' ? OBLIQUE : 1),
    ),
    ...silence.filter(({ kind }) => kind !== 'despair').map(({ note }) => example(note, 'none', TRUST.silence)),
    ...evenings.map(({ id, kind, note = '' }) => {
      const risk = kind === 'real post' ? risks.get(id) : undefined;
      return example(note, risk ?? 'none', risk ? TRUST.realRisk : TRUST[kind]);
    }),
  ];
  return fitKinds(examples, { penalty: PENALTY, least: LEAST_WEIGHT });
}

export function featuresOfText(text: string) {
  return dangerFeatures(tokenize(text));
}
