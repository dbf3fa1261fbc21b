import content from '../../prompts/questions.yaml';
import { UserError } from '../errors.ts';
import type { MyMove, Practice, TheirMove } from './entry.ts';
import { type Partner, speakOf, UNNAMED_PARTNER } from './partner.ts';
import { CLOSENESS, type Closeness } from './scale.ts';

export interface Question {
  ask: string;
  /** The question for a day that is over. */
  over: string;
  help: string;
}

export interface ClosenessQuestionText extends Question {
  /** The question where nothing is drawn, if it speaks of pictures. */
  without_pictures?: Question;
  anchors: Readonly<Record<Closeness, string>>;
}

export interface ChoiceQuestionText<Value> extends Question {
  /** Stands beside the answer once it is given. */
  name: string;
  keys: readonly AnswerText<Value>[];
}

interface AnswerText<Value> {
  key: string;
  value: Value;
  label: string;
  /** The answer as a written day tells it: "you gave space". Only moves have it. */
  told?: string;
}

/** The texts of the daily questions, from `prompts/questions.yaml`. */
export interface Questions {
  felt: ClosenessQuestionText;
  want: ClosenessQuestionText;
  their_move: ChoiceQuestionText<TheirMove>;
  my_move: ChoiceQuestionText<MyMove>;
  practices: ChoiceQuestionText<Practice>;
  note: Question;
}

/**
 * Checks the parsed content of the questions file.
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

let withSlots: Questions | undefined;
let unnamed: Questions | undefined;

/** The questions that come with the program, in the words for the other person. */
export function questions(partner: Partner = UNNAMED_PARTNER): Questions {
  withSlots ??= parseQuestions(content, 'prompts/questions.yaml');
  if (partner !== UNNAMED_PARTNER) return speakIn(withSlots, partner);
  unnamed ??= speakIn(withSlots, partner);
  return unnamed;
}

/** The same content with the slots of all its texts filled. */
function speakIn<Content>(content: Content, partner: Partner): Content {
  if (typeof content === 'string') return speakOf(partner, content) as Content;
  if (Array.isArray(content)) return content.map((item) => speakIn(item, partner)) as Content;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, item]) => [key, speakIn(item, partner)])) as Content;
}

/** The question about a day: another one if the day is over. */
export function askedAbout({ ask, over }: Question, isPastDay: boolean): string {
  return isPastDay ? over : ask;
}

/** The label of an answer: `away` is "pulled away". */
export function labelOf<Value>(words: ChoiceQuestionText<Value>, value: Value): string {
  return words.keys.find((one) => one.value === value)?.label ?? String(value);
}

/** An answer as a written day tells it: `away` is "they pulled away". */
export function toldOf<Value>(words: ChoiceQuestionText<Value>, value: Value): string {
  return words.keys.find((one) => one.value === value)?.told ?? labelOf(words, value);
}
