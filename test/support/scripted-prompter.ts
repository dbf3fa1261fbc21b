import { Cancelled, Dismissed, WentBack } from '../../src/errors.ts';
import type { Prompter } from '../../src/terminal/prompts/prompter.ts';

/** Answers that leave a question: Ctrl-C and `x`. */
export const CANCEL = Symbol('Ctrl-C');
export const LEAVE = Symbol('x');
/** The program receives SIGTERM. */
export const TERMINATE = Symbol('SIGTERM');
/** Enter alone. */
export const ENTER = Symbol('Enter');

/** The key that goes back to the question before. */
export const BACK = Symbol('back');
/** The key that clears the answer, and Enter. */
export const CLEAR = Symbol('clear');

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
  const next = ({ ask, canGoBack = false }: { ask: string; canGoBack?: boolean }): unknown => {
    if (remaining.length === 0) throw new Error(`No answer was prepared for: ${ask}`);
    const prepared = remaining.shift();
    const answer = typeof prepared === 'function' ? prepared() : prepared;
    if (answer === CANCEL) throw new Cancelled();
    if (answer === TERMINATE) throw new Cancelled('', 'SIGTERM');
    if (answer === LEAVE) throw new Dismissed();
    if (answer === BACK) throw canGoBack ? new WentBack() : new Error(`One cannot go back from: ${ask}`);
    return answer;
  };
  return {
    async closeness(question) {
      const answer = next(question);
      const other = question.otherChoices?.find(({ key }) => key === answer);
      if (other) return other.value;
      if (answer === ENTER) {
        if (question.initial === undefined && !question.skippable)
          throw new Error(`Enter does not answer: ${question.ask}`);
        return question.initial ?? null;
      }
      if (answer === CLEAR) {
        if (question.initial === undefined || !question.skippable) throw new Error(`Nothing to clear: ${question.ask}`);
        return null;
      }
      return answer as never;
    },
    async key(question) {
      const answer = next(question);
      if (answer === ENTER) return question.enter.value;
      if (answer === CLEAR && question.enterWhenCleared) return question.enterWhenCleared.value;
      const choice = question.choices.find(({ key }) => key === answer);
      if (!choice) throw new Error(`"${String(answer)}" is not offered by: ${question.ask}`);
      return choice.value;
    },
    async many(question) {
      const answer = next(question);
      if (answer === ENTER) return question.initial ? [...question.initial] : null;
      if (answer === CLEAR) return null;
      return question.choices.filter(({ key }) => String(answer).includes(key)).map(({ value }) => value);
    },
    async line(question) {
      const answer = next(question);
      if (answer instanceof Typed) {
        question.onLeave?.(answer.text);
        throw new Cancelled();
      }
      if (answer === CLEAR) return '';
      return answer === ENTER ? (question.initial ?? '') : String(answer);
    },
    async confirm(question) {
      const answer = next(question);
      if (answer !== ENTER && answer !== 'y' && answer !== 'n')
        throw new Error(`"${String(answer)}" is neither yes nor no: ${question.ask}`);
      return answer === 'y';
    },
    linesAbove: () => room,
    withTerminalReleased: (run) => run(),
    close() {},
  };
}
