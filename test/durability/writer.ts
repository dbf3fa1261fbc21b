// A writer who never rests: node writer.ts FOLDER FIRST COUNT [LOADER]. Does the pieces of work FIRST, FIRST + 1, … and
// reports each as soon as the program has let it go: a line on standard output is an acknowledgement.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { main as Main } from '../../src/cli/main.ts';
import { ASCII_GLYPHS } from '../../src/render/glyphs.ts';
import { plainTheme } from '../../src/render/theme.ts';
import type { KeyChoice, Prompter } from '../../src/terminal/prompts/prompter.ts';
import type { World } from '../../src/world.ts';
import type { Acknowledged } from './acknowledged.ts';

const [folder, first, count, loader = '../../bin/loader.js'] = process.argv.slice(2);
const { main } = createRequire(import.meta.url)(loader).load('main.js', { mayWriteCache: false }) as {
  main: typeof Main;
};

for (let work = Number(first); work < Number(first) + Number(count); work++) {
  // An evening of questions, a day written with flags, and a change to that day, in turn.
  const day = dayAt(work % 3 === 2 ? work - 1 : work);
  const argv = work % 3 === 0 ? ['write'] : ['write', day, '--felt', '3', '--note', '-', '--no-passage'];
  const code = await main(argv, world(day, work));
  if (code !== 0) throw new Error(`The program ended with ${code} at ${day}.`);
}

function acknowledge(what: Acknowledged): void {
  writeSync(1, `${JSON.stringify(what)}\n`);
}

function dayAt(index: number): string {
  return new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
}

function world(day: string, work: number): World {
  const quiet = { isTerminal: true, width: 80, height: 24, write() {} };
  const saved = (text: string) => {
    if (text.startsWith('Saved')) acknowledge({ day, saved: work });
    else throw new Error(text);
  };
  const here: World = {
    now: () => new Date(`${day}T21:00:00Z`),
    wallClock: (at) => ({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), hour: 21 }),
    dayStartsAt: 4,
    zone: () => 'UTC',
    folder: folder!,
    locale: undefined,
    region: undefined,
    display: { width: 80, theme: plainTheme, glyphs: ASCII_GLYPHS, plain: true },
    stdin: { isTerminal: true, readAll: () => String(work), async *lines() {} },
    stdout: quiet,
    stderr: { ...quiet, write: saved },
    openPrompter: async () => answers(day, work),
    enterScreen: () => ({ restart() {}, leave() {}, clear() {} }),
    editText: null,
    orphanedEdits: async () => [],
    endWithSignal: () => {},
    withFlags: () => here,
  };
  return here;
}

/** Answers every question, and reports the answers before it once a question is put. */
function answers(day: string, work: number): Prompter {
  let answered = 0;
  const next = async <Answer>(answer: Answer): Promise<Answer> => {
    if (answered > 0) acknowledge(answered > 5 ? { day, saved: work } : { day, answered });
    answered += 1;
    return answer;
  };
  const firstOf = <Value>(choices: readonly KeyChoice<Value>[]) => choices[0]!.value;
  return {
    closeness: () => next(4 as const),
    key: ({ choices, enter }) => next(answered < 6 ? firstOf(choices) : enter.value),
    many: ({ choices }) => next([firstOf(choices)]),
    line: () => next(String(work)),
    confirm: () => next(true),
    linesAbove: () => 24,
    withTerminalReleased: (run) => run(),
    close() {},
  };
}
