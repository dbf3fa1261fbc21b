import type { Day } from '../../domain/day.ts';
import type { SavedEntry } from '../../domain/entry.ts';
import { sortByQuestion } from '../../domain/questions/question-order.ts';
import type { Rest } from '../../domain/rest.ts';
import {
  type AnsweredDay,
  type AnswersSummary,
  comparableAnswers,
  countedAnswers,
  summariseAnswers,
} from './answers-summary.ts';

/** The answers of a week or a month to one question, beside those of the one before. */
export interface QuestionReview {
  name: string;
  /** Null without an answer that counts. */
  summary: AnswersSummary | null;
  before: AnswersSummary | null;
  /** Days of the two periods whose answer has another form than the newest one. */
  otherForm: number;
  /** Of a question that is answered in words: those of the period, oldest first, also where the day does not count. */
  words: readonly { day: Day; text: string }[];
}

/**
 * A review of each question that has an answer in the period.
 * @param names the questions in their order; those that are not among them follow
 * @param entries those of the period; `before` those of the period before; both in the order of their days
 */
export function reviewQuestions(
  names: readonly string[],
  { entries, before, rests }: { entries: readonly SavedEntry[]; before: readonly SavedEntry[]; rests: readonly Rest[] },
): QuestionReview[] {
  const answered = new Set(entries.flatMap(({ own_answers = {} }) => Object.keys(own_answers)));
  return sortByQuestion([...answered], names, (name) => name).map((name) => {
    const current = answersIn(entries, name);
    const previous = answersIn(before, name);
    const { answers, otherForm } = comparableAnswers([...previous, ...current]);
    const [counted, countedBefore] = [current, previous].map((days) =>
      countedAnswers(
        answers.filter((one) => days.includes(one)),
        { rests },
      ),
    );
    return {
      name,
      summary: summariseAnswers(counted!),
      before: summariseAnswers(countedBefore!),
      otherForm,
      words: current.flatMap(({ day, answer }) => (answer.kind === 'text' ? [{ day, text: answer.value }] : [])),
    };
  });
}

function answersIn(entries: readonly SavedEntry[], name: string): AnsweredDay[] {
  return entries.flatMap(({ day, late, own_answers }) => {
    const answer = own_answers?.[name];
    return answer === undefined ? [] : [{ day, answer, late }];
  });
}
