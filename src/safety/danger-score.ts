import phrases from '../../prompts/danger-phrases.base64';
import weights from '../../prompts/danger-weights.tsv';
import { correctSpelling } from '../language/correct-spelling.ts';
import { likeliestKind } from '../language/model/likeliest-kind.ts';
import { type LinearModel, readLinearModel, scoreFeatures } from '../language/model/linear-model.ts';
import { isCommonStem, phraseFeatures } from '../language/model/phrase-features.ts';
import type { Token } from '../language/tokens.ts';
import { RISKS, type Risk } from './risk.ts';

/** The score that says whether a note tells of danger or abuse; the others, named for the risks, say of which. */
export const DANGER = 'danger';

/** What the words of a note, taken together, say about safety. */
export interface DangerScore {
  /** About 0 (ordinary) to 1 (plain). The bounds of `check-note.ts` are for it. */
  score: number;
  /** The likeliest risk. */
  risk: Risk;
}

/** As for `phraseFeatures`: a few words are little evidence for a hold. Chosen on notes by writers kept aside. */
const FEWEST_WORDS = 9;

/** The features by which a note is read for danger. */
export const dangerFeatures = (words: readonly Token[]) => phraseFeatures(words, FEWEST_WORDS);

let model: LinearModel | undefined;

export function dangerScore(note: readonly Token[]): DangerScore {
  model ??= readLinearModel(weights, phrases);
  const words = correctSpelling(note, model.stems);
  // "If I had" says nothing, although much that says something begins so.
  const features = words.every(({ stem }) => isCommonStem(stem)) ? new Map() : dangerFeatures(words);
  const { score, kind } = likeliestKind(scoreFeatures(model, features), DANGER, RISKS);
  return { score, risk: kind };
}
