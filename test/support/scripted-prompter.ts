import { Cancelled, Dismissed } from '../../src/errors.ts';
import type { Prompter } from '../../src/terminal/prompts/prompter.ts';

/** Answers that leave a question: Ctrl-C and `x`. */
export const CANCEL = Symbol('Ctrl-C');
export const LEAVE = Symbol('x');
/** The program receives SIGTERM. */
export const TERMINATE = Symbol('SIGTERM');
/** Enter alone. */
export const ENTER = Symbol('Enter');

/** Ctrl-C after some text was typed. */
export class Typed {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Answers each question with the next of the answers; a function is called for its answer. Throws if there is no answer, or if it is a key that the question
 * does not offer.
 * @param room lines above a question
 */
export function scriptedPrompter(answers: unknown[], room = Number.POSITIVE_INFINITY): Prompter {
  const remaining = [...answers];
  const next = (question: string): unknown => {
    if (remaining.length === 0) throw new Error(`No answer was prepared for: ${question}`);
    const prepared = remaining.shift();
    const answer = typeof prepared === 'function' ? prepared() : prepared;
    if (answer === CANCEL) throw new Cancelled();
    if (answer === TERMINATE) throw new Cancelled('', 'SIGTERM');
    if (answer === LEAVE) throw new Dismissed();
    return answer;
  };
  return {
    async closeness(question) {
      const answer = next(question.ask);
      const other = question.otherChoices?.find(({ key }) => key === answer);
      if (other) return other.value;
      if (answer === ENTER) {
        if (question.initial === undefined && !question.skippable)
          throw new Error(`Enter does not answer: ${question.ask}`);
        return question.initial ?? null;
      }
      return answer as never;
    },
    async key(question) {
      const answer = next(question.ask);
      if (answer === ENTER) return question.enter.value;
      const choice = question.choices.find(({ key }) => key === answer);
      if (!choice) throw new Error(`"${String(answer)}" is not offered by: ${question.ask}`);
      return choice.value;
    },
    async many(question) {
      const answer = next(question.ask);
      if (answer === ENTER) return question.initial ? [...question.initial] : null;
      return question.choices.filter(({ key }) => String(answer).includes(key)).map(({ value }) => value);
    },
    async line(question) {
      const answer = next(question.ask);
      if (answer instanceof Typed) {
        question.onLeave?.(answer.text);
        throw new Cancelled();
      }
      return answer === ENTER ? (question.initial ?? '') : String(answer);
    },
    async confirm(question) {
      const answer = next(question.ask);
      if (answer !== ENTER && answer !== 'y' && answer !== 'n')
        throw new Error(`"${String(answer)}" is neither yes nor no: ${question.ask}`);
      return answer === 'y';
    },
    linesAbove: () => room,
    withTerminalReleased: (run) => run(),
    close() {},
  };
}
