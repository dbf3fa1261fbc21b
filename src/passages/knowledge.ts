import guards from '../../prompts/guards.yaml';
import signals from '../../prompts/signals.yaml';
import weightLists from '../../prompts/weights.yaml';
import { type Rule, readRules } from './guard.ts';
import { type BuiltSignals, Lexicon } from './lexicon.ts';
import { type BuiltWeights, type Weights, weightsOf } from './weights.ts';

/** What choosing a passage rests on. */
export interface Knowledge {
  lexicon: Lexicon;
  weights: Weights;
  rules: readonly Rule[];
}

let known: Knowledge | undefined;

/** The signals, weights and rules of `prompts/`, read once. */
export function knowledge(): Knowledge {
  if (known) return known;
  const lexicon = new Lexicon(signals as BuiltSignals);
  const weights = weightsOf(weightLists as BuiltWeights);
  const rules = readRules(guards, new Set(weights.passages), new Set(lexicon.signals.keys()));
  known = { lexicon, weights, rules };
  return known;
}
