import type { Answers, Entry, MyMove, TheirMove } from '../domain/entry.ts';
import { type Wish, wishOf } from '../domain/scale.ts';

/** The answers of an entry that a passage is chosen by; `felt` is always there. */
export type MatchInput = Pick<Entry, 'felt'> & Omit<Answers, 'felt'>;

/** The answers that guards and features look at. A question that was not answered is `unsaid`. */
export interface AnswerState {
  felt: number;
  wish: Wish | 'unsaid';
  mine: MyMove | 'unsaid';
  theirs: TheirMove | 'unsaid';
}

export function answerStateOf(input: MatchInput): AnswerState {
  return {
    felt: input.felt,
    wish: wishOf(input) ?? 'unsaid',
    mine: input.my_move ?? 'unsaid',
    theirs: input.their_move ?? 'unsaid',
  };
}
