import { orderQuestions } from '../../domain/questions/question-order.ts';
import type { Journal } from '../../journal/journal.ts';
import { orderedQuestions, ownQuestions, setQuestionOrder } from '../../journal/questions/own-questions.ts';
import { requireQuestions } from '../own-questions/require-question.ts';

/** The names of the questions that are asked, in their order; null for all in the order in which they come. */
export function readAskedQuestions(journal: Journal): string | null {
  if (journal.settings.questionOrder() === null) return null;
  const asked = orderedQuestions(journal).filter(({ isHidden }) => !isHidden);
  const byDefault = orderQuestions(ownQuestions(journal), { order: [], hidden: [] });
  const names = asked.map(({ name }) => name).join(' ');
  return names === byDefault.map(({ name }) => name).join(' ') ? null : names;
}

/**
 * Asks these questions in this order and hides all others; null asks all.
 * @throws UserError for a name that no question has
 */
export function writeAskedQuestions(journal: Journal, value: string | null): void {
  if (value === null) {
    setQuestionOrder(journal, { order: [], hidden: [] });
    if (ownQuestions(journal).length === 0) journal.settings.setQuestionOrder(null);
    return;
  }
  const named = requireQuestions(journal, value.split(' '));
  const others = orderedQuestions(journal).flatMap(({ name }) =>
    named.includes(name) || name === 'felt' ? [] : [name],
  );
  setQuestionOrder(journal, { order: named, hidden: others });
}
