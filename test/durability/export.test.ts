import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';
import { freshFolder } from '../support/world.ts';
import { hasStrace } from './trace.ts';

it.skipIf(!hasStrace)('an export is synced before it gets its name, and its folder after that', () => {
  const home = freshFolder();
  runProgram(['write', '--felt', '3', '--no-passage'], { home });
  const folder = freshFolder();
  const log = join(home, 'trace');
  const strace = ['-f', '-y', '-e', 'trace=fsync,fdatasync,rename,renameat,renameat2', '-o', log, process.execPath];
  const { status } = spawnSync('strace', [...strace, PROGRAM, 'export', '-o', join(folder, 'journal.md')], {
    env: bareEnvironment(home),
  });
  expect(status).toBe(0);
  const calls = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => {
      const [, call] = / (fsync|fdatasync|rename)/.exec(line)!;
      return `${call} the ${line.includes('.partial') ? 'file' : 'folder'}`;
    });
  expect(calls).toEqual(['fsync the file', 'rename the file', 'fsync the folder']);
});
