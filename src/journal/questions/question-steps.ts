import type { OwnQuestion } from '../../domain/questions/own-question.ts';
import type { Journal } from '../journal.ts';
import { parseStored } from '../tables/parse-stored.ts';

/** What an import or a merge did to the questions, for an undo of it. */
export interface QuestionStep {
  /** The number of the step in the log of changes; null where it changed nothing else that an undo takes back. */
  change: number | null;
  /** The last revision that there was when it ended, where `change` is null. */
  after?: number;
  /** Each question that it brought, and the one of this name before; null for a new one. */
  questions: readonly { was: OwnQuestion | null; became: OwnQuestion }[];
  /** The order as it was stored before and after. */
  order: { was: string | null; became: string | null };
}

const SETTING = 'question_steps';

/** The steps that changed questions and were not undone, oldest first; none where they cannot be read. */
export function questionSteps({ settings }: Journal): QuestionStep[] {
  return parseStored<QuestionStep[]>(settings.get(SETTING)) ?? [];
}

/** Stores these steps in the place of all others. */
export function setQuestionSteps({ settings }: Journal, steps: readonly QuestionStep[]): void {
  settings.set(SETTING, steps.length === 0 ? null : JSON.stringify(steps));
}

/** Keeps what the current step did to the questions, also where it changes no day. */
export function recordQuestionStep(
  journal: Journal,
  { questions, order }: Pick<QuestionStep, 'questions' | 'order'>,
): void {
  if (questions.length === 0 && order.was === order.became) return;
  const change = journal.currentChange();
  const place = change === null ? { change, after: journal.lastRevision() } : { change };
  setQuestionSteps(journal, [...questionSteps(journal), { ...place, questions, order }]);
}
