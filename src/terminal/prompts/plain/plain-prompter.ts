import type { ReadStream } from 'node:tty';
import { CLOSENESS } from '../../../domain/scale.ts';
import { Dismissed, WentBack } from '../../../errors.ts';
import { firstLine } from '../../../render/entry/first-line.ts';
import { escapeControls, joinWithAnd, wrap } from '../../../render/text.ts';
import type { Output } from '../../output.ts';
import { ENTER_GOES_ON, LEAVE_CHOICES } from '../leave-question.ts';
import type { KeyChoice, KeyQuestion, Prompter } from '../prompter.ts';
import { askPlainText } from './ask-plain-text.ts';
import { findChoices, findListedChoices, type NamedChoice } from './find-choices.ts';
import type { EnteredLine } from './line-editor.ts';
import { BACK, BACK_HINT, CLEAR_HINT, isClear } from './plain-words.ts';
import { readLines } from './read-lines.ts';

type QuestionText = Pick<
  KeyQuestion<unknown>,
  'ask' | 'help' | 'leaveLabel' | 'askBeforeLeaving' | 'brief' | 'canGoBack'
>;

/** What Esc and Enter answer. */
const ESCAPED: EnteredLine = { text: 'x', isPasted: false };

/** What a typed answer means: a value, with a sentence that repeats words; several choices; null if it is no answer. */
type Understood<Value> = { value: Value; repeated?: string } | { unclear: readonly KeyChoice<unknown>[] } | null;

/** How much of an answer that is refused is quoted, in cells. */
const QUOTED_CELLS = 40;

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

const choiceHint = ({ key, label }: KeyChoice<unknown>) => (label === '' ? key : `${key}: ${label}`);

const keyHints = ({ choices, enter, enterWhenCleared }: KeyQuestion<unknown>) => [
  ...choices.map(choiceHint),
  `Enter alone ${enter.label}`,
  ...(enterWhenCleared && enterWhenCleared.value !== enter.value ? [CLEAR_HINT] : []),
];

/** A question with its possible answers: one a line, or for a brief question all in one sentence. */
function questionLines(
  { ask, help, leaveLabel, askBeforeLeaving, brief, canGoBack }: QuestionText,
  answers: readonly string[],
  width: number,
): string[] {
  const leave = `x: ${leaveLabel ?? (askBeforeLeaving === undefined ? 'leave' : 'leave and keep a draft')}`;
  const hasBackKey = answers.some((answer) => answer.startsWith('b: '));
  const ways = [...(canGoBack && !hasBackKey ? [BACK_HINT] : []), ...(help === undefined ? [] : ['?: explain']), leave];
  const hints = [...answers, ways.join(', ')];
  if (brief) return wrap(`${ask} ${hints.join(', ')}`, width);
  return [...(ask === '' ? [] : [ask]), ...hints].flatMap((line) => wrap(line, width));
}

const isFound = (found: readonly unknown[]) => found.length > 0;

function understood<Value>(found: readonly NamedChoice<Value>[], answer: string): Understood<Value> {
  if (found.length > 1) return { unclear: found };
  const [choice] = found;
  if (!choice) return null;
  const { key, label, value } = choice;
  if (answer.toLowerCase() === key) return { value };
  return { value, repeated: `${/^\d$/.test(key) && typeof value === 'number' ? `${key}, ` : ''}${label}.` };
}

