import type { Day } from '../domain/day.ts';
import type { OwnAnswer } from '../domain/own-answers.ts';
import { type OwnQuestion, parseQuestion } from '../domain/own-question.ts';
import {
  type OrderedQuestion,
  orderQuestions,
  parseQuestionOrder,
  type QuestionOrder,
} from '../domain/question-order.ts';
import type { Journal } from './journal.ts';

type Row = Record<'name' | 'text' | 'kind' | 'options' | 'updated_at', string> & { removed_at: string | null };

/** The writer's own questions, also those that were removed, in the order in which they were added. */
export function ownQuestions({ statements }: Journal): OwnQuestion[] {
  const rows = statements
    .prepare('SELECT name, text, kind, options, updated_at, removed_at FROM questions ORDER BY rowid')
    .all() as Row[];
  return rows.map(({ options, ...row }) => parseQuestion({ ...row, ...JSON.parse(options) }));
}

/** The questions of an evening in their order, with those that are hidden. */
export function orderedQuestions(journal: Journal): OrderedQuestion[] {
  return orderQuestions(ownQuestions(journal), questionOrder(journal));
}

export function questionOrder({ settings }: Journal): QuestionOrder {
  return parseQuestionOrder(settings.questionOrder());
}

export function setQuestionOrder({ settings }: Journal, order: QuestionOrder): void {
  settings.setQuestionOrder(JSON.stringify(order));
}

/** Adds a question, or replaces the one of its name. From now on the evening looks for own questions. */
export function putOwnQuestion(journal: Journal, question: OwnQuestion): void {
  const { name, text, kind, updated_at, removed_at = null, ...options } = question;
  journal.atomically(() => {
    journal.statements
      .prepare(
        `INSERT INTO questions (name, text, kind, options, updated_at, removed_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (name) DO UPDATE SET (text, kind, options, updated_at, removed_at)
           = (excluded.text, excluded.kind, excluded.options, excluded.updated_at, excluded.removed_at)`,
      )
      .run(name, text, kind, JSON.stringify(options), updated_at, removed_at);
    if (journal.settings.questionOrder() === null) setQuestionOrder(journal, questionOrder(journal));
  });
}

/**
 * Takes over the questions of another journal or a file: of two with one name the one that was changed later, and at the same
 * instant the one with the greater text, so that any order of merging gives the same.
 * @returns how many changed here
 */
export function mergeOwnQuestions(journal: Journal, theirs: readonly OwnQuestion[]): number {
  const mine = new Map(ownQuestions(journal).map((question) => [question.name, question]));
  const rank = (question: OwnQuestion) => `${question.updated_at} ${JSON.stringify(question)}`;
  const newer = theirs.filter((one) => {
    const known = mine.get(one.name);
    return known === undefined || rank(one) > rank(known);
  });
  for (const question of newer) putOwnQuestion(journal, question);
  return newer.length;
}

/** The answers to one question, oldest first, both ends of the range included. */
export function answersTo(
  { statements }: Journal,
  name: string,
  from: Day = '',
  to: Day = '9999-12-31',
): { day: Day; answer: OwnAnswer; late: boolean }[] {
  const rows = statements
    .prepare(
      `SELECT day, late, json_extract(own_answers, @path) AS answer FROM entries
       WHERE own_answers IS NOT NULL AND answer IS NOT NULL AND day BETWEEN @from AND @to ORDER BY day`,
    )
    .all({ path: `$."${name}"`, from, to }) as { day: Day; late: number; answer: string }[];
  return rows.map(({ day, late, answer }) => ({ day, late: late === 1, answer: JSON.parse(answer) }));
}

/** How many days have an answer to each question, by name; also to questions that were removed or are not known. */
export function countAnswers({ statements }: Journal): Map<string, number> {
  const rows = statements
    .prepare(
      `SELECT key, count(*) AS count FROM entries, json_each(entries.own_answers)
       WHERE own_answers IS NOT NULL GROUP BY key ORDER BY key`,
    )
    .all() as { key: string; count: number }[];
  return new Map(rows.map(({ key, count }) => [key, count]));
}
