import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timeUntilShown } from './evening.ts';
import { DIST, environment, PROGRAM } from './program.ts';

const PRELOADED = fileURLToPath(new URL('record-loads.ts', import.meta.url));

/** Parts of Node that are slow to load and that a command which asks nothing must not load. */
const SLOW_MODULES = ['crypto', 'net', 'child_process'];

export interface Loads {
  /** The slow parts of Node that were loaded, and what was asked of ICU. */
  slow: string[];
  /** The names of the chunks of the bundle that were loaded. */
  chunks: string[];
}

/** Runs a command in a pipe and returns its exit code and what it loaded. */
export function loadsOfCommand(argv: readonly string[], home: string): Loads & { status: number | null } {
  const { status } = spawnSync(process.execPath, ['--require', PRELOADED, PROGRAM, ...argv], {
    env: recordingEnvironment(home),
    input: '',
  });
  return { status, ...readLoads(home) };
}

/** Starts the evening in a pseudo-terminal, leaves it at its first question, and returns what it loaded. */
export async function loadsOfEvening(home: string): Promise<Loads> {
  const command = `exec '${process.execPath}' --require '${PRELOADED}' '${PROGRAM}' write`;
  await timeUntilShown('? explains', command, recordingEnvironment(home));
  return readLoads(home);
}

/** The size of some chunks in kilobytes (1,000 bytes). */
export function kilobytes(chunks: readonly string[]): number {
  return chunks.reduce((sum, chunk) => sum + statSync(join(DIST, chunk)).size, 0) / 1000;
}

function recordingEnvironment(home: string): NodeJS.ProcessEnv {
  return { ...environment(home), LOADS_FILE: loadsFile(home) };
}

function readLoads(home: string): Loads {
  const { modules, files, icu } = JSON.parse(readFileSync(loadsFile(home), 'utf8')) as Record<string, string[]>;
  rmSync(loadsFile(home));
  return {
    slow: [...modules!.filter((name) => SLOW_MODULES.includes(name)), ...icu!],
    chunks: files!.filter((file) => file.startsWith(DIST) && file.endsWith('.js')).map((file) => basename(file)),
  };
}

function loadsFile(home: string): string {
  return join(home, 'loads.json');
}
