import type { Answers } from '../../domain/entry.ts';
import type { OwnAnswers } from '../../domain/questions/own-answers.ts';
import { formOf } from '../../domain/questions/own-question.ts';
import type { Journal } from '../../journal/journal.ts';
import { orderedQuestions } from '../../journal/questions/own-questions.ts';
import type { OwnQuestionOnPage } from './entry-page.ts';

/** The writer's own questions that stand on the page of a day: those that are asked, and others that are answered there. */
export function ownOnPage(journal: Journal, ...answered: readonly Answers[]): OwnQuestionOnPage[] {
  const given: OwnAnswers = Object.assign({}, ...answered.map(({ own_answers }) => own_answers));
  const asked = orderedQuestions(journal).flatMap(({ name, own, isHidden }) =>
    own && (!isHidden || given[name]) ? [own] : [],
  );
  const others = Object.entries(given).filter(([name]) => !asked.some((question) => question.name === name));
  return [...asked, ...others.map(([name, answer]) => formOf(name, answer))];
}
