import type { Answers } from '../../domain/entry.ts';
import { type ChoiceQuestionText, questions } from '../../domain/questions.ts';
import { type Closeness, isCloseness } from '../../domain/scale.ts';
import { UserError } from '../../errors.ts';

/** The line below the heading of a day, with or without circles; a day that has a note alone has no number. */
const ANSWERS = /^(?:(?:`[^`]*` ?)?Felt:? ?(?:[1-7](?!\d)|\d+(?= ?\(|[.,]|$))|No number[.,])/i;
const OWN_ANSWERS = /^(?:`[^`]*` Felt \d|No number[.,])/;
/** A number where an answer stands, which may be none of the scale. */
const NUMBER = /\b(felt|wanted):? ?(\d+)(?= ?\(|[.,]|$)/gi;

/** Whether a line begins with the answers of a day. */
export function isAnswersLine(line: string): boolean {
  return ANSWERS.test(line);
}

/** Whether a line begins as nearfar writes the answers of a day, with the circles. */
export function isOwnAnswersLine(line: string): boolean {
  return OWN_ANSWERS.test(line);
}

interface ReadAnswers {
  /** What the line says. An answer whose words are not understood is that of `before`. */
  answers: Answers;
  /** The words of the line that are no answers; '' for none. */
  rest: string;
}

/**
 * Reads a line of answers that may have been changed by hand.
 * @param before the answers that stood there
 * @throws UserError for a number that is not on the scale
 */
export function readAnswersLine(line: string, before: Answers): ReadAnswers {
  const { felt, want, their_move, my_move, practices } = questions();
  for (const [, field, number] of line.matchAll(NUMBER))
    if (!isCloseness(Number(number)))
      throw new UserError(`"${field} ${number}" is none of the seven. Write a number from 1 to 7.`);
  let rest = line.replace(/^`[^`]*` ?/, '');
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(0, found.index) + rest.slice(found.index + found[0].length);
    return found;
  };
  const number = (found: RegExpExecArray | null, anchors: Readonly<Record<number, string>>, old?: Closeness) => {
    if (!found) return undefined;
    const [, digit, words] = found;
    if (Number(digit) !== old || words === undefined) return Number(digit) as Closeness;
    // Only the words were changed.
    const named = Object.keys(anchors)
      .map(Number)
      .find((one) => anchors[one] === words.trim());
    if (named === undefined) rest += ` ${words}`;
    return isCloseness(named) ? named : old;
  };
  const choice = <Value extends string>(
    start: string,
    text: ChoiceQuestionText<Value>,
    old: Value | undefined,
  ): Value | undefined => {
    const found = take(new RegExp(` ?${start} (${alternatives(text)})(?:\\.|$)`, 'i'));
    if (found) return answerOf(text, found[1]!);
    return new RegExp(start, 'i').test(rest) ? old : undefined;
  };
  const answers: Answers = {};
  take(/^No number\.?/i);
  const set = (more: { [Field in keyof Answers]: Answers[Field] | undefined }) =>
    Object.assign(answers, Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined)));
  set({ want: number(take(/,? ?\bwanted:? ([1-7])(?!\d)(?: \(([^()]*)\))?/i), want.anchors, before.want) });
  if (/\bwanted\b/i.test(rest)) set({ want: before.want });
  set({ felt: number(take(/\bFelt:? ?([1-7])(?!\d)(?: \(([^()]*)\))?\.?/i), felt.anchors, before.felt) });
  set({ their_move: choice('[^.:,]{1,60} move:', their_move, before.their_move) });
  set({ my_move: choice('Mine:', my_move, before.my_move) });
  const some = take(
    new RegExp(
      ` ?In the day: (none of the three|(?:${alternatives(practices)})(?:, (?:${alternatives(practices)}))*)(?:\\.|$)`,
      'i',
    ),
  );
  if (some) set({ practices: some[1]!.split(', ').flatMap((label) => answerOf(practices, label) ?? []) });
  else if (/In the day:/i.test(rest)) set({ practices: before.practices });
  return { answers, rest: /[\p{L}\p{N}]/u.test(rest) ? rest.replace(/^[\s.,]+/, '').trim() : '' };
}

/** The labels and values of a question, as a part of a regular expression. */
function alternatives<Value extends string>({ keys }: ChoiceQuestionText<Value>): string {
  return keys.flatMap(({ label, value }) => [label, value]).join('|');
}

function answerOf<Value extends string>({ keys }: ChoiceQuestionText<Value>, words: string): Value | undefined {
  const text = words.toLowerCase();
  return keys.find(({ label, value }) => label.toLowerCase() === text || value === text)?.value;
}
