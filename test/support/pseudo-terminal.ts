import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';

/** The pseudo-terminal comes from `script` of util-linux: Node has none of its own. */
export const hasPseudoTerminal = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);

/** A shell command in a pseudo-terminal, which types what is written to its input. */
export function inPseudoTerminal(command: string, env: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  const session = spawn('script', ['-qfec', command, '/dev/null'], { env });
  // A key that comes after the end is nobody's.
  session.stdin.on('error', () => {});
  return session;
}

const BETWEEN_KEYS_MS = 25;

/** Presses keys once the program shows something, then Enter again and again until it ends. @returns its exit code */
export function pressThrough(session: ChildProcessWithoutNullStreams, keys: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let enter: NodeJS.Timeout | undefined;
    session.stdout.once('data', () => {
      session.stdin.write(keys);
      enter = setInterval(() => session.stdin.write('\r'), BETWEEN_KEYS_MS);
    });
    session.stdout.resume();
    session.on('error', reject);
    session.on('close', (code) => {
      clearInterval(enter);
      resolve(code);
    });
  });
}
