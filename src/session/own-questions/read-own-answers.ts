import type { AskedField } from '../../domain/entry.ts';
import type { OwnAnswer, OwnAnswers } from '../../domain/questions/own-answers.ts';
import { parseAnswer } from '../../domain/questions/own-question.ts';
import { UsageError } from '../../errors.ts';
import type { OwnAnswerFlag } from '../../flags/answer-flags.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Input } from '../../terminal/input.ts';
import { requireOwnQuestion } from './require-question.ts';

/** Answers to own questions, and those that are to be cleared. */
export interface GivenAnswers {
  own_answers: OwnAnswers;
  cleared: AskedField[];
}

/**
 * The answers that were given as flags. Words, which are as private as a note, are read from standard input.
 * @param isInputTaken whether a note is read from standard input
 * @throws UserError for a question that is not known, and an answer that it does not take
 */
export async function readOwnAnswers(
  journal: Journal,
  given: OwnAnswerFlag,
  input: Input,
  isInputTaken: boolean,
): Promise<GivenAnswers> {
  const answers: [string, OwnAnswer][] = [];
  const cleared: AskedField[] = [];
  let isTaken = isInputTaken;
  for (const [name, words] of Object.entries(given)) {
    const question = requireOwnQuestion(journal, name);
    if (words.trim() === '') cleared.push(`own:${name}`);
    else if (question.kind !== 'text') answers.push([name, parseAnswer(question, words)]);
    else {
      // Other users can read command lines in the list of processes, and the shell's history keeps them.
      if (words !== '-')
        throw new UsageError(
          `The answer to "${name}" is in words, and those never stand on the command line, where others could read them.`,
          `Send them in: nearfar write --answer ${name}=- < words.txt`,
        );
      if (isTaken)
        throw new UsageError(
          'Standard input can be read for one thing only.',
          `Give the answer to "${name}" by itself: nearfar write --answer ${name}=- < words.txt`,
        );
      isTaken = true;
      const text = await input.readAll();
      if (text.trim() === '') cleared.push(`own:${name}`);
      else answers.push([name, parseAnswer(question, text)]);
    }
  }
  return { own_answers: Object.fromEntries(answers), cleared };
}
