import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const PROGRAM = resolve(import.meta.dirname, '../../bin/nearfar.js');

export interface ProgramRun {
  code: number | null;
  out: string;
  stderr: string;
}

/** A zone in which it is between eight and nine in the evening now: after midnight the program asks about another day. */
export const EVENING_ZONE = zoneWhereItIs(20, new Date());

function zoneWhereItIs(hour: number, now: Date): string {
  const east = ((hour - now.getUTCHours() + 12 + 24) % 24) - 12;
  // In the names of these zones the sign is that of the west.
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

/** Nothing of the machine that runs the tests but where its programs lie. */
export function bareEnvironment(home: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    USERPROFILE: home,
    XDG_DATA_HOME: home,
    // One for all tests, as otherwise each home would pay for a first start.
    XDG_CACHE_HOME: resolve(import.meta.dirname, '../../node_modules/.cache'),
    LANG: 'C.UTF-8',
    TZ: EVENING_ZONE,
    ...more,
  };
}

/** Runs the built program as a process of its own. */
export function runProgram(
  words: readonly string[],
  { home, env, input }: { home: string; env?: Record<string, string>; input?: string | Uint8Array },
): ProgramRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    env: bareEnvironment(home, env),
    input: input ?? '',
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, stderr: stderr };
}

/** Every file below a path with its bytes, as one comparable value; null where there is nothing. */
export function folderContents(path: string): unknown {
  if (!existsSync(path)) return null;
  if (!lstatSync(path).isDirectory()) return readFileSync(path).toString('base64');
  return Object.fromEntries(readdirSync(path).map((name) => [name, folderContents(join(path, name))]));
}
