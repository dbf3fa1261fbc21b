import { UserError } from '../../errors.ts';
import { CLOSENESS } from '../scale.ts';
import type { Questions } from './questions.ts';

/**
 * Checks the parsed content of the questions file, when the program is built.
 * @param file its name, for error messages
 * @throws UserError naming the file and the question that is wrong
 */
export function parseQuestions(given: unknown, file: string): Questions {
  const list = Array.isArray(given) ? given : [];
  const wrong = (field: string, what: string) => new UserError(`${file}, question "${field}": ${what}.`);
  const questions: Record<string, unknown> = {};
  for (const field of ['felt', 'want', 'their_move', 'my_move', 'practices', 'note']) {
    const question = list.find((one) => one?.field === field);
    if (typeof question?.ask !== 'string' || typeof question.help !== 'string')
      throw wrong(field, '"ask" or "help" is missing');
    if (typeof question.over !== 'string') throw wrong(field, '"over" is missing');
    const { keys, anchors } = question;
    if (field === 'felt' || field === 'want') {
      const plain = question.without_pictures ?? { ask: '', over: '', help: '' };
      if ([plain.ask, plain.over, plain.help].some((text) => typeof text !== 'string'))
        throw wrong(field, '"ask", "over" or "help" of "without_pictures" is missing');
      for (const number of CLOSENESS)
        if (typeof anchors?.[number] !== 'string') throw wrong(field, `anchor ${number} is missing`);
    } else if (
      field !== 'note' &&
      !(Array.isArray(keys) && keys.every((one) => one?.key?.length === 1 && one.value && one.label))
    ) {
      throw wrong(field, 'each of "keys" needs a key of one character, a value and a label');
    }
    if (keys && typeof question.name !== 'string') throw wrong(field, '"name" is missing');
    questions[field] = question;
  }
  return questions as unknown as Questions;
}
