import guardRules from '../../prompts/guards.yaml';
import signals from '../../prompts/signals.yaml';
import weightLists from '../../prompts/weights.yaml';
import { type Guard, readGuards } from './guards.ts';
import { type CompiledSignals, Lexicon } from './lexicon.ts';
import { type CompiledWeights, readWeights, type Weights } from './weights.ts';

/** What choosing a passage rests on. */
export interface MatchingModel {
  lexicon: Lexicon;
  weights: Weights;
  guards: readonly Guard[];
}

let known: MatchingModel | undefined;

/** The signals, weights and rules of `prompts/`, read once. */
export function matchingModel(): MatchingModel {
  if (known) return known;
  const lexicon = new Lexicon(signals as CompiledSignals);
  const weights = readWeights(weightLists as CompiledWeights);
  const guards = readGuards(guardRules, new Set(weights.passageIds), new Set(lexicon.signals.keys()));
  known = { lexicon, weights, guards };
  return known;
}
