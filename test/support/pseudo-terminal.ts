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

const BETWEEN_KEYS_MS = 25;

/**
 * Presses keys one after the other once the program shows something, then Enter again and again until it ends. Keys that
 * came all at once would be taken for pasted text.
 * @returns its exit code
 */
export function pressThrough(session: ChildProcessWithoutNullStreams, keys: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const remaining = [...keys];
    let enter: NodeJS.Timeout | undefined;
    session.stdout.once('data', () => {
      enter = setInterval(() => session.stdin.write(remaining.shift() ?? '\r'), BETWEEN_KEYS_MS);
    });
    session.stdout.resume();
    session.on('error', reject);
    session.on('close', (code) => {
      clearInterval(enter);
      resolve(code);
    });
  });
}
