import { parseQuestion } from '../../domain/questions/own-question.ts';
import { questionOrderFrom } from '../../domain/questions/question-order.ts';
import type { ImportCollector } from '../import-collector.ts';
import { isRecord } from './json-values.ts';

/** The keys under which an object holds the writer's own questions, and the order of all questions. */
export const QUESTION_KEYS = ['questions', 'question_order'];

/** Adds the own questions of a JSON object, and their order, where it has them. @param placeOf names a question by its number */
export function addOwnQuestions(
  collector: ImportCollector,
  { questions, question_order }: Readonly<Record<string, unknown>>,
  placeOf: (number: number) => string,
): void {
  for (const [index, question] of (Array.isArray(questions) ? questions : []).entries())
    collector.attempt(placeOf(index + 1), () => {
      collector.ownQuestions = [...(collector.ownQuestions ?? []), parseQuestion(question)];
    });
  if (isRecord(question_order)) collector.questionOrder ??= questionOrderFrom(question_order);
}
