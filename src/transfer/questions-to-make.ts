import type { Entry } from '../domain/entry.ts';
import type { OwnQuestion } from '../domain/questions/own-question.ts';
import { questionsForAnswers } from '../domain/questions/questions-for-answers.ts';
import type { Journal } from '../journal/journal.ts';
import { ownQuestions } from '../journal/questions/own-questions.ts';

/** The questions that are made of answers from a file, as neither the journal nor the file has theirs. */
export function questionsToMake(
  journal: Journal,
  entries: readonly Entry[],
  theirs: readonly OwnQuestion[] = [],
): OwnQuestion[] {
  if (entries.every(({ own_answers }) => own_answers === undefined)) return [];
  return questionsForAnswers(entries, new Set([...ownQuestions(journal), ...theirs].map(({ name }) => name)));
}
