import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareEnvironment, PROGRAM } from '../../support/program.ts';
import { DERIVES_AT_ONCE, putAlteredProgram } from '../altered-program.ts';
import { putClock } from './put-clock.ts';

/** A program that runs longer than this under a fault is killed, in milliseconds. */
const MAX_RUN_MS = 30_000;

/** A home folder of its own, with everything that the program may write in it. */
export interface Place {
  home: string;
  /** The folder of the journal. */
  folder: string;
  journal: string;
  /** `$XDG_RUNTIME_DIR`. */
  runtime: string;
  /** The program that is run there. */
  program: string;
}

/** What can be known about a run after it has ended. */
export interface RunResult {
  /** The exit code; null if it was ended by a signal. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** Whether the writer had typed the words of the note, or had saved them in the editor. */
  typed: boolean;
  /** Whether it was ended by SIGKILL, which no program can answer. */
  killed: boolean;
  /** Whether the words were on the disk, as far as the program let the writer see, when it was killed. */
  confirmed: boolean;
}

export interface RunOptions {
  input?: string;
  /** The text of a shell script that takes the part of the editor. */
  editor?: string;
  /** The command line that the program's own is given to, such as strace. */
  through?: readonly string[];
  /** Flags of Node itself. */
  node?: readonly string[];
  whileRunning?: (program: ChildProcess) => Promise<void>;
}

/** Where an editor script reports that it has saved the words. */
export const SAVED_BY_EDITOR = 'saved-by-editor';

let root: string | undefined;

/** The folder of all places, and of one code cache for all, so that each run makes the same calls. */
function rootFolder(): string {
  root ??= realpathSync(mkdtempSync(join(tmpdir(), 'nearfar-faults-')));
  return root;
}

let stopped: string | undefined;

/** A module by which the clock of a program stands still, so that what tries leave does not differ by the time. */
export function stoppedClock(): string {
  stopped ??= putClock(rootFolder(), String(Date.now()));
  return stopped;
}

/** Removes all places, at the end of the process. */
export function removeAllPlaces(): void {
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
  quick = undefined;
  stopped = undefined;
}

let quick: string | undefined;

/** The program, but for the time that it takes to derive a key. */
export function quickProgram(): string {
  if (quick === undefined) {
    const folder = join(rootFolder(), 'derives-at-once');
    putAlteredProgram(folder, DERIVES_AT_ONCE);
    quick = join(folder, 'bin', 'nearfar.js');
  }
  return quick;
}

/** A new place; `from` is a place whose program and files it begins with. */
export function newPlace(from?: Place, program = from?.program ?? PROGRAM): Place {
  const home = mkdtempSync(join(rootFolder(), 'try-'));
  const folder = join(home, 'nearfar');
  const place = { home, folder, journal: join(folder, 'journal.db'), runtime: join(home, 'runtime'), program };
  if (from) cpSync(from.home, place.home, { recursive: true, preserveTimestamps: true });
  for (const name of ['runtime', 'tmp']) mkdirSync(join(place.home, name), { recursive: true, mode: 0o700 });
  return place;
}

export function removePlace({ home }: Place): void {
  rmSync(home, { recursive: true, force: true });
}

export function environmentOf({ home, runtime }: Place, more: Record<string, string> = {}): Record<string, string> {
  const folders = { XDG_CACHE_HOME: join(rootFolder(), 'cache'), XDG_RUNTIME_DIR: runtime, TMPDIR: join(home, 'tmp') };
  return bareEnvironment(home, { ...folders, TERM: 'xterm', ...more });
}

/** The words of a command line; `~` stands for the home folder. */
export function wordsAt({ home }: Place, words: readonly string[]): string[] {
  return words.map((word) => word.replace(/^~/, home));
}

/** Runs the built program in a place until it ends. */
export async function runAt(place: Place, words: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { input = '', editor, through = [], node = [], whileRunning } = options;
  const script = join(place.home, 'editor.sh');
  if (editor !== undefined) writeFileSync(script, editor);
  const [command, ...args] = [...through, process.execPath, ...node, place.program, ...wordsAt(place, words)];
  const program = spawn(command!, args, {
    env: environmentOf(place, editor === undefined ? {} : { NEARFAR_EDITOR: `sh '${script}'` }),
  });
  const said = { stdout: '', stderr: '' };
  program.stdout.setEncoding('utf8').on('data', (text) => (said.stdout += text));
  program.stderr.setEncoding('utf8').on('data', (text) => (said.stderr += text));
  // A program that ends before it has read its input closes the pipe.
  program.stdin.on('error', () => {}).end(input);
  const ended = endOf(program);
  await whileRunning?.(program);
  const { code, signal } = await ended;
  const typed = editor === undefined ? input !== '' : existsSync(join(place.home, SAVED_BY_EDITOR));
  const killed = signal === 'SIGKILL';
  const confirmed = editor === undefined ? saysSaved(said.stderr) : typed;
  return { code, ...said, typed, killed, confirmed };
}

/** Waits until a child process ends, and kills it if it does not end by itself. */
export async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  const timer = setTimeout(() => child.kill('SIGKILL'), MAX_RUN_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal });
    });
  });
}

export function saysSaved(stderr: string): boolean {
  return /^(?:Saved|Changed what you wrote)/m.test(stderr);
}

/** The text of a file; empty where there is none. */
export function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
