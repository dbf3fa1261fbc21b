import type { Day } from '../../domain/day.ts';
import { normaliseEntry } from '../../domain/entry.ts';
import { instantAfter } from '../../domain/instant-after.ts';
import type { OwnAnswers } from '../../domain/questions/own-answers.ts';
import { type OwnQuestion, parseQuestion } from '../../domain/questions/own-question.ts';
import { UserError } from '../../errors.ts';
import { warnOfDamage } from '../../io/warn-of-damage.ts';
import type { Journal } from '../../journal/journal.ts';
import { withJournal } from '../../journal/open.ts';
import {
  countAnswers,
  orderedQuestions,
  ownQuestions,
  putOwnQuestion,
  questionOrder,
  setQuestionOrder,
} from '../../journal/questions/own-questions.ts';
import { damagedAmong } from '../../journal/tables/damage/damage.ts';
import type { World } from '../../world.ts';
import { requireOwnQuestion } from './require-question.ts';

/**
 * Gives a question of the writer's own another name, and its answers with it, as one step that `undo` takes back.
 * @returns on how many days it was answered
 * @throws UserError for a name that a question has, or that answers are kept under
 */
export function renameOwnQuestion(world: World, from: string, wanted: string): Promise<number> {
  const at = world.now();
  return withJournal(world, 'write', async (journal) => {
    const answered = journal.entries().filter(({ own_answers }) => own_answers?.[from.normalize()] !== undefined);
    await warnOfDamage(
      world,
      damagedAmong(
        journal,
        answered.map(({ day }) => day),
      ),
    );
    return journal.atomically(() => {
      const question = requireOwnQuestion(journal, from);
      const { name: to } = parseQuestion({ ...question, name: wanted });
      const isAsked = ownQuestions(journal).some(({ name, removed_at }) => name === to && removed_at === undefined);
      if (isAsked || countAnswers(journal).has(to))
        throw new UserError(
          `"${to}" ${isAsked ? 'is a question already' : 'is the name of answers that are kept'}.`,
          'Choose another name. Nothing was changed.',
        );
      renameQuestion(journal, question, to, at);
      return renameAnswers(journal, question.name, to, at);
    }, 'write');
  });
}

/**
 * Gives a question its old name back, where an undo has just brought its answers back under that name.
 * @param days what the undo brought back
 * @returns the name that it had, and the one that it has again; null if no question was renamed
 */
export function takeBackRename(journal: Journal, days: readonly Day[], at: Date): { from: string; to: string } | null {
  const questions = ownQuestions(journal);
  for (const { name: to, removed_at } of questions) {
    // A renaming removes the old name and changes the new one at the same instant.
    const renamed = questions.find((one) => one.removed_at === undefined && one.updated_at === removed_at);
    if (renamed === undefined || countAnswers(journal).has(renamed.name)) continue;
    if (!days.some((day) => journal.entry(day)?.own_answers?.[to] !== undefined)) continue;
    renameQuestion(journal, renamed, to, at);
    return { from: renamed.name, to };
  }
  return null;
}

/** The old name stays as that of a question that was removed, so that a merge takes it over too. */
function renameQuestion(journal: Journal, question: OwnQuestion, to: string, at: Date): void {
  const { name: from } = question;
  const known = ownQuestions(journal).find(({ name }) => name === to)?.updated_at ?? '';
  const instant = instantAfter(known > question.updated_at ? known : question.updated_at, at.toISOString());
  const renamed = parseQuestion({ ...question, name: to, updated_at: instant });
  const order = orderedQuestions(journal).map(({ name }) => (name === from ? to : name));
  const hidden = questionOrder(journal).hidden.map((name) => (name === from ? to : name));
  putOwnQuestion(journal, renamed);
  putOwnQuestion(journal, { ...question, updated_at: instant, removed_at: instant });
  setQuestionOrder(journal, { order, hidden });
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
