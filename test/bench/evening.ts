import type { ChildProcessWithoutNullStreams as Session } from 'node:child_process';
import { inPseudoTerminal } from '../support/pseudo-terminal.ts';
import { quantile } from './interleave.ts';
import { PROGRAM } from './program.ts';

/** Stands in the last line of the first question. */
const FIRST_QUESTION = '? explains';
const KEYS_PER_SESSION = 60;
/** Every tenth session also measures keys. */
const SESSIONS_PER_KEYS = 10;
/** A frame is complete when nothing more has arrived for this many milliseconds. */
const FRAME_GAP_MS = 25;

export interface EveningTimes {
  /** Time to the first question, as a multiple of a Node that writes one line. */
  firstQuestion: number;
  /** Milliseconds from a key to the end of the frame it draws: the 95th percentile. */
  redraw: number;
}

/** Times the evening's questions in a pseudo-terminal. @param before runs before each start and is not timed */
export async function eveningTimes(env: NodeJS.ProcessEnv, rounds: number, before: () => void): Promise<EveningTimes> {
  const node = process.execPath;
  const evening = `exec '${node}' '${PROGRAM}' write`;
  const times = { shell: [] as number[], line: [] as number[], question: [] as number[] };
  const redraws: number[] = [];
  for (let round = -1; round < rounds; round++) {
    const shell = await timeUntilShown('ready', 'printf ready', env);
    const line = await timeUntilShown('ready', `exec '${node}' -e 'console.log("ready")'`, env);
    before();
    const question = await timeUntilShown(FIRST_QUESTION, evening, env, async (session) => {
      if (round % SESSIONS_PER_KEYS === 0) redraws.push(...(await timeKeys(session)));
    });
    if (round < 0) continue;
    times.shell.push(shell);
    times.line.push(line);
    times.question.push(question);
  }
  // The time that `script` and its shell take belongs to neither.
  const withoutShell = (all: readonly number[]) => quantile(all, 0.5) - quantile(times.shell, 0.5);
  return { firstQuestion: withoutShell(times.question) / withoutShell(times.line), redraw: quantile(redraws, 0.95) };
}

/**
 * Milliseconds from the start of a shell command in a pseudo-terminal until a text is on its screen.
 * @param use works with the session before it is ended by Ctrl+C
 */
export function timeUntilShown(
  text: string,
  command: string,
  env: NodeJS.ProcessEnv,
  use: (session: Session) => Promise<void> = async () => {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const session = inPseudoTerminal(command, env);
    let shown = '';
    let elapsed: number | null = null;
    session.stdout.on('data', (bytes: Buffer) => {
      if (elapsed !== null) return;
      shown += bytes.toString();
      if (!shown.includes(text)) return;
      elapsed = performance.now() - start;
      use(session).then(() => session.stdin.write('\x03'), reject);
    });
    session.on('error', reject);
    session.on('close', () =>
      elapsed === null ? reject(new Error(`"${text}" never appeared:\n${shown}`)) : resolve(elapsed),
    );
  });
}

async function timeKeys(session: Session): Promise<number[]> {
  const times: number[] = [];
  await timeKey(session, '4');
  for (let press = 0; press < KEYS_PER_SESSION; press++) times.push(await timeKey(session, String(1 + (press % 7))));
  return times;
}

/** Milliseconds from a key to the last bytes of the frame it draws. */
function timeKey({ stdin, stdout }: Session, key: string): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    let gap: NodeJS.Timeout;
    const onBytes = () => {
      last = performance.now();
      clearTimeout(gap);
      gap = setTimeout(() => {
        stdout.off('data', onBytes);
        resolve(last - start);
      }, FRAME_GAP_MS);
    };
    stdout.on('data', onBytes);
    stdin.write(key);
  });
}
