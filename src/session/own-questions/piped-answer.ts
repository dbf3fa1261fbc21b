import type { Answers } from '../../domain/entry.ts';
import { isQuestionName, MAX_TEXT_LENGTH, onOneLine } from '../../domain/questions/own-answers.ts';
import type { OwnAnswerFlag } from '../../flags/answer-flags.ts';
import type { KeptInput } from '../../terminal/kept-input.ts';

/**
 * The words that standard input has as the answer to an own question, for an answer that could not be saved. They are read now
 * if they were not yet, for example because the journal could not be opened. Words that are too long for an answer are a note.
 * @returns null if there are none
 */
export async function pipedAnswer(given: OwnAnswerFlag, input: KeptInput): Promise<Answers | null> {
  const name = Object.keys(given).find((one) => given[one] === '-');
  if (name === undefined || !isQuestionName(name)) return null;
  const note = (input.read ?? (input.isTerminal ? '' : await input.readAll())).trim();
  const value = onOneLine(note);
  if (value === '') return null;
  return value.length > MAX_TEXT_LENGTH ? { note } : { own_answers: { [name]: { kind: 'text', value } } };
}
