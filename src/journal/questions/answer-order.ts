import type { Answers } from '../../domain/entry.ts';
import type { OwnQuestion } from '../../domain/questions/own-question.ts';
import { hiddenLast, orderQuestions, parseQuestionOrder, sortAnswers } from '../../domain/questions/question-order.ts';
import type { Journal } from '../journal.ts';

/**
 * The names of the questions in the order in which answers to them are shown: as `nearfar questions` lists them, those that are
 * hidden last. Of the own questions it reads their names alone, as commands that show a day do without what parses questions.
 */
export function answerOrder({ settings, statements }: Journal): string[] {
  const order = settings.questionOrder();
  if (order === null) return [];
  const own = statements.prepare('SELECT name FROM questions WHERE removed_at IS NULL ORDER BY rowid').all() as Pick<
    OwnQuestion,
    'name'
  >[];
  return hiddenLast(orderQuestions(own, parseQuestionOrder(order))).map(({ name }) => name);
}

/** Gives the own answers of an entry the order of their questions; answers to questions that are gone come last, by name. */
export function inQuestionOrder(journal: Journal): <One extends Pick<Answers, 'own_answers'>>(entry: One) => One {
  const names = answerOrder(journal);
  return (entry) =>
    entry.own_answers === undefined ? entry : { ...entry, own_answers: sortAnswers(entry.own_answers, names) };
}
