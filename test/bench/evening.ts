import type { ChildProcessWithoutNullStreams as Session } from 'node:child_process';
import { inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';
import { PROGRAM } from './program.ts';
import { quantile } from './race.ts';

/** Lies in the last line of the first question. */
const FIRST_QUESTION = '? explains';
const KEYS_PER_SESSION = 60;
/** A frame that has been followed by so many milliseconds of silence is drawn. */
const SILENCE = 25;

export interface TerminalTimes {
  /** Milliseconds to the first question, as a multiple of a Node that writes one line. */
  firstQuestion: number;
  /** Milliseconds from a key to the end of the frame it draws, for 95 of 100 keys. */
  redraw: number;
}

/** Times the evening's questions in a pseudo-terminal; `before` runs ahead of each start and is not timed. */
export async function terminalTimes(
  env: NodeJS.ProcessEnv,
  rounds: number,
  before: () => void,
): Promise<TerminalTimes> {
  const node = process.execPath;
  const evening = `exec '${node}' '${PROGRAM}' write`;
  const times = { nothing: [] as number[], line: [] as number[], question: [] as number[] };
  const redraws: number[] = [];
  before();
  // The program keeps all that an evening needs once one has come to its end.
  await pressThrough(inPseudoTerminal(evening, env), '4');
  for (let round = -1; round < rounds; round++) {
    const nothing = await until('ready', 'printf ready', env);
    const line = await until('ready', `exec '${node}' -e 'console.log("ready")'`, env);
    before();
    const question = await until(FIRST_QUESTION, evening, env, async (session) => {
      if (round % 10 === 0) redraws.push(...(await pressKeys(session)));
    });
    if (round < 0) continue;
    times.nothing.push(nothing);
    times.line.push(line);
    times.question.push(question);
  }
  // What `script` and its shell take is no part of either.
  const own = (all: readonly number[]) => quantile(all, 0.5) - quantile(times.nothing, 0.5);
  return { firstQuestion: own(times.question) / own(times.line), redraw: quantile(redraws, 0.95) };
}

/** Milliseconds from the start of a shell command in a pseudo-terminal to the moment a text is on its screen. */
function until(
  text: string,
  command: string,
  env: NodeJS.ProcessEnv,
  then: (session: Session) => Promise<void> = async () => {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const session = inPseudoTerminal(command, env);
    let seen = '';
    let took: number | null = null;
    session.stdout.on('data', (bytes: Buffer) => {
      if (took !== null) return;
      seen += bytes.toString();
      if (!seen.includes(text)) return;
      took = performance.now() - start;
      then(session).then(() => session.stdin.write('\x03'), reject);
    });
    session.on('error', reject);
    session.on('close', () => (took === null ? reject(new Error(`"${text}" never came:\n${seen}`)) : resolve(took)));
  });
}

async function pressKeys(session: Session): Promise<number[]> {
  const times: number[] = [];
  await pressed(session, '4');
  for (let press = 0; press < KEYS_PER_SESSION; press++) times.push(await pressed(session, String(1 + (press % 7))));
  return times;
}

/** Milliseconds from a key to the last bytes it brings to the screen. */
function pressed({ stdin, stdout }: Session, key: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    let quiet: NodeJS.Timeout;
    const drawn = () => {
      last = performance.now();
      clearTimeout(quiet);
      quiet = setTimeout(() => {
        stdout.off('data', drawn);
        resolve(last - start);
      }, SILENCE);
    };
    stdout.on('data', drawn);
    stdin.write(key);
  });
}
