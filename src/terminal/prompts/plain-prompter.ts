import { isCloseness } from '../../domain/scale.ts';
import { Dismissed } from '../../errors.ts';
import { escapeControls, wrap } from '../../render/text.ts';
import type { Output } from '../output.ts';
import type { KeyChoice, KeyQuestion, Prompter } from './prompter.ts';
import { readLines } from './read-lines.ts';

type QuestionText = Pick<KeyQuestion<unknown>, 'ask' | 'help' | 'leaveLabel' | 'brief'>;

const choiceHint = ({ key, label }: KeyChoice<unknown>) => `${key}: ${label}`;

const keyHints = ({ choices, enter }: KeyQuestion<unknown>) => [
  ...choices.map(choiceHint),
  `Enter alone ${enter.label}`,
];

/** A question with its possible answers: one a line, or for a brief question all in one sentence. */
function questionLines(
  { ask, help, leaveLabel, brief }: QuestionText,
  answers: readonly string[],
  width: number,
): string[] {
  const leave = `x: ${leaveLabel ?? 'leave'}`;
  const hints = [...answers, help === undefined ? leave : `?: explain, ${leave}`];
  if (brief) return wrap(`${ask} ${hints.join(', ')}`, width);
  return [...(ask === '' ? [] : [ask]), ...hints].flatMap((line) => wrap(line, width));
}

const findChoice = <Value>(choices: readonly KeyChoice<Value>[], answer: string) =>
  choices.find(({ key, label }) => key === answer.toLowerCase() || label === answer.toLowerCase());

/**
 * Asks the same questions for screen readers and for terminals that cannot redraw: prints the question and reads a
 * typed line. Nothing is redrawn; a question is printed again when a stopped program goes on. `x` leaves.
 */
export function createPlainPrompter(input: NodeJS.ReadableStream, output: Output): Prompter {
  let asked = '';
  const lines = readLines(input, output, () => output.write(`\n${asked}`));
  const print = (text: readonly string[]) => {
    asked = `${text.join('\n')}\n`;
    output.write(asked);
  };

  /** Asks until `accept` returns a value for the typed line. */
  const ask = async <Value>(
    question: QuestionText,
    answers: string[],
    accept: (answer: string) => { value: Value } | null,
  ): Promise<Value> => {
    print(questionLines(question, answers, output.width));
    for (;;) {
      const answer = (await lines.next()).trim();
      if (answer.toLowerCase() === 'x') throw new Dismissed();
      const accepted = accept(answer);
      if (accepted) return accepted.value;
      if (answer === '?') print(wrap(question.help ?? 'There is nothing to explain.', output.width));
      else
        print([
          `"${escapeControls(answer)}" is none of these.`,
          ...questionLines({ ...question, ask: '' }, answers, output.width),
        ]);
    }
  };

  const key = <Value>(question: KeyQuestion<Value>): Promise<Value> =>
    ask(question, keyHints(question), (answer) =>
      answer === '' ? question.enter : (findChoice(question.choices, answer) ?? null),
    );

  return {
    closeness(question) {
      const { anchors, otherChoices = [], skippable, initial } = question;
      const answers = [
        ...Object.entries(anchors).map(([number, anchor]) => `${number}: ${anchor}`),
        ...(initial !== undefined ? [`Enter alone keeps ${initial}`] : skippable ? ['Enter alone skips'] : []),
        ...otherChoices.map(choiceHint),
      ];
      return ask(question, answers, (answer) => {
        if (isCloseness(Number(answer)) && answer !== '') return { value: Number(answer) as never };
        if (answer === '' && (initial !== undefined || skippable)) return { value: (initial ?? null) as never };
        return findChoice(otherChoices, answer) ?? null;
      });
    },
    key,
    many(question) {
      const enterLabel = question.initial?.length ? 'keeps what is there' : 'skips';
      const answers = [...question.choices.map(choiceHint), `Type any of them, such as 13. Enter alone ${enterLabel}`];
      return ask(question, answers, (answer) => {
        if (answer === '') return { value: question.initial?.length ? [...question.initial] : null };
        const picked = [...answer.replace(/[\s,]/g, '')].map((typed) => findChoice(question.choices, typed));
        return picked.every((choice) => choice !== undefined) ? { value: picked.map(({ value }) => value) } : null;
      });
    },
    async line(question) {
      const current = question.initial ? [`So far: ${escapeControls(question.initial)}`] : [];
      print([question.ask, ...current, ...question.keyHints, 'Ctrl-C leaves']);
      for (;;) {
        const answer = await lines.next();
        if (answer.trim() !== '?' || !question.help) return answer === '' ? (question.initial ?? '') : answer;
        print([question.help]);
      }
    },
    confirm: ({ ask, yes, no }) =>
      key({
        ask,
        choices: [{ key: 'y', value: true, label: yes }],
        enter: { value: false, label: no },
      }),
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
