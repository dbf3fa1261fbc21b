import lines from '../../../prompts/silence.yaml';
import phrases from '../../../prompts/silence-phrases.base64';
import weights from '../../../prompts/silence-weights.tsv';
import { type Day, dayNumber } from '../../domain/day.ts';
import { correctSpelling } from '../../language/correct-spelling.ts';
import { likeliestKind } from '../../language/model/likeliest-kind.ts';
import { type LinearModel, readLinearModel, scoreFeatures } from '../../language/model/linear-model.ts';
import { phraseFeatures } from '../../language/model/phrase-features.ts';
import { type Token, tokenize } from '../../language/tokens.ts';
import { plainLoss } from './plain-loss.ts';
import { SILENCE_KINDS, type SilenceKind } from './silence-kind.ts';

/** The score that says whether silence is kinder; the others, named for their kinds, say what has happened. */
export const SILENT = 'silent';
/** How much the score of the likeliest kind counts beside the one of all: in a few plain words it is often the plainer of the two. */
const KIND_SHARE = 0.7;
/** From this score on, silence is kinder. Chosen so that few ordinary evenings get none; docs/reading.md. */
const MIN_SILENT = 0.61;
/** A kind with a lower score is not named: the line that fits any evening is kinder than a wrong one. */
const MIN_KIND = 0.25;

/** As for `phraseFeatures`: "Dad died." is enough. Chosen on notes by writers kept aside. */
const FEWEST_WORDS = 4;

/** The features by which a note is read for what has happened. */
export const silenceFeatures = (words: readonly Token[]) => phraseFeatures(words, FEWEST_WORDS);

let model: LinearModel | undefined;

/** What has happened, if no passage should answer a note; `other` where that is not clear, null where a passage may. */
export function silenceFor(note: string): SilenceKind | 'other' | null {
  if (note.trim() === '') return null;
  const written = tokenize(note);
  const loss = plainLoss(written);
  if (loss !== null) return loss;
  model ??= readLinearModel(weights, phrases);
  const words = correctSpelling(written, model.stems);
  const scores = scoreFeatures(model, silenceFeatures(words));
  const { isSilent, kind, kindScore } = silenceIn(scores);
  if (!isSilent) return null;
  return kindScore < MIN_KIND ? 'other' : kind;
}

/** Whether the scores of a note ask for silence, and what has happened most likely. */
export function silenceIn(scores: ReadonlyMap<string, number>): {
  isSilent: boolean;
  kind: SilenceKind;
  kindScore: number;
} {
  const { score, kind, kindScore } = likeliestKind(scores, SILENT, SILENCE_KINDS);
  return { isSilent: score + KIND_SHARE * kindScore >= MIN_SILENT, kind, kindScore };
}

/** The line that stands in place of a passage, another one from day to day. */
export function silenceLine(kind: SilenceKind | 'other', day: Day): string {
  const all = (lines as Record<SilenceKind | 'other', string[]>)[kind];
  return all.at(dayNumber(day) % all.length)!;
}
