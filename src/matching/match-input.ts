import type { Answers, Entry, MyMove, TheirMove } from '../domain/entry.ts';
import { type Wish, wishOf } from '../domain/scale.ts';

/** What is known of an evening when a passage is chosen for it. */
export type MatchInput = Pick<Entry, 'felt'> & Omit<Answers, 'felt'>;

/** The answers of an evening by name, an unanswered one as `unsaid`. */
export interface AnswerState {
  felt: number;
  wish: Wish | 'unsaid';
  mine: MyMove | 'unsaid';
  theirs: TheirMove | 'unsaid';
}

export function answerStateOf(evening: MatchInput): AnswerState {
  return {
    felt: evening.felt,
    wish: wishOf(evening) ?? 'unsaid',
    mine: evening.my_move ?? 'unsaid',
    theirs: evening.their_move ?? 'unsaid',
  };
}
