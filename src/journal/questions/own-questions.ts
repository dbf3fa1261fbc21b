import { type Day, LAST_DAY } from '../../domain/day.ts';
import {
  isQuestionName,
  type OwnAnswer,
  QUESTION_KINDS,
  type QuestionKind,
} from '../../domain/questions/own-answers.ts';
import { type AnswerForm, type OwnQuestion, parseQuestion } from '../../domain/questions/own-question.ts';
import {
  mergeQuestionOrder,
  type OrderedQuestion,
  orderQuestions,
  parseQuestionOrder,
  type QuestionOrder,
} from '../../domain/questions/question-order.ts';
import type { Journal } from '../journal.ts';
import { type EntryFilter, filterConditions } from '../search/entry-filter.ts';
import { assertDaysAgree } from '../tables/damage/assert-days-agree.ts';
import { readableAnswers } from '../tables/entry-row.ts';
import { storedText } from '../tables/parse-stored.ts';
import { recordQuestionStep } from './question-steps.ts';

type Row = Record<'name' | 'text' | 'kind' | 'options' | 'updated_at', string> & { removed_at: string | null };

/** The writer's own questions, also those that were removed, in the order in which they were added. */
export function ownQuestions({ statements }: Journal): OwnQuestion[] {
  const rows = statements
    .prepare('SELECT name, text, kind, options, updated_at, removed_at FROM questions ORDER BY rowid')
    .all() as Row[];
  return rows.flatMap((row) => readableQuestion(row) ?? []);
}

export function ownQuestionsByName(journal: Journal): Map<string, OwnQuestion> {
  return new Map(ownQuestions(journal).map((question) => [question.name, question]));
}

/** The question of a row; null if a byte of it changed on the disk, so that it is none: the evening goes on without it. */
function readableQuestion(row: Row): OwnQuestion | null {
  const { options, ...texts } = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, storedText(value)]),
  );
  try {
    return parseQuestion({ ...texts, ...JSON.parse(options!) });
  } catch {
    return null;
  }
}

/** SQL for the own answers of an entry; null where they cannot be read as JSON. */
const READABLE = 'iif(json_valid(own_answers), own_answers, NULL)';

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

/** The own questions of another journal or a file, and their order where it has one. */
export interface OtherQuestions {
  ownQuestions?: readonly OwnQuestion[] | undefined;
  questionOrder?: QuestionOrder | undefined;
}

/**
 * Which question stands where both have one of a name: the one that was changed later, and at the same instant the one with the
 * greater text, so that any order of merging gives the same; or that of one side.
 */
export type QuestionRule = 'newer' | 'mine' | 'theirs';

/** The questions of another journal or a file that are new here, and those that stand for one of this journal. */
export function questionsToTakeOver(
  journal: Journal,
  theirs: readonly OwnQuestion[],
  rule: QuestionRule = 'newer',
): { added: OwnQuestion[]; changed: OwnQuestion[] } {
  const mine = ownQuestionsByName(journal);
  const rank = (question: OwnQuestion) => `${question.updated_at} ${JSON.stringify(question)}`;
  // Several files of one journal have the same questions.
  const latest = new Map<string, OwnQuestion>();
  for (const one of theirs) {
    const other = latest.get(one.name);
    if (other === undefined || rank(one) > rank(other)) latest.set(one.name, one);
  }
  const added = [...latest.values()].filter(({ name }) => !mine.has(name));
  const changed = [...latest.values()].filter((one) => {
    const known = mine.get(one.name);
    if (known === undefined || rule === 'mine' || rank(one) === rank(known)) return false;
    return rule === 'theirs' || rank(one) > rank(known);
  });
  return { added, changed };
}

/**
 * Takes over the questions of another journal or a file. The order of this journal stays, with the new ones at their places;
 * without any the other's is taken over.
 * @returns how many changed here
 */
export function mergeOwnQuestions(
  journal: Journal,
  { ownQuestions: theirs = [], questionOrder: theirOrder }: OtherQuestions,
  rule?: QuestionRule,
): number {
  if (theirs.length === 0 && !theirOrder) return 0;
  return journal.atomically(() => {
    const orderBefore = journal.settings.questionOrder();
    const hadOrder = orderBefore !== null;
    const mine = ownQuestionsByName(journal);
    const { added, changed } = questionsToTakeOver(journal, theirs, rule);
    const before = new Set(orderedQuestions(journal).map(({ name }) => name));
    for (const question of [...added, ...changed]) putOwnQuestion(journal, question);
    if (theirOrder && !hadOrder) setQuestionOrder(journal, theirOrder);
    const asked = orderedQuestions(journal);
    const isNew = (name: string) => !before.has(name) && asked.some((one) => one.name === name);
    if (theirOrder && hadOrder && asked.some(({ name }) => isNew(name)))
      setQuestionOrder(journal, mergeQuestionOrder(asked, orderQuestions(theirs, theirOrder), isNew));
    recordQuestionStep(journal, {
      questions: [...added, ...changed].map((became) => ({ was: mine.get(became.name) ?? null, became })),
      order: { was: orderBefore, became: journal.settings.questionOrder() },
    });
    return added.length + changed.length;
  });
}

/** The name, kind and unit of every answer in the entries that pass a filter, each once. */
export function answerForms({ statements }: Journal, filter: EntryFilter): AnswerForm[] {
  assertDaysAgree(statements, filter.from, filter.to);
  const { where, values } = filterConditions(statements, filter);
  const rows = statements
    .prepare(
      `SELECT DISTINCT key AS name, json_extract(value, '$.kind') AS kind, json_extract(value, '$.unit') AS unit
       FROM (SELECT ${READABLE} AS readable FROM entries WHERE ${where} ORDER BY day DESC LIMIT @limit) AS chosen,
         json_each(chosen.readable)
       WHERE readable IS NOT NULL AND type = 'object' ORDER BY name, kind, unit`,
    )
    .all({ ...values, limit: filter.limit ?? -1 }) as { name: string; kind: QuestionKind; unit: string | null }[];
  return rows
    .filter(({ name, kind }) => isQuestionName(name) && QUESTION_KINDS.includes(kind))
    .map(({ name, kind, unit }) => ({ name, kind, ...(unit !== null && { unit }) }));
}

/** The answers to one question, oldest first, both ends of the range included. */
export function answersTo(
  { statements }: Journal,
  name: string,
  from: Day = '',
  to: Day = LAST_DAY,
): { day: Day; answer: OwnAnswer; late: boolean }[] {
  assertDaysAgree(statements, from, to);
  const rows = statements
    .prepare(
      `SELECT day, late, json_extract(${READABLE}, @path) AS answer FROM entries
       WHERE own_answers IS NOT NULL AND answer IS NOT NULL AND day BETWEEN @from AND @to ORDER BY day`,
    )
    .all({ path: `$."${name}"`, from, to }) as { day: Day; late: number; answer: unknown }[];
  return rows.flatMap(({ day, late, answer }) => {
    const read = readableAnswers(`{"${name}":${answer}}`)?.[name];
    return read === undefined ? [] : [{ day, late: late === 1, answer: read }];
  });
}

/** How many days have an answer to each question, by name; also to questions that were removed or are not known. */
export function countAnswers({ statements }: Journal): Map<string, number> {
  const rows = statements
    .prepare(
      `SELECT key, count(*) AS count FROM entries, json_each(${READABLE})
       WHERE own_answers IS NOT NULL GROUP BY key ORDER BY key`,
    )
    .all() as { key: string; count: number }[];
  return new Map(rows.filter(({ key }) => isQuestionName(key)).map(({ key, count }) => [key, count]));
}
