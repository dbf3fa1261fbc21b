import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';

/** Whether there is `script` of util-linux, which provides the pseudo-terminal; Node has none. */
export const hasPseudoTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** Runs a shell command in a pseudo-terminal. What is written to `stdin` of the result is typed there. */
export function inPseudoTerminal(command: string, env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  const session = spawn('script', ['-qfec', command, '/dev/null'], { env });
  // A key pressed after the program has ended fails with EPIPE.
  session.stdin.on('error', () => {});
  return session;
}

/** Milliseconds of silence after which the next key is pressed: once a key was answered, and where nothing answers it. */
const SILENCE_MS = { answered: 25, unanswered: 300 };

/**
 * Presses keys once the program shows something, then Enter again and again until it ends. Each key waits for what the one
 * before has changed on the screen, as keys that came all at once would be taken for pasted text.
 * @returns its exit code
 */
export function pressThrough(session: ChildProcessWithoutNullStreams, keys: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const remaining = [...keys];
    let next: NodeJS.Timeout | undefined;
    const press = () => {
      session.stdin.write(remaining.shift() ?? '\r');
      next = setTimeout(press, SILENCE_MS.unanswered);
    };
    session.stdout.on('data', () => {
      clearTimeout(next);
      next = setTimeout(press, SILENCE_MS.answered);
    });
    session.on('error', reject);
    session.on('close', (code) => {
      clearTimeout(next);
      resolve(code);
    });
  });
}
