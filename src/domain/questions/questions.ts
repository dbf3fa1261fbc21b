import content from '../../../prompts/questions.yaml';
import type { MyMove, Practice, TheirMove } from '../entry.ts';
import { type Partner, speakOf, UNNAMED_PARTNER } from '../partner.ts';
import type { Closeness } from '../scale.ts';

/** The words of a question of the evening. */
export interface QuestionText {
  ask: string;
  /** The question for a day that is over. */
  over: string;
  help: string;
}

export interface ClosenessQuestionText extends QuestionText {
  /** The question where nothing is drawn, if it speaks of pictures. */
  without_pictures?: QuestionText;
  anchors: Readonly<Record<Closeness, string>>;
}

export interface ChoiceQuestionText<Value> extends QuestionText {
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
  note: QuestionText;
}

let unnamed: Questions | undefined;

/** The questions that come with the program, in the words for the other person. */
export function questions(partner: Partner = UNNAMED_PARTNER): Questions {
  // Checked when the program is built.
  const withSlots = content as unknown as Questions;
  if (partner !== UNNAMED_PARTNER) return speakIn(withSlots, partner);
  unnamed ??= speakIn(withSlots, partner);
  return unnamed;
}

/** What each closeness looks like, in words. */
export function closenessAnchors(): Questions['felt']['anchors'] {
  return speakIn((content as unknown as Questions).felt.anchors, UNNAMED_PARTNER);
}

/** The same content with the slots of all its texts filled. */
function speakIn<Content>(content: Content, partner: Partner): Content {
  if (typeof content === 'string') return speakOf(partner, content) as Content;
  if (Array.isArray(content)) return content.map((item) => speakIn(item, partner)) as Content;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, item]) => [key, speakIn(item, partner)])) as Content;
}

/** The question about a day: another one if the day is over. */
export function askedAbout({ ask, over }: QuestionText, isPastDay: boolean): string {
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
