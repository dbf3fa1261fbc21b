import { createInterface, type Interface } from 'node:readline';
import { isCloseness } from '../../domain/scale.ts';
import { Cancelled, Dismissed } from '../../errors.ts';
import { wrap } from '../../render/text.ts';
import { onTermination } from '../on-termination.ts';
import type { Output } from '../output.ts';
import type { KeyChoice, KeyQuestion, Prompter } from './prompter.ts';

/** What the key sends that leaves everywhere else. */
const ESCAPE = '\x1b';

type Asked = Pick<KeyQuestion<unknown>, 'ask' | 'help' | 'leaveLabel' | 'brief'>;

const wayTo = ({ key, label }: KeyChoice<unknown>) => `${key}: ${label}`;

const keysOf = ({ choices, enter }: KeyQuestion<unknown>) => [...choices.map(wayTo), `Enter alone ${enter.label}`];

/** A question as it stands above its answer: each way to answer on a line of its own, or all of it in one sentence. */
function standing({ ask, help, leaveLabel, brief }: Asked, answers: readonly string[], width: number): string[] {
  const leave = `x: ${leaveLabel ?? 'leave'}`;
  const ways = [...answers, help === undefined ? leave : `?: explain, ${leave}`];
  if (brief) return wrap(`${ask} ${ways.join(', ')}`, width);
  return [...(ask === '' ? [] : [ask]), ...ways].flatMap((line) => wrap(line, width));
}

/**
 * The same questions for screen readers and for terminals that cannot redraw: one question a line, a typed answer,
 * nothing drawn twice. What is typed is read as a line; `x` leaves.
 */
export function createPlainPrompter(input: NodeJS.ReadableStream, output: Output): Prompter {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended: Cancelled | null = null;
  const end = (reason: Cancelled) => {
    ended ??= reason;
    waiting?.(null);
  };
  const stopHearing = onTermination((signal) => end(new Cancelled('', signal)));
  // Without raw mode Ctrl-C is no key, but a signal.
  const interrupted = () => {
    output.write('\n');
    end(new Cancelled());
  };
  let reader: Interface | null = read();

  function read() {
    process.on('SIGINT', interrupted);
    const opened = createInterface({ input, terminal: false });
    opened.on('line', (line) => (waiting ? waiting(line) : lines.push(line)));
    opened.on('close', () => {
      if (opened === reader) end(new Cancelled());
    });
    return opened;
  }

  const stopReading = () => {
    const closing = reader;
    reader = null;
    process.off('SIGINT', interrupted);
    closing?.close();
  };

  const nextLine = async (): Promise<string> => {
    const line = lines.shift() ?? (ended ? null : await new Promise<string | null>((resolve) => (waiting = resolve)));
    waiting = null;
    if (line === null) throw ended;
    if (line === ESCAPE) throw new Dismissed();
    return line;
  };

  /** Asks until `accept` makes something of the answer. */
  const until = async <Value>(
    question: Asked,
    answers: string[],
    accept: (answer: string) => { value: Value } | null,
  ): Promise<Value> => {
    const say = (lines: readonly string[]) => output.write(`${lines.join('\n')}\n`);
    say(standing(question, answers, output.width));
    for (;;) {
      const answer = (await nextLine()).trim();
      if (answer.toLowerCase() === 'x') throw new Dismissed();
      const accepted = accept(answer);
      if (accepted) return accepted.value;
      if (answer === '?') say(wrap(question.help ?? 'There is nothing to explain.', output.width));
      else say([`"${answer}" is none of these.`, ...standing({ ...question, ask: '' }, answers, output.width)]);
    }
  };

  const among = <Value>(choices: readonly KeyChoice<Value>[], answer: string) =>
    choices.find(({ key, label }) => key === answer.toLowerCase() || label === answer.toLowerCase());

  return {
    closeness(question) {
      const { anchors, otherChoices = [], skippable, initial } = question;
      const ways = [
        ...Object.entries(anchors).map(([number, anchor]) => `${number}: ${anchor}`),
        ...(initial !== undefined ? [`Enter alone keeps ${initial}`] : skippable ? ['Enter alone skips'] : []),
        ...otherChoices.map(wayTo),
      ];
      return until(question, ways, (answer) => {
        if (isCloseness(Number(answer)) && answer !== '') return { value: Number(answer) as never };
        if (answer === '' && (initial !== undefined || skippable)) return { value: (initial ?? null) as never };
        return among(otherChoices, answer) ?? null;
      });
    },
    key(question) {
      return until(question, keysOf(question), (answer) =>
        answer === '' ? question.enter : (among(question.choices, answer) ?? null),
      );
    },
    many(question) {
      const kept = question.initial?.length ? 'keeps what is there' : 'skips';
      const ways = [...question.choices.map(wayTo), `Type any of them, such as 13. Enter alone ${kept}`];
      return until(question, ways, (answer) => {
        if (answer === '') return { value: question.initial?.length ? [...question.initial] : null };
        const picked = [...answer.replace(/[\s,]/g, '')].map((key) => among(question.choices, key));
        return picked.every((choice) => choice !== undefined) ? { value: picked.map(({ value }) => value) } : null;
      });
    },
    linesAbove: (question) => output.height - standing(question, keysOf(question), output.width).length - 1,
    async line(question) {
      output.write(
        `${question.ask}\n${question.initial ? `So far: ${question.initial}\n` : ''}${[...question.keyHints, 'Ctrl-C leaves'].join('\n')}\n`,
      );
      for (;;) {
        const answer = await nextLine();
        if (answer.trim() !== '?' || !question.help) return answer === '' ? (question.initial ?? '') : answer;
        output.write(`${question.help}\n`);
      }
    },
    async withTerminalReleased(run) {
      stopReading();
      try {
        return await run();
      } finally {
        reader = read();
      }
    },
    close() {
      stopHearing();
      ended ??= new Cancelled();
      stopReading();
    },
  };
}
