import type { Answers } from '../../domain/entry.ts';
import { formatAnswer, type OwnAnswer } from '../../domain/questions/own-answers.ts';
import { type OwnQuestion, parseAnswer } from '../../domain/questions/own-question.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import { UserError } from '../../errors.ts';
import { orderedQuestions } from '../../journal/questions/own-questions.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { escapeControls, wrap } from '../../render/text.ts';
import { answeredText } from '../../terminal/prompts/answered-line.ts';
import type { KeyChoice } from '../../terminal/prompts/prompter.ts';
import type { DaySession } from '../session.ts';
import { type EveningQuestion, initialOf, type WaysOut } from './evening-questions.ts';

/**
 * The questions of an evening in the writer's order, without those that are hidden. What is hidden keeps its answer.
 * @param keepTyped keeps words that are typed when the writer leaves
 */
export function eveningInOrder(
  session: DaySession,
  builtIn: readonly EveningQuestion[],
  keepTyped: (typed: Answers) => void,
): EveningQuestion[] {
  return orderedQuestions(session.journal).flatMap(({ name, own, isHidden }) => {
    if (isHidden) return [];
    return own ? [ownQuestion(session, own, keepTyped)] : builtIn.filter(({ field }) => field === name);
  });
}

function ownQuestion(session: DaySession, question: OwnQuestion, keepTyped: (typed: Answers) => void): EveningQuestion {
  const { name, kind } = question;
  const asAnswers = (answer: OwnAnswer | null): Answers => (answer === null ? {} : { own_answers: { [name]: answer } });
  const answeredLine = ({ own_answers = {} }: Answers, display: DisplayOptions) => {
    const answer = own_answers[name];
    return answeredText({ name, display }, answer ? formatAnswer(answer) : '');
  };
  return {
    field: `own:${name}`,
    async ask({ own_answers = {} }, waysOut) {
      const standing = own_answers[name] ?? null;
      const isTyped = kind === 'number' || kind === 'text';
      const given = isTyped
        ? await askForWords(session, question, standing, waysOut, (typed) => keepTyped(asAnswers(typed)))
        : await askByKey(session, question, standing, waysOut);
      const answer = asAnswers(given);
      if (!session.world.display.plain) session.screen.show(() => [answeredLine(answer, session.world.display)]);
      return { kind: 'answer', answer };
    },
    answeredLine,
  };
}

/** Asks for a number from 1 to 7, a choice, or yes or no: each by one key. */
async function askByKey(
  { prompter }: DaySession,
  question: OwnQuestion,
  standing: OwnAnswer | null,
  waysOut: WaysOut,
): Promise<OwnAnswer | null> {
  const skips = { value: null, label: 'skips' };
  const enter = standing === null ? skips : { value: standing, label: `keeps "${formatAnswer(standing)}"` };
  return prompter.key<OwnAnswer | null>({
    ask: question.text,
    choices: choicesOf(question),
    enter,
    enterWhenCleared: skips,
    ...waysOut,
  });
}

function choicesOf({ kind, choices = [], low = '', high = '' }: OwnQuestion): KeyChoice<OwnAnswer | null>[] {
  if (kind === 'scale')
    return CLOSENESS.map((value) => {
      const label = value === 1 ? low : value === 7 ? high : '';
      return { key: String(value), value: { kind, value }, label };
    });
  // A label of one sign is its own key, and stands there once.
  if (kind === 'choice')
    return choices.map(({ key, label }) => ({ key, value: { kind, value: label }, label: label === key ? '' : label }));
  return [
    { key: 'y', value: { kind: 'yes-no', value: true }, label: 'yes' },
    { key: 'n', value: { kind: 'yes-no', value: false }, label: 'no' },
  ];
}

/** Asks for a number or for words, on one line, until it is empty or an answer. */
async function askForWords(
  { world, prompter, screen }: DaySession,
  question: OwnQuestion,
  standing: OwnAnswer | null,
  waysOut: WaysOut,
  keepTyped: (typed: OwnAnswer) => void,
): Promise<OwnAnswer | null> {
  const keep = (typed: string) => {
    const answer = answerIn(question, typed);
    if (typeof answer === 'object') keepTyped(answer);
  };
  const mark = screen.mark();
  const before = standing === null ? '' : formatAnswer(standing);
  for (let words = before; ; ) {
    const typed = await prompter.line({
      ask: question.unit === undefined ? question.text : `${question.text} (${question.unit})`,
      keyHints: [words === '' ? 'Enter alone skips' : 'Enter goes on'],
      onLeave: keep,
      onPause: keep,
      ...initialOf(words === '' ? undefined : words),
      ...waysOut,
    });
    // Takes away why the words before were no answer.
    screen.returnTo(mark);
    if (typed.trim() === '') return null;
    if (standing !== null && typed.trim() === before) return standing;
    const answer = answerIn(question, typed);
    if (typeof answer === 'object') return answer;
    screen.show(() => wrap(world.display.theme.warning(escapeControls(answer)), world.display.width));
    // In plain display a line cannot be corrected, only written again.
    words = world.display.plain ? before : typed;
  }
}

/** The answer that words give, or why they give none. */
function answerIn(question: OwnQuestion, words: string): OwnAnswer | string {
  try {
    return parseAnswer(question, words);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
