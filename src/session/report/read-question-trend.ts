import { monthIndex } from '../../domain/day.ts';
import { sortByQuestion } from '../../domain/questions/question-order.ts';
import { UserError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import { answerOrder } from '../../journal/questions/answer-order.ts';
import { answersTo, countAnswers, ownQuestionsByName } from '../../journal/questions/own-questions.ts';
import { monthStart } from '../../trends/periods/period.ts';
import { lastDayShown } from '../../trends/periods/stretch.ts';
import { type QuestionTrend, summariseQuestion } from '../../trends/questions/question-trend.ts';
import { firstDayOfTable, type TrendsRequest } from '../../trends/summary.ts';

/**
 * Reads the answers to a question for the stretch of the trends; also to one that is hidden or was removed.
 * @throws UserError if there is neither such a question nor an answer to it
 */
export function readQuestionTrend(
  journal: Journal,
  given: string,
  asked: TrendsRequest & { all?: boolean },
): QuestionTrend {
  const name = given.normalize();
  const question = ownQuestionsByName(journal).get(name);
  if (question === undefined && !countAnswers(journal).has(name)) throw unknownQuestion(journal, name);
  return trendOf(journal, { name, text: question?.text ?? null }, asked);
}

/** A trend for each question of the writer's own that was ever answered, in the order of the questions. */
export function readQuestionTrends(journal: Journal, asked: TrendsRequest): QuestionTrend[] {
  const counts = countAnswers(journal);
  if (counts.size === 0) return [];
  const questions = ownQuestionsByName(journal);
  return sortByQuestion([...counts.keys()], answerOrder(journal), (name) => name).map((name) =>
    trendOf(journal, { name, text: questions.get(name)?.text ?? null }, asked),
  );
}

function trendOf(
  journal: Journal,
  { name, text }: { name: string; text: string | null },
  { all = false, includeLate = false, unit = 'week', ...asked }: TrendsRequest & { all?: boolean },
): QuestionTrend {
  const to = lastDayShown(asked);
  const weeks = asked.weeks ?? (Number(journal.settings.get('weeks')) || undefined);
  const first = all ? answersTo(journal, name)[0]?.day : undefined;
  const from = firstDayOfTable({
    ...asked,
    unit,
    ...(weeks !== undefined && { weeks }),
    ...(first && { from: first }),
  });
  const monthBefore = monthStart(monthIndex(to) - 1);
  // The last answer may lie before both: where the table is empty, a sentence says how far back it is.
  const recent = answersTo(journal, name, from < monthBefore ? from : monthBefore, to);
  const answers = recent.length > 0 ? recent : answersTo(journal, name, '', to).slice(-1);
  return summariseQuestion(answers, {
    name,
    text,
    today: asked.today,
    from,
    to,
    unit,
    includeLate,
    rests: journal.rests(),
  });
}

function unknownQuestion(journal: Journal, name: string): UserError {
  const names = [...new Set([...ownQuestionsByName(journal).keys(), ...countAnswers(journal).keys()])];
  return new UserError(
    `There is no question of your own called "${name.slice(0, 40)}".`,
    names.length === 0
      ? 'nearfar questions add asks one of your own; felt and wanted are in nearfar trends.'
      : `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  );
}
