import type { Day } from '../../domain/day.ts';
import type { Answers, AskedField, Practice } from '../../domain/entry.ts';
import {
  askedAbout,
  type ChoiceQuestionText,
  type ClosenessQuestionText,
  labelOf,
  type Questions,
} from '../../domain/questions/questions.ts';
import type { Closeness } from '../../domain/scale.ts';
import type { DisplayOptions } from '../../render/display-options.ts';
import { answeredChoices, answeredCloseness } from '../../terminal/prompts/answered-line.ts';
import type { KeyChoice, Prompter, Question } from '../../terminal/prompts/prompter.ts';
import type { DaySwitch } from './day-switch.ts';

/** What a question takes beside an answer. */
export type WaysOut = Pick<Question, 'canGoBack' | 'askBeforeLeaving'>;

/**
 * What came of one question: its answer, or none in an empty object, or the wish to write another day (null: none).
 * `onKept` is due once the answer is kept.
 */
export type Asked = { kind: 'answer'; answer: Answers; onKept?: () => void } | { kind: 'switch-day'; day: Day | null };

/** One question of an evening. */
export interface EveningQuestion {
  field: AskedField;
  /** Asks it. The answer that stands can be kept, changed or cleared. */
  ask(standing: Answers, waysOut: WaysOut): Promise<Asked>;
  /** The line that shows its answer. */
  answeredLine(answers: Answers, display: DisplayOptions): string;
}

/**
 * The questions of an evening before the note, in the order in which they are asked.
 * @param canLackFelt whether the day has a note alone, and may stay without a number
 */
export function questionsBeforeNote(
  prompter: Prompter,
  texts: Questions,
  isPastDay: boolean,
  daySwitch: DaySwitch | null,
  canLackFelt: boolean,
): EveningQuestion[] {
  const otherChoices = daySwitch === null ? [] : [{ key: daySwitch.key, value: daySwitch, label: daySwitch.label }];
  const [pickedFelt, pickedWant] = [pickedAnswer<Closeness>(), pickedAnswer<Closeness>()];
  return [
    {
      field: 'felt',
      async ask({ felt }, waysOut) {
        const text = closenessQuestion(texts.felt, isPastDay, pickedFelt.orElse(felt));
        const question = { name: 'felt', ...text, ...waysOut, onPick: pickedFelt.pick };
        const answer = await prompter.closeness<DaySwitch>({ ...question, skippable: canLackFelt, otherChoices });
        if (typeof answer === 'object' && answer !== null) return { kind: 'switch-day', day: answer.day };
        return answered('felt', answer);
      },
      answeredLine: ({ felt }, display) => answeredCloseness({ ...texts.felt, name: 'felt', display }, felt ?? null),
    },
    {
      field: 'want',
      async ask({ want }, waysOut) {
        const text = closenessQuestion(texts.want, isPastDay, pickedWant.orElse(want));
        const question = { name: 'wanted', ...text, ...waysOut, onPick: pickedWant.pick };
        return answered('want', await prompter.closeness({ ...question, skippable: true }));
      },
      answeredLine: ({ want }, display) => answeredCloseness({ ...texts.want, name: 'wanted', display }, want ?? null),
    },
    moveQuestion(prompter, 'their_move', texts.their_move, isPastDay),
    moveQuestion(prompter, 'my_move', texts.my_move, isPastDay),
    practicesQuestion(prompter, texts.practices, isPastDay),
  ];
}

function closenessQuestion(text: ClosenessQuestionText, isPastDay: boolean, standing: Closeness | undefined) {
  const { help, anchors, without_pictures: plain } = text;
  const withoutPictures = plain && { ask: askedAbout(plain, isPastDay), help: plain.help };
  return {
    ask: askedAbout(text, isPastDay),
    help,
    anchors,
    ...(withoutPictures && { withoutPictures }),
    ...initialOf(standing),
  };
}

type Move = 'their_move' | 'my_move';

function moveQuestion<Field extends Move, Value extends NonNullable<Answers[Field]>>(
  prompter: Prompter,
  field: Field,
  text: ChoiceQuestionText<Value>,
  isPastDay: boolean,
): EveningQuestion {
  const { name, help, keys: choices } = text;
  const ask = askedAbout(text, isPastDay);
  return {
    field,
    async ask(answers, waysOut) {
      const standing = answers[field] as Value | undefined;
      const skips = { value: null, label: 'skips' };
      const enter = standing === undefined ? skips : { value: standing, label: `keeps "${labelOf(text, standing)}"` };
      const offered = choices as readonly KeyChoice<Value | null>[];
      const question = { name, ask, help, choices: offered, enter, enterWhenCleared: skips, ...waysOut };
      return answered(field, await prompter.key<Value | null>(question));
    },
    answeredLine: (answers, display) => answeredChoices({ name, display, choices }, [answers[field]]),
  };
}

function practicesQuestion(prompter: Prompter, text: Questions['practices'], isPastDay: boolean): EveningQuestion {
  const { name, help, keys: choices } = text;
  const ask = askedAbout(text, isPastDay);
  const picked = pickedAnswer<readonly Practice[]>();
  return {
    field: 'practices',
    async ask({ practices }, waysOut) {
      const initial = initialOf(picked.orElse(practices));
      const question = { name, ask, help, choices, ...initial, ...waysOut, onPick: picked.pick };
      return answered('practices', await prompter.many(question));
    },
    answeredLine: ({ practices }, display) => answeredChoices({ name, display, choices }, practices ?? []),
  };
}

export function answered<Field extends keyof Answers>(field: Field, answer: Answers[Field] | null): Asked {
  return { kind: 'answer', answer: answer === null ? {} : { [field]: answer } };
}

/** Remembers what is picked at a question, so that it still stands if the writer goes back before it is the answer. */
function pickedAnswer<Value>() {
  let picked: Value | null | undefined;
  return {
    pick: (value: Value | null) => {
      picked = value;
    },
    /** What was picked last, undefined if it was cleared; `standing` if nothing was picked. */
    orElse: (standing: Value | undefined) => (picked === undefined ? standing : (picked ?? undefined)),
  };
}

export function initialOf<Value>(initial: Value | undefined) {
  return initial === undefined ? {} : { initial };
}
