import type { Answers } from '../../domain/entry.ts';
import type { Journal } from '../journal.ts';

/** Entries with their own answers in the order of the questions. What orders them is loaded only where there are any. */
export async function answersInOrder<One extends Pick<Answers, 'own_answers'>>(
  journal: Journal,
  entries: One[],
): Promise<One[]> {
  if (entries.every(({ own_answers }) => own_answers === undefined)) return entries;
  const { inQuestionOrder } = await import('./answer-order.ts');
  return entries.map(inQuestionOrder(journal));
}