/** What was typed, in quotes and not longer than a reader has to hear again. */
function quoted(answer: string): string {
  return `"${firstLine(escapeControls(answer), QUOTED_CELLS, '...')}"`;
}

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
  const lines = readLines(input, output, marksPastes, () => output.write(`\n${asked}`));
  const print = (text: readonly string[]) => {
    asked = `${text.join('\n')}\n`;
    output.write(asked);
  };

  /** Asks until `understand` returns a value for the typed line. What came with a line that is no answer is dropped. */
  const ask = async <Value>(
    question: QuestionText,
    answers: string[],
    keys: readonly KeyChoice<unknown>[],
    understand: (answer: string) => Understood<Value>,
  ): Promise<Value> => {
    const backWords = keys.some(({ key }) => key === 'b') ? [BACK] : [BACK, 'b'];
    const answersAgain = questionLines({ ...question, ask: '' }, answers, output.width);
    const refuse = async (sentence: string, hints: readonly string[]) => {
      await lines.discard();
      print([...wrap(sentence, output.width), ...hints]);
    };
    print(questionLines(question, answers, output.width));
    for (;;) {
      const line = await lines.next();
      const { text, isPasted } = line === 'dismiss' ? ESCAPED : line;
      if (isPasted) {
        await refuse('What you pasted has several lines, and here one answer is asked for.', answersAgain);
        continue;
      }
      const answer = text.trim();
      if (answer.toLowerCase() === 'x') {
        await leave(question.askBeforeLeaving);
        print(questionLines(question, answers, output.width));
        continue;
      }
      if (question.canGoBack && backWords.includes(answer.toLowerCase())) throw new WentBack();
      const meant = understand(answer);
      if (meant && 'value' in meant) {
        if (meant.repeated !== undefined) output.write(`${wrap(meant.repeated, output.width).join('\n')}\n`);
        return meant.value;
      }
      if (meant) await refuse(unclearSentence(answer, meant.unclear), []);
      else if (answer === '?') print(wrap(question.help ?? 'There is nothing to explain.', output.width));
      else if (answer === '') await refuse('This question needs an answer. It is one of these:', answersAgain);
      else await refuse(`${quoted(answer)} is none of these.`, answersAgain);
    }
  };

  const key = <Value>(question: KeyQuestion<Value>): Promise<Value> => {
    const enter = { key: '', ...question.enter };
    return ask(question, keyHints(question), question.choices, (answer) => {
      if (answer === '') return question.enter;
      // What Enter does is no answer of its own, so its words come after those of the choices.
      const found = [question.choices, [enter]].map((choices) => findChoices(choices, answer)).find(isFound) ?? [];
      return found.length === 0 && isClear(answer) ? (question.enterWhenCleared ?? null) : understood(found, answer);
    });
  };

  /** Leaves, unless the writer is asked first and goes on. */
  const leave = async (askFirst: string | undefined): Promise<void> => {
    if (askFirst !== undefined) {
      const leavesNow = await key({
        ask: askFirst,
        choices: LEAVE_CHOICES,
        enter: ENTER_GOES_ON,
        leaveLabel: 'leaves too',
      });
      if (!leavesNow) return;
    }
    throw new Dismissed();
  };

  return {
    closeness(question) {
      const { anchors, otherChoices = [], skippable, initial } = question;
      const canBeCleared = skippable && initial !== undefined;
      const answers = [
        ...Object.entries(anchors).map(([number, anchor]) => `${number}: ${anchor}`),
        ...(initial !== undefined ? [`Enter alone keeps ${initial}`] : skippable ? ['Enter alone skips'] : []),
        ...(canBeCleared ? [CLEAR_HINT] : []),
        ...otherChoices.map(choiceHint),
      ];
      const choices = [...numberChoices(anchors), ...otherChoices] as NamedChoice<never>[];
      return ask({ ...question, ...question.withoutPictures }, answers, otherChoices, (answer) => {
        if (answer === '' && (initial !== undefined || skippable)) return { value: (initial ?? null) as never };
        if (canBeCleared && isClear(answer)) return { value: null as never };
        return understood(findChoices(choices, answer), answer);
      });
    },
    key,
    many(question) {
      const initial = question.initial?.length ? [...question.initial] : null;
      const standing = question.choices.filter(({ value }) => initial?.includes(value)).map(({ label }) => label);
      const answers = [
        ...question.choices.map(choiceHint),
        `Type any of them, such as 13. Enter alone ${initial ? `keeps ${joinWithAnd(standing)}` : 'skips'}`,
        ...(initial ? [CLEAR_HINT] : []),
      ];
      return ask(question, answers, question.choices, (answer) => {
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
      });
    },
    line: (question) => askPlainText(question, { lines, print, leave, width: output.width }),
    confirm: ({ ask: sentence, yes, no }) => {
      const choices: NamedChoice<boolean>[] = [
        { key: 'y', value: true, label: yes, words: ['yes'] },
        { key: 'n', value: false, label: no, words: ['no'] },
      ];
      const answers = [...choices.map(choiceHint), 'Enter alone means no'];
      return ask({ ask: sentence }, answers, choices, (answer) =>
        answer === '' ? { value: false } : understood(findChoices(choices, answer), answer),
      );
    },
    linesAbove: (question) => output.height - questionLines(question, keyHints(question), output.width).length - 1,
    async withTerminalReleased(use) {
      lines.stop();
      try {
        return await use();
      } finally {
        lines.start();
      }
    },
    close: () => lines.close(),
  };
}

/** Names the answers that one answer may mean, by their keys. */
function unclearSentence(answer: string, choices: readonly KeyChoice<unknown>[]): string {
  const named = choices.map(({ key, label }) => (key === '' ? `Enter (${label})` : `${key} (${label})`));
  return `${quoted(answer)} may be ${named.slice(0, -1).join(', ')} or ${named.at(-1)}. Type a little more, or the first sign.`;
}
