import type { Answers } from '../../domain/entry.ts';
import type { Journal } from '../journal.ts';

/** Entries with their own answers in the order of the questions. What orders them is loaded only where there are any. */
export async function answersInOrder<One extends Pick<Answers, 'own_answers'>>(
  journal: Journal,
  entries: One[],
): Promise<One[]> {
  if (entries.every(({ own_answers = {} }) => Object.keys(own_answers).length === 0)) return entries;
  const { inQuestionOrder } = await import('./answer-order.ts');
  return entries.map(inQuestionOrder(journal));
}

/** The names of the questions that any of these entries answers, in the order of the questions. */
export async function answeredNames(
  journal: Journal,
  entries: readonly Pick<Answers, 'own_answers'>[],
): Promise<string[]> {
  const answers = Object.assign({}, ...entries.map(({ own_answers }) => own_answers));
  const [ordered] = await answersInOrder(journal, [{ own_answers: answers }]);
  return Object.keys(ordered!.own_answers!);
}
