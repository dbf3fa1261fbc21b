import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { inPseudoTerminal } from '../../support/pseudo-terminal.ts';
import { endOf, environmentOf, type Place, type RunResult, saysSaved, textOf, wordsAt } from './place.ts';
import type { Scenario } from './scenarios.ts';

/** A screen is complete when nothing more has arrived for this many milliseconds. */
const FRAME_GAP_MS = 30;
/** Without a new question a key is pressed again after this many milliseconds. */
const PATIENCE_MS = 3000;
/** After this many milliseconds the writer gives up and leaves by Ctrl-C. */
const LEAVE_AFTER_MS = 12_000;
/** Every question says how to leave it, in its last line. */
const QUESTION = /leaves|again/;
const NOTE_QUESTION = /Enter ends it/;
/** A save that failed is tried once more, by Enter, before the writer leaves. */
const FAILED_SAVE = /tries again/;
const PASSAGE = /A question to take along/;

export interface RunningEvening {
  /** Of the program in the terminal, not of the terminal. */
  pid: number;
  /** The name of the terminal's device. */
  terminal: string;
  session: ChildProcessWithoutNullStreams;
}

export interface EveningOptions {
  through?: readonly string[];
  /** Runs when the note is typed and Enter is not pressed yet. False when no key is to be pressed after it. */
  onceTyped?: (evening: RunningEvening) => Promise<boolean>;
}

/** Answers the questions of an evening in a terminal, until the program ends. */
export async function runEvening(
  place: Place,
  { words, typed }: Pick<Scenario, 'words' | 'typed'>,
  { through = [], onceTyped = async () => true }: EveningOptions = {},
): Promise<RunResult> {
  const command = [...through, process.execPath, place.program, ...wordsAt(place, words.split(' '))];
  const stderr = join(place.home, 'stderr.txt');
  const about = join(place.home, 'about-stderr.txt');
  const line = `stty cols 80 rows 40; { echo $$; tty; } > '${about}'; exec ${command.map((word) => `'${word}'`).join(' ')} 2> '${stderr}'`;
  const session = inPseudoTerminal(line, environmentOf(place));
  const keys = new Keyboard(session);
  const ended = endOf(session).then((end) => {
    keys.hasEnded = true;
    return end;
  });
  let isTyped = false;
  let afterNote = '';
  let failedSaves = 0;
  const start = performance.now();
  for (let felt = false; await keys.canPress(); ) {
    if (!isTyped && NOTE_QUESTION.test(keys.screen)) {
      keys.press(typed!);
      if (!(await keys.shows(typed!))) continue;
      isTyped = true;
      const [pid, terminal] = textOf(about).trim().split('\n');
      if (!(await onceTyped({ pid: Number(pid), terminal: terminal!, session }))) break;
      keys.press('\r');
    } else if (performance.now() - start > LEAVE_AFTER_MS || (FAILED_SAVE.test(keys.screen) && ++failedSaves > 1)) {
      keys.press('\x03');
    } else {
      keys.press(felt ? '\r' : '4');
      felt = true;
    }
    if (isTyped) afterNote += keys.screen;
  }
  const { code } = await ended;
  if (isTyped) afterNote += keys.screen;
  const said = textOf(stderr);
  return {
    code,
    stdout: keys.all,
    stderr: said,
    typed: isTyped,
    killed: code === 137,
    confirmed: saysSaved(said) || PASSAGE.test(afterNote),
  };
}

/** The keys and the screen of a terminal. */
class Keyboard {
  /** What was shown since the last key, and since the start, without control characters. */
  screen = '';
  all = '';
  hasEnded = false;
  readonly #session: ChildProcessWithoutNullStreams;
  #last = performance.now();

  constructor(session: ChildProcessWithoutNullStreams) {
    this.#session = session;
    session.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#last = performance.now();
      this.screen += stripVTControlCharacters(text);
      this.all += stripVTControlCharacters(text);
    });
  }

  press(keys: string): void {
    this.screen = '';
    this.#last = performance.now();
    this.#session.stdin.write(keys);
  }

  /** Waits for a question. @returns false once the program has ended */
  async canPress(): Promise<boolean> {
    const gap = () => (QUESTION.test(this.screen) ? FRAME_GAP_MS : PATIENCE_MS);
    const isReady = () => performance.now() - this.#last > gap();
    while (!this.hasEnded && !(this.all !== '' && isReady())) await sleep(10);
    return !this.hasEnded;
  }

  /** Waits until a text is shown. @returns false if it is not, or the program ends before */
  async shows(text: string): Promise<boolean> {
    const isLate = () => performance.now() - this.#last > PATIENCE_MS;
    while (!this.hasEnded && !isLate() && !this.screen.includes(text)) await sleep(10);
    return this.screen.includes(text);
  }
}
