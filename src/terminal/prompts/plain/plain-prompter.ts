import type { ReadStream } from 'node:tty';
import { CLOSENESS } from '../../../domain/scale.ts';
import { Dismissed } from '../../../errors.ts';
import { joinWithAnd } from '../../../render/text.ts';
import type { Output } from '../../output.ts';
import { ENTER_GOES_ON, LEAVE_CHOICES } from '../leave-question.ts';
import type {
  ClosenessQuestion,
  ConfirmQuestion,
  KeyChoice,
  KeyQuestion,
  ManyQuestion,
  Prompter,
} from '../prompter.ts';
import { askPlainQuestion, questionLines, type Understood, understood } from './ask-plain-question.ts';
import { askPlainText } from './ask-plain-text.ts';
import { findChoices, findListedChoices, type NamedChoice } from './find-choices.ts';
import { LineReader } from './line-reader.ts';
import type { PlainTerminal } from './plain-terminal.ts';
import { CLEAR_HINT, isClear } from './plain-words.ts';

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

const choiceHint = ({ key, label }: KeyChoice<unknown>) => (label === '' ? key : `${key}: ${label}`);

const keyHints = ({ choices, enter, enterWhenCleared }: KeyQuestion<unknown>) => [
  ...choices.map(choiceHint),
  `Enter alone ${enter.label}`,
  ...(enterWhenCleared && enterWhenCleared.value !== enter.value ? [CLEAR_HINT] : []),
];

const isFound = (found: readonly unknown[]) => found.length > 0;

/** The numbers of the scale. A number word is unclear where it begins a word of an anchor too, as in "two separate worlds". */
function numberChoices(anchors: Readonly<Record<number, string>>): NamedChoice<unknown>[] {
  return CLOSENESS.map((number) => ({
    key: String(number),
    value: number,
    label: anchors[number]!,
    words: [NUMBER_WORDS[number - 1]!],
  }));
}

/**
 * Asks the same questions for screen readers and for terminals that cannot redraw: prints the question and reads a
 * typed line. Nothing is redrawn; a question is printed again when a stopped program goes on. `x` and Esc leave,
 * and ask first where the question has words for that.
 * @param marksPastes whether the terminal can be asked to mark what is pasted
 */
export function createPlainPrompter(input: ReadStream, output: Output, marksPastes: boolean): Prompter {
  let asked = '';
  const lines = new LineReader(input, output, { marksPastes, onContinue: () => output.write(`\n${asked}`) });
  lines.take();
  const terminal: PlainTerminal = {
    lines,
    get width() {
      return output.width;
    },
    write: (text) => output.write(text),
    print(text) {
      asked = `${text.join('\n')}\n`;
      output.write(asked);
    },
    async leave(askFirst) {
      if (askFirst === undefined) throw new Dismissed();
      const leaveLabel = 'leaves too';
      if (await askByKey({ ask: askFirst, choices: LEAVE_CHOICES, enter: ENTER_GOES_ON, leaveLabel }, terminal))
        throw new Dismissed();
    },
  };
  return {
    closeness: (question) => askForCloseness(question, terminal) as Promise<never>,
    key: (question) => askByKey(question, terminal),
    many: (question) => askForMany(question, terminal),
    line: (question) => askPlainText(question, terminal),
    confirm: (question) => confirm(question, terminal),
    linesAbove: (question) => output.height - questionLines(question, keyHints(question), output.width).length - 1,
    async withTerminalReleased(use) {
      lines.release();
      try {
        return await use();
      } finally {
        lines.take();
      }
    },
    close: () => lines.close(),
  };
}

function askByKey<Value>(question: KeyQuestion<Value>, terminal: PlainTerminal): Promise<Value> {
  const enter = { key: '', ...question.enter };
  const understand = (answer: string): Understood<Value> => {
    if (answer === '') return question.enter;
    // What Enter does is no answer of its own, so its words come after those of the choices.
    const found = [question.choices, [enter]].map((choices) => findChoices(choices, answer)).find(isFound) ?? [];
    return found.length === 0 && isClear(answer) ? (question.enterWhenCleared ?? null) : understood(found, answer);
  };
  return askPlainQuestion(question, { answers: keyHints(question), keys: question.choices }, understand, terminal);
}

/** A number from 1 to 7, the value of another choice, or null where it is skipped or cleared. */
function askForCloseness<Other>(question: ClosenessQuestion<Other>, terminal: PlainTerminal): Promise<unknown> {
  const { anchors, otherChoices = [], skippable, initial } = question;
  const canBeCleared = skippable && initial !== undefined;
  const answers = [
    ...Object.entries(anchors).map(([number, anchor]) => `${number}: ${anchor}`),
    ...(initial !== undefined ? [`Enter alone keeps ${initial}`] : skippable ? ['Enter alone skips'] : []),
    ...(canBeCleared ? [CLEAR_HINT] : []),
    ...otherChoices.map(choiceHint),
  ];
  const choices = [...numberChoices(anchors), ...otherChoices] as NamedChoice<unknown>[];
  const understand = (answer: string): Understood<unknown> => {
    if (answer === '' && (initial !== undefined || skippable)) return { value: initial ?? null };
    if (canBeCleared && isClear(answer)) return { value: null };
    return understood(findChoices(choices, answer), answer);
  };
  const text = { ...question, ...question.withoutPictures };
  return askPlainQuestion(text, { answers, keys: otherChoices }, understand, terminal);
}

function askForMany<Value>(question: ManyQuestion<Value>, terminal: PlainTerminal): Promise<Value[] | null> {
  const initial = question.initial?.length ? [...question.initial] : null;
  const standing = question.choices.filter(({ value }) => initial?.includes(value)).map(({ label }) => label);
  const answers = [
    ...question.choices.map(choiceHint),
    `Type any of them, such as 13. Enter alone ${initial ? `keeps ${joinWithAnd(standing)}` : 'skips'}`,
    ...(initial ? [CLEAR_HINT] : []),
  ];
  const understand = (answer: string): Understood<Value[] | null> => {
    if (answer === '') return { value: initial };
    if (initial && isClear(answer)) return { value: null };
    const parts = findListedChoices(question.choices, answer);
    const unclear = parts.find((found) => found.length > 1);
    if (unclear) return { unclear };
    if (!parts.every((found) => found.length === 1)) return null;
    const chosen = parts.map(([choice]) => choice!);
    const isInKeys = chosen.map(({ key }) => key).join('') === answer.replace(/[\s,]/g, '');
    const repeated = `${joinWithAnd(chosen.map(({ label }) => label))}.`;
    return { value: chosen.map(({ value }) => value), ...(!isInKeys && { repeated }) };
  };
  return askPlainQuestion(question, { answers, keys: question.choices }, understand, terminal);
}

function confirm({ ask, yes, no }: ConfirmQuestion, terminal: PlainTerminal): Promise<boolean> {
  const choices: NamedChoice<boolean>[] = [
    { key: 'y', value: true, label: yes, words: ['yes'] },
    { key: 'n', value: false, label: no, words: ['no'] },
  ];
  const answers = [...choices.map(choiceHint), 'Enter alone means no'];
  const understand = (answer: string): Understood<boolean> =>
    answer === '' ? { value: false } : understood(findChoices(choices, answer), answer);
  return askPlainQuestion({ ask }, { answers, keys: choices }, understand, terminal);
}
