import type { OwnQuestion } from '../../domain/questions/own-question.ts';
import { BUILT_IN_QUESTIONS } from '../../domain/questions/question-order.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import { orderedQuestions, ownQuestions } from '../../journal/questions/own-questions.ts';
import { unreadableQuestions } from '../../journal/questions/unreadable-questions.ts';
import { isOneTypoApart } from '../../language/is-one-typo-apart.ts';

/** The question of the writer's own with a name, which is asked still. @throws UserError if there is none */
export function requireOwnQuestion(journal: Journal, given: string): OwnQuestion {
  const name = given.normalize();
  const question = ownQuestions(journal).find((one) => one.name === name);
  if (question && question.removed_at === undefined) return question;
  if (question)
    throw new UserError(`The question "${name}" was removed.`, `nearfar questions add ${name} asks it again.`);
  if ((BUILT_IN_QUESTIONS as readonly string[]).includes(name))
    throw new UserError(`"${name}" comes with nearfar.`, 'nearfar questions hide leaves it out of the evening.');
  const asked = ownQuestions(journal).filter(({ removed_at }) => removed_at === undefined);
  throw unknownQuestion(journal, asked, name);
}

/** Names of questions as they are stored, built-in ones with `-` or `_`. @throws UserError if there is none of a name */
export function requireQuestions(journal: Journal, names: readonly string[]): string[] {
  const ordered = orderedQuestions(journal);
  const known = ordered.map(({ name }) => name);
  const stored = names.map((given) => {
    const name = given.normalize();
    const found = known.find((one) => one === name) ?? known.find((one) => one === name.replaceAll('-', '_'));
    if (found === undefined) throw unknownQuestion(journal, ordered, name);
    return found;
  });
  const twice = stored.find((name, index) => stored.indexOf(name) !== index);
  if (twice !== undefined) throw new UsageError(`"${twice}" is named twice.`, 'Name each question once.');
  return stored;
}

/** @param possible the questions that could have been meant */
function unknownQuestion(journal: Journal, possible: readonly { name: string }[], name: string): UserError {
  if (unreadableQuestions(journal).includes(name))
    return new UserError(
      `The question "${name}" was changed on the disk and cannot be read.`,
      `Its answers are kept: nearfar questions add ${name} asks it anew.`,
    );
  const nearest = possible.find((one) => isOneTypoApart(one.name, name))?.name;
  return new UserError(
    `There is no question "${name.slice(0, 40)}".`,
    nearest === undefined
      ? 'nearfar questions shows them.'
      : `Did you mean ${nearest}? nearfar questions shows them all.`,
  );
}
