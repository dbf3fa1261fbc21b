import { normaliseEntry } from '../../domain/entry.ts';
import type { OwnAnswers } from '../../domain/own-answers.ts';
import { parseQuestion } from '../../domain/own-question.ts';
import { UserError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import {
  countAnswers,
  orderedQuestions,
  ownQuestions,
  putOwnQuestion,
  questionOrder,
  setQuestionOrder,
} from '../../journal/own-questions.ts';
import type { World } from '../../world.ts';
import { requireOwnQuestion } from './known-question.ts';

/**
 * Gives a question of the writer's own another name, and its answers with it, as one step that `undo` takes back of the days.
 * @returns on how many days it was answered
 * @throws UserError for a name that a question has, or that answers are kept under
 */
export function renameOwnQuestion(world: World, from: string, to: string): Promise<number> {
  const at = world.now();
  return withJournal(world, 'write', (journal) =>
    journal.atomically(() => {
      const question = requireOwnQuestion(journal, from);
      const renamed = parseQuestion({ ...question, name: to, updated_at: at.toISOString() });
      const { name: before } = question;
      const { name: after } = renamed;
      const isAsked = ownQuestions(journal).some(({ name, removed_at }) => name === after && removed_at === undefined);
      if (isAsked || countAnswers(journal).has(after))
        throw new UserError(`"${after}" is or was a question already.`, 'Choose another name. Nothing was changed.');
      const nameOf = (name: string) => (name === before ? after : name);
      const order = orderedQuestions(journal).map(({ name }) => nameOf(name));
      const hidden = questionOrder(journal).hidden.map(nameOf);
      putOwnQuestion(journal, renamed);
      putOwnQuestion(journal, { ...question, updated_at: at.toISOString(), removed_at: at.toISOString() });
      setQuestionOrder(journal, { order, hidden });
      return renameAnswers(journal, before, after, at);
    }, 'write'),
  );
}

function renameAnswers(journal: Journal, from: string, to: string, at: Date): number {
  let count = 0;
  for (const { late, ...entry } of journal.entries()) {
    const { [from]: answer, ...others }: OwnAnswers = entry.own_answers ?? {};
    if (answer === undefined) continue;
    const renamed = { ...entry, own_answers: { ...others, [to]: answer }, updated_at: at.toISOString() };
    journal.replaceEntry(normaliseEntry(renamed), late, at);
    count += 1;
  }
  return count;
}
