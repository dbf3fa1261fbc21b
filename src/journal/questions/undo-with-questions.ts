import type { OwnQuestion } from '../../domain/questions/own-question.ts';
import { parseQuestionOrder } from '../../domain/questions/question-order.ts';
import type { Journal } from '../journal.ts';
import type { UndoneStep } from '../tables/change-log.ts';
import { countAnswers, ownQuestions, ownQuestionsByName, putOwnQuestion, setQuestionOrder } from './own-questions.ts';
import { type QuestionStep, questionSteps, setQuestionSteps } from './question-steps.ts';

/** What became of the questions that an import or a merge had brought when it was undone, by name. */
export interface QuestionsTakenBack {
  /** New ones that are gone again, without those that came as removed ones. */
  gone: string[];
  /** Those that are as they were before. */
  restored: string[];
  /** New ones that stay, as days have other answers to them. */
  answered: string[];
  /** Those that stay, as the writer changed them since. */
  changed: string[];
}

const NOTHING: QuestionsTakenBack = { gone: [], restored: [], answered: [], changed: [] };

/** What an undo took back. */
interface TakenBack {
  /** Null where the step had changed questions alone. */
  undone: UndoneStep | null;
  questions: QuestionsTakenBack;
}

/** Reverts the last step, with what it had done to the questions; null if there is none. */
export function undoWithQuestions(journal: Journal, at: Date): TakenBack | null {
  return journal.atomically(() => {
    const steps = questionSteps(journal);
    const last = steps.at(-1);
    const isLast = last?.change === null && last.after! >= journal.lastRevision({ toUndo: true });
    const undone = isLast ? null : journal.undo(at);
    if (!isLast && undone === null) return null;
    const step = isLast ? last : steps.find(({ change }) => change === undone!.change);
    const questions = step ? takeBackQuestions(journal, step) : NOTHING;
    if (step)
      setQuestionSteps(
        journal,
        steps.filter((one) => one !== step),
      );
    return { undone, questions };
  });
}

/** Takes back what a step had done to the questions. What the writer changed or removed since stays so. */
function takeBackQuestions(journal: Journal, step: QuestionStep): QuestionsTakenBack {
  const taken: QuestionsTakenBack = { gone: [], restored: [], answered: [], changed: [] };
  const current = ownQuestionsByName(journal);
  const answers = countAnswers(journal);
  for (const { was, became } of step.questions) {
    const { name } = became;
    const question = current.get(name);
    if (question === undefined || (question.removed_at !== undefined && became.removed_at === undefined)) continue;
    if (!isSame(question, became)) taken.changed.push(name);
    else if (was !== null) {
      putOwnQuestion(journal, was);
      taken.restored.push(name);
    } else if (answers.has(name)) taken.answered.push(name);
    else {
      journal.statements.prepare('DELETE FROM questions WHERE name = ?').run(name);
      if (became.removed_at === undefined) taken.gone.push(name);
    }
  }
  takeBackOrder(journal, step.order, taken.gone);
  return taken;
}

/** Whether two questions differ in nothing but when they were changed: a renaming that was taken back leaves a later time. */
function isSame(one: OwnQuestion, other: OwnQuestion): boolean {
  return JSON.stringify({ ...one, updated_at: '' }) === JSON.stringify({ ...other, updated_at: '' });
}

/** The order is as it was before, unless it was changed since or a question needs one; then it only loses what is gone. */
function takeBackOrder(journal: Journal, { was, became }: QuestionStep['order'], gone: readonly string[]): void {
  const current = journal.settings.questionOrder();
  const isNeeded = was === null && ownQuestions(journal).length > 0;
  if (current === became && !isNeeded) {
    journal.settings.setQuestionOrder(was);
    return;
  }
  const { order, hidden } = parseQuestionOrder(current);
  const isThere = (name: string) => !gone.includes(name);
  setQuestionOrder(journal, { order: order.filter(isThere), hidden: hidden.filter(isThere) });
}
