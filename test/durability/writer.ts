// Writes to a journal without pause: node writer.ts FOLDER FIRST COUNT [LOADER]. Does the jobs FIRST, FIRST + 1, … and
// prints an acknowledgement, one line of JSON, as soon as the program reports that something is kept.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { main as Main } from '../../src/cli/main.ts';
import { ASCII_GLYPHS } from '../../src/render/glyphs.ts';
import { plainTheme } from '../../src/render/theme.ts';
import type { KeyChoice, Prompter } from '../../src/terminal/prompts/prompter.ts';
import type { World } from '../../src/world.ts';
import type { Acknowledged } from './acknowledged.ts';

const [folder, first, count, loader = '../../bin/loader.js'] = process.argv.slice(2);
const { main } = (await createRequire(import.meta.url)(loader).load('main.js', { mayWriteCache: false })) as {
  main: typeof Main;
};

for (let job = Number(first); job < Number(first) + Number(count); job++) {
  // The jobs alternate: a session of questions, an entry written with flags, and a change to that entry.
  const day = dayAt(job % 3 === 2 ? job - 1 : job);
  const argv = job % 3 === 0 ? ['write'] : ['write', day, '--felt', '3', '--note', '-', '--no-passage'];
  const code = await main(argv, world(day, job));
  if (code !== 0) throw new Error(`The program ended with ${code} at ${day}.`);
}

function acknowledge(acknowledged: Acknowledged): void {
  writeSync(1, `${JSON.stringify(acknowledged)}\n`);
}

function dayAt(index: number): string {
  return new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10);
}

function world(day: string, job: number): World {
  const silent = { isTerminal: true, width: 80, height: 24, write() {} };
  const acknowledgeSaved = (text: string) => {
    if (/^(?:Saved|Changed what you wrote)/.test(text)) acknowledge({ day, saved: job });
    else throw new Error(text);
  };
  const result: World = {
    now: () => new Date(`${day}T21:00:00Z`),
    wallClock: (at) => ({
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      date: at.getUTCDate(),
      hour: 21,
      minute: 0,
    }),
    preferences: {},
    settingOverrides: async () => ({}),
    dayStartsAt: 4,
    zone: () => 'UTC',
    folder: folder!,
    cacheFolder: null,
    temporaryFolder: folder!,
    key: null,
    runtimeFolder: null,
    passphrases: async () => null,
    shell: async () => ({ program: undefined, home: folder!, configFolder: folder!, zshFolder: folder! }),
    locale: undefined,
    region: undefined,
    display: { width: 80, theme: plainTheme, glyphs: ASCII_GLYPHS, plain: true },
    stdin: { isTerminal: true, readAll: async () => String(job), async *lines() {} },
    stdout: silent,
    stderr: { ...silent, write: acknowledgeSaved },
    printPaged: async () => {},
    openPrompter: async () => prompter(day, job),
    enterScreen: () => ({
      show() {},
      mark: () => 0,
      returnTo() {},
      restart() {},
      aside: (use) => use(),
      leave() {},
      clear() {},
    }),
    editor: async () => null,
    orphanedEdits: async () => [],
    onBackupProblem: (sentence) => {
      throw new Error(sentence);
    },
    runProgram: async () => '',
    openFile: async () => {},
    machine: async () => {
      throw new Error('No reminder is set here.');
    },
    endWithSignal: () => {},
    withFlags: () => result,
  };
  return result;
}

/** Answers every question. When a question is asked, the answers before it are kept, so it acknowledges them. */
function prompter(day: string, job: number): Prompter {
  let answered = 0;
  const next = async <Answer>(answer: Answer): Promise<Answer> => {
    if (answered > 0) acknowledge(answered > 5 ? { day, saved: job } : { day, answered });
    answered += 1;
    return answer;
  };
  const firstOf = <Value>(choices: readonly KeyChoice<Value>[]) => choices[0]!.value;
  return {
    closeness: () => next(4 as const),
    key: ({ choices, enter }) => next(answered < 6 ? firstOf(choices) : enter.value),
    many: ({ choices }) => next([firstOf(choices)]),
    line: () => next(String(job)),
    confirm: () => next(true),
    linesAbove: () => 24,
    withTerminalReleased: (run) => run(),
    close() {},
  };
}
