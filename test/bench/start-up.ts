import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DIST, environment, PROGRAM } from './program.ts';

const WATCH = fileURLToPath(new URL('watch.ts', import.meta.url));

/** The parts that an evening's questions and its passage need beyond what every command loads. */
const ASKING = ['evening.js', 'ask.js'];

export interface StartUp {
  status: number | null;
  /** Of Node's own modules, those that no plain command may load, and what was asked of `Intl` and its kin. */
  slow: string[];
  /** The files of the bundle that were loaded. */
  files: string[];
}

/** Runs a command in a pipe and says what its start loaded. */
export function startUp(argv: readonly string[], home: string): StartUp {
  const { status, stderr } = spawnSync(process.execPath, ['--require', WATCH, PROGRAM, ...argv], {
    env: environment(home),
    input: '',
    encoding: 'utf8',
  });
  const seen = JSON.parse(stderr.slice(stderr.lastIndexOf('\n') + 1)) as Record<
    'modules' | 'files' | 'asked',
    string[]
  >;
  return {
    status,
    slow: [...seen.modules.filter((name) => ['net', 'child_process'].includes(name)), ...seen.asked],
    files: seen.files.filter((file) => file.startsWith(DIST) && file.endsWith('.js')).map((file) => basename(file)),
  };
}

/** Kilobytes (1,000 bytes) of some files of the bundle. */
export function kilobytes(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(join(DIST, file)).size, 0) / 1000;
}

/** The files that asking loads on top of those that are there already. */
export function askingOnTop(loaded: readonly string[]): string[] {
  const needed = new Set(loaded);
  const visit = (file: string) => {
    if (needed.has(file)) return;
    needed.add(file);
    // Lazy parts of these are other questions' business; what is bound at the top of a file comes with it.
    for (const [, next] of readFileSync(join(DIST, file), 'utf8').matchAll(/^.*?require\("\.\/([\w.-]+)"\)/gm))
      visit(next!);
  };
  ASKING.forEach(visit);
  return [...needed].filter((file) => !loaded.includes(file));
}
