import type { Answers } from '../domain/entry.ts';
import type { Token } from '../language/tokens.ts';
import type { Passage } from '../passages/passage.ts';
import { readNote, scoreEvening } from './evening-model.ts';
import { type Evidence, explainChoice } from './explain-choice.ts';
import type { OwnPassages } from './own-passages.ts';
import { rerankByHistory, type ShownPassage } from './rerank-by-history.ts';

/** A passage that may be handed over. */
export interface RankedPassage {
  passage: Passage;
  /** The grade that readers are expected to give it, about -2 to 3, corrected by history. */
  score: number;
  /** The reason in words, for the writer. */
  why: string;
  /** What in the note and the answers counted for it, the strongest first. */
  evidence: readonly Evidence[];
}

/** If no passage reaches this expected grade, none is handed over unasked. */
const MIN_GRADE = 0.5;

export interface RankOptions {
  /** If no passage reaches this expected grade, the result is empty. */
  minGrade?: number;
  /** Whether the note may be quoted in the reasons. */
  quotesNote?: boolean;
  /** Passages of the writer's own texts, which compete with the others. */
  own?: OwnPassages | null;
}

/**
 * The passages for the answers and the note of an evening, the best first; empty if none fits. The same evening and history
 * always give the same order. Reasons are worked out one by one, when the next passage is asked for, as most evenings need
 * only the first.
 * @param passages those that may be shown
 * @param history what was shown before, the newest first
 */
export function* rankPassages(
  answers: Answers,
  passages: readonly Passage[],
  history: readonly ShownPassage[] = [],
  { minGrade = MIN_GRADE, quotesNote = true, own = null }: RankOptions = {},
): Generator<RankedPassage, undefined> {
  const words = readNote(answers.note ?? '');
  const order = (evening: Answers, noteWords: readonly Token[]) => {
    const scores = scoreEvening(evening, noteWords);
    const grades = new Map(passages.map(({ id }) => [id, scores.get(id)!]));
    return rerankByHistory(own === null ? grades : new Map([...grades, ...own.grade(evening, noteWords)]), history);
  };
  const ranked = order(answers, words);
  if (!ranked.some(({ grade }) => grade >= minGrade)) return;
  for (const { id, score } of ranked) {
    const ownPassage = own?.passages.find((passage) => passage.id === id);
    const reason = ownPassage ? own!.explain(id) : explainChoice(id, answers, words, order, quotesNote);
    yield { passage: ownPassage ?? passages.find((passage) => passage.id === id)!, score, ...reason };
  }
}
