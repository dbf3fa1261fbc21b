import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Cancelled, type TerminationSignal, UserError } from '../../errors.ts';
import { onInterrupt, onTermination } from '../on-termination.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Milliseconds after which a program is asked to end, and after which it is killed. */
const TERMINATE_AFTER_MS = 1800;
const KILL_AFTER_MS = 2000;
const MAX_OUTPUT_BYTES = 64 * 1024;
const IS_WINDOWS = process.platform === 'win32';

/** The variables of the environment that the program gets. None of them says where the journal lies. */
const PASSED_ON = IS_WINDOWS
  ? ['PATH', 'USERPROFILE', 'SYSTEMROOT', 'TEMP', 'LANG']
  : ['PATH', 'HOME', 'LANG', 'TMPDIR'];

/**
 * Runs another program without a shell, in the home folder, and waits at most two seconds for it. Its errors go nowhere,
 * and nothing that it started in its process group is left running.
 * @param words the program and its arguments; `~/` at the beginning of a word stands for the home folder
 * @param input what it reads from standard input
 * @returns what it wrote to standard output
 * @throws UserError if it cannot be started, fails, takes too long or writes more than 64 KB; Cancelled if a signal
 *   ends this program meanwhile
 */
export async function runProgram(words: readonly string[], input: string, env: Environment): Promise<string> {
  const home = env.HOME || env.USERPROFILE;
  const [program = '', ...args] = words.map((word) =>
    home && word.startsWith('~/') ? join(home, word.slice(2)) : word,
  );
  let child: ChildProcess | undefined;
  let stopWaiting = () => {};
  try {
    return await new Promise<string>((resolve, reject) => {
      const fail = (problem: string) => reject(new UserError(`The program "${program}" ${problem}.`));
      stopWaiting = onEveryEnd(
        () => child && signalGroup(child, 'SIGTERM'),
        () => fail('did not answer within two seconds'),
        (signal) => reject(new Cancelled('', signal)),
      );
      child = spawnProgram(program, args, env, home);
      gatherOutput(child, resolve, fail);
      // A program that reads nothing closes the pipe, which is no failure.
      child.stdin!.on('error', () => {}).end(input);
    });
  } catch (error) {
    if (error instanceof UserError || error instanceof Cancelled) throw error;
    throw new UserError(`The program "${program}" cannot be started (${(error as NodeJS.ErrnoException).code}).`);
  } finally {
    stopWaiting();
    if (child) release(child);
  }
}

function spawnProgram(program: string, args: string[], env: Environment, home: string | undefined): ChildProcess {
  return spawn(program, args, {
    env: Object.fromEntries(PASSED_ON.map((name) => [name, env[name]])),
    cwd: home && existsSync(home) ? home : undefined,
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
    // A session of its own: its process group can be ended as a whole, and it cannot reach the terminal.
    detached: !IS_WINDOWS,
  });
}

/** Calls `resolve` with all that a program wrote once it has ended well, else `fail` with what is wrong. */
function gatherOutput(child: ChildProcess, resolve: (output: string) => void, fail: (problem: string) => void): void {
  child.once('error', ({ code }: NodeJS.ErrnoException) => fail(`cannot be started (${code})`));
  // A process that it left in the background could hold standard output open.
  child.once('exit', () => signalGroup(child, 'SIGKILL'));
  const chunks: Buffer[] = [];
  let length = 0;
  child.stdout!.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_OUTPUT_BYTES) fail('wrote more than 64 KB');
  });
  child.once('close', (code, signal) => {
    if (code === 0) resolve(Buffer.concat(chunks).toString());
    else if (signal === 'SIGTERM') fail('did not answer within two seconds');
    else fail(code === null ? `was ended by ${signal}` : `ended with exit code ${code}`);
  });
}

/** Calls back when the time is nearly up, when it is up, and when a signal arrives. @returns a function that stops that */
function onEveryEnd(
  nearlyLate: () => void,
  late: () => void,
  ended: (signal: TerminationSignal | undefined) => void,
): () => void {
  const timers = [setTimeout(nearlyLate, TERMINATE_AFTER_MS), setTimeout(late, KILL_AFTER_MS)];
  const removers = [onTermination(ended), onInterrupt(() => ended(undefined))];
  return () => {
    timers.forEach(clearTimeout);
    for (const remove of removers) remove();
  };
}

/** Kills what is left of a program, and lets this program end without waiting for it. */
function release(child: ChildProcess): void {
  signalGroup(child, 'SIGKILL');
  child.stdin?.destroy();
  child.stdout?.destroy();
  child.unref();
}

/** Sends a signal to a program and everything in its process group. On Windows the whole tree is killed. */
function signalGroup({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    if (IS_WINDOWS) spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
