import guardsContent from '../../prompts/guards.yaml';
import signalsContent from '../../prompts/signals.yaml';
import weightsContent from '../../prompts/weights.yaml';
import { type Guard, readGuards } from './guards.ts';
import { type CompiledSignals, Lexicon } from './lexicon.ts';
import { type CompiledWeights, readWeights, type Weights } from './weights.ts';

/** The content of `prompts/` that passages are chosen by. */
export interface MatchingModel {
  lexicon: Lexicon;
  weights: Weights;
  guards: readonly Guard[];
}

let model: MatchingModel | undefined;

/** The model of the built program, read when it is first needed. */
export function matchingModel(): MatchingModel {
  if (model) return model;
  const lexicon = new Lexicon(signalsContent as CompiledSignals);
  const weights = readWeights(weightsContent as CompiledWeights);
  const guards = readGuards(guardsContent, new Set(weights.passageIds), new Set(lexicon.signals.keys()));
  model = { lexicon, weights, guards };
  return model;
}
