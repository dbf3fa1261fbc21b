import weights from '../../prompts/evening-weights.tsv';
import type { Answers } from '../domain/entry.ts';
import { correctSpelling } from '../language/correct-spelling.ts';
import { type LinearModel, readLinearModel, scoreFeatures } from '../language/model/linear-model.ts';
import { type Token, tokenize } from '../language/tokens.ts';
import { eveningFeatures } from './evening-features.ts';

let model: LinearModel | undefined;

/** The fitted weights of the built program, read when they are first needed. */
function eveningModel(): LinearModel {
  model ??= readLinearModel(weights);
  return model;
}

/** The words of a note, misspelled ones read as the words of the model next to them. */
export function readNote(note: string): Token[] {
  return correctSpelling(tokenize(note), eveningModel().stems);
}

/** The expected grade of each passage by its id, about -2 .. 3. */
export function scoreEvening(answers: Answers, words: readonly Token[]): Map<string, number> {
  return scoreFeatures(eveningModel(), eveningFeatures(answers, words));
}
