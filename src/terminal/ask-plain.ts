import { createInterface } from 'node:readline';
import { isCloseness } from '../domain/scale.ts';
import { Cancelled, Left } from '../errors.ts';
import type { Output } from './print.ts';
import type { Ask, Choice } from './questions.ts';
import { whenToldToEnd } from './told-to-end.ts';

/**
 * The same questions for screen readers and for terminals that cannot redraw: one question a line, a typed answer,
 * nothing drawn twice. What is typed is read as a line; `x` leaves.
 */
export function askByLines(input: NodeJS.ReadableStream, output: Output): Ask {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended: Cancelled | null = null;
  let reader = read();
  const end = (reason: Cancelled) => {
    ended ??= reason;
    waiting?.(null);
  };
  const stopHearing = whenToldToEnd((signal) => end(new Cancelled('', signal)));

  function read() {
    const opened = createInterface({ input, terminal: false });
    opened.on('line', (line) => (waiting ? waiting(line) : lines.push(line)));
    opened.on('close', () => {
      if (opened === reader) end(new Cancelled());
    });
    return opened;
  }

  const nextLine = async (): Promise<string> => {
    const line = lines.shift() ?? (ended ? null : await new Promise<string | null>((resolve) => (waiting = resolve)));
    waiting = null;
    if (line === null) throw ended;
    return line;
  };

  /** Asks until `accept` makes something of the answer. */
  const until = async <Value>(
    question: { ask: string; help?: string; leaving?: string },
    answers: string[],
    accept: (answer: string) => { value: Value } | null,
  ): Promise<Value> => {
    const leave = `x: ${question.leaving ?? 'leave'}`;
    const ways = [...answers, question.help === undefined ? leave : `?: explain, ${leave}`]
      .map((way) => `${way}\n`)
      .join('');
    output.write(`${question.ask}\n${ways}`);
    for (;;) {
      const answer = (await nextLine()).trim();
      if (answer === 'x') throw new Left();
      const accepted = accept(answer);
      if (accepted) return accepted.value;
      if (answer === '?') output.write(`${question.help ?? 'There is nothing to explain.'}\n`);
      else output.write(`"${answer}" is none of these.\n${ways}`);
    }
  };

  const wayTo = ({ key, label }: Choice<unknown>) => `${key}: ${label}`;
  const among = <Value>(choices: readonly Choice<Value>[], answer: string) =>
    choices.find(({ key, label }) => key === answer.toLowerCase() || label === answer.toLowerCase());

  return {
    closeness(question) {
      const { anchors, also = [], skippable, initial } = question;
      const ways = [
        ...Object.entries(anchors).map(([number, anchor]) => `${number}: ${anchor}`),
        ...(initial !== undefined ? [`Enter alone: keep ${initial}`] : skippable ? ['Enter alone: skip'] : []),
        ...also.map(wayTo),
      ];
      return until(question, ways, (answer) => {
        if (isCloseness(Number(answer)) && answer !== '') return { value: Number(answer) as never };
        if (answer === '' && (initial !== undefined || skippable)) return { value: (initial ?? null) as never };
        return among(also, answer) ?? null;
      });
    },
    key(question) {
      const ways = [...question.choices.map(wayTo), `Enter alone: ${question.enter.label}`];
      return until(question, ways, (answer) =>
        answer === '' ? question.enter : (among(question.choices, answer) ?? null),
      );
    },
    many(question) {
      const kept = question.initial?.length ? 'keep what is there' : 'skip';
      const ways = [...question.choices.map(wayTo), `Type any of them, such as 13. Enter alone: ${kept}`];
      return until(question, ways, (answer) => {
        if (answer === '') return { value: question.initial?.length ? [...question.initial] : null };
        const picked = [...answer.replace(/[\s,]/g, '')].map((key) => among(question.choices, key));
        return picked.every((choice) => choice !== undefined) ? { value: picked.map(({ value }) => value) } : null;
      });
    },
    async line(question) {
      output.write(
        `${question.ask}\n${question.initial ? `So far: ${question.initial}\n` : ''}${question.ways.join('\n')}\n`,
      );
      for (;;) {
        const answer = await nextLine();
        if (answer.trim() !== '?' || !question.help) return answer === '' ? (question.initial ?? '') : answer;
        output.write(`${question.help}\n`);
      }
    },
    async pause(run) {
      const closing = reader;
      reader = null as never;
      closing.close();
      try {
        return await run();
      } finally {
        reader = read();
      }
    },
    close() {
      stopHearing();
      ended ??= new Cancelled();
      reader.close();
    },
  };
}
