import type { ReadStream } from 'node:tty';
import { CLOSENESS } from '../../domain/scale.ts';
import { Dismissed, WentBack } from '../../errors.ts';
import { escapeControls, firstLine, joinWithAnd, wrap } from '../../render/text.ts';
import type { Output } from '../output.ts';
import { findChoices, findListedChoices, type NamedChoice } from './find-choices.ts';
import type { KeyChoice, KeyQuestion, LineQuestion, Prompter } from './prompter.ts';
import { readLines } from './read-lines.ts';

type QuestionText = Pick<
  KeyQuestion<unknown>,
  'ask' | 'help' | 'leaveLabel' | 'askBeforeLeaving' | 'brief' | 'canGoBack'
>;

/** What clears an answer that stands. */
const CLEAR = ['clear', '-'];
const BACK = 'back';

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

const CLEAR_HINT = 'clear: leave it open';
const ADD_HINT = 'What you type comes below it; Enter alone keeps it as it is';
const BACK_HINT = 'back: the question before';

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

const isClear = (answer: string) => CLEAR.includes(answer.toLowerCase());

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
 * typed line. Nothing is redrawn; a question is printed again when a stopped program goes on. `x` leaves.
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
      const answer = line.text.trim();
      if (line.isPasted) {
        await refuse('What you pasted has several lines, and here one answer is asked for.', answersAgain);
        continue;
      }
      if (answer.toLowerCase() === 'x') throw new Dismissed();
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

  /**
   * Text of several lines. Goes back, clears or asks for an editor by a word alone on the first line. An empty line ends it,
   * unless it stands in pasted text.
   */
  const readLongText = async (question: LineQuestion): Promise<string | null> => {
    const { aloneAnswers = [], initial, canGoBack, onLeave, onPause, help } = question;
    const text: string[] = [];
    // What is typed comes below what stands there, as nobody can see the field to go on in it.
    const withInitial = (typed: readonly string[]) =>
      typed.join('') === '' ? '' : [...(initial ? [initial] : []), ...typed].join('\n');
    try {
      for (;;) {
        const line = await lines.next();
        const isFirst = text.length === 0;
        if (line.text === '' && !line.isPasted && (isFirst || !(await lines.textFollows()))) return withInitial(text);
        const alone = isFirst && !line.isPasted ? line.text.trim().toLowerCase() : '';
        if (alone === '?' && help) print(wrap(help, output.width));
        else if (alone === BACK && canGoBack) throw new WentBack();
        else if (isClear(alone) && initial) return null;
        else if (aloneAnswers.includes(alone)) return alone;
        else {
          text.push(line.text);
          onPause?.(withInitial(text));
        }
      }
    } catch (error) {
      onLeave?.(withInitial([...text, lines.typed()]));
      throw error;
    }
  };

  const readShortText = async ({ help, initial, canGoBack, onLeave }: LineQuestion): Promise<string | null> => {
    try {
      for (;;) {
        const { text } = await lines.next();
        const answer = text.trim().toLowerCase();
        if (answer === BACK && canGoBack) throw new WentBack();
        if (isClear(answer) && initial) return null;
        if (answer !== '?' || !help) return text;
        print(wrap(help, output.width));
      }
    } catch (error) {
      onLeave?.(lines.typed());
      throw error;
    }
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
    async line(question) {
      const { ask: sentence, initial, keyHints: hints, canGoBack } = question;
      const text = [
        sentence,
        ...(initial ? [`So far: ${escapeControls(initial)}`] : []),
        ...hints,
        ...(initial && question.isLong ? [ADD_HINT] : []),
        ...(initial ? [CLEAR_HINT] : []),
        ...(canGoBack ? [BACK_HINT] : []),
        'Ctrl-C leaves',
      ];
      print(text.flatMap((line) => wrap(line, output.width)));
      const answer = await (question.isLong ? readLongText(question) : readShortText(question));
      return answer === '' ? (initial ?? '') : (answer ?? '');
    },
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
