import weights from '../../prompts/danger-weights.tsv';
import { type Features, type LinearModel, readLinearModel, scoreFeatures } from '../language/linear-model.ts';
import { correctSpelling } from '../language/nearest-known.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import { PAIR, wordFeatures } from '../language/word-features.ts';
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

/** A note with fewer features is too short for its few words to count in full. Chosen on notes by writers kept aside. */
const FEWEST_FEATURES = 16;
/** How much a word of COMMON_WORDS counts. Chosen in the same way. */
const COMMON_VALUE = 0.5;
/** Words that every sentence needs. */
const COMMON_WORDS = `the a an and i im to he she me my his her him it its was is in on at of for not no so but we us our you they
  them their with said had have has be been if when that this what who by from up out as are were do did just all over down now
  then one would will could can too again back about like off every after before where only there how more into or than very both
  some any got get go went`;

let model: LinearModel | undefined;
let commonStems: ReadonlySet<string> | undefined;

export function dangerScore(note: readonly Token[]): DangerScore {
  model ??= readLinearModel(weights);
  const words = correctSpelling(note, model.stems);
  const scores = scoreFeatures(model, dangerFeatures(words));
  const risk = RISKS.reduce((best, one) => (scores.get(one)! > scores.get(best)! ? one : best));
  return { score: scores.get(DANGER)!, risk };
}

/**
 * The features of a note: its words and pairs of neighbours. Words that every sentence needs count half, and two of them are no
 * pair: they are nearly all of a note of a few words, and say next to nothing about danger.
 */
export function dangerFeatures(words: readonly Token[]): Features {
  commonStems ??= new Set(tokenize(COMMON_WORDS).map(({ stem }) => stem));
  const isCommon = (stem: string) => commonStems!.has(stem);
  const features = wordFeatures(words, { pairs: true, fewest: FEWEST_FEATURES });
  return new Map(
    [...features]
      .filter(([name]) => !(name.startsWith(PAIR) && name.slice(PAIR.length).split(' ').every(isCommon)))
      .map(([name, value]) => [name, isCommon(name) ? value * COMMON_VALUE : value]),
  );
}
