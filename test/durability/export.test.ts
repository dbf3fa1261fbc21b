import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';
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

/** A home with a journal of so many days, each with a note of some length. */
function homeWithDays(count: number): string {
  const home = freshFolder();
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ day: addDays('2020-01-01', index), felt: 1 + (index % 7), note: `day ${index} `.repeat(200) }),
  );
  expect(runProgram(['import', '-'], { home, input: lines.join('\n') }).code).toBe(0);
  return home;
}

function startExport(home: string, words: readonly string[]) {
  return spawn(process.execPath, [PROGRAM, 'export', ...words], { env: bareEnvironment(home), stdio: 'ignore' });
}

it('several exports to one name at once end as one whole file, without a temporary file', async () => {
  const home = homeWithDays(1000);
  const folder = freshFolder();
  const file = join(folder, 'journal.md');
  const counts = ['1000', '600', '999', '300'];
  const whole = counts.map((count) => runProgram(['export', '-n', count], { home }).out);
  for (let round = 0; round < 2; round += 1) {
    const runs = counts.map((count) => startExport(home, ['-n', count, '--force', '-o', file]));
    const codes = await Promise.all(runs.map(async (run) => (await once(run, 'close'))[0]));
    expect(codes).toEqual([0, 0, 0, 0]);
    expect(whole).toContain(readFileSync(file, 'utf8'));
    expect(readdirSync(folder)).toEqual(['journal.md']);
  }
});

it.skipIf(!onPosix)(
  'an export that is killed leaves the earlier file, and the next one removes what it left beside it',
  async () => {
    const home = homeWithDays(1000);
    const folder = freshFolder();
    const file = join(folder, 'journal.md');
    expect(runProgram(['export', '-n', '5', '-o', file], { home }).code).toBe(0);
    const before = readFileSync(file, 'utf8');
    let left = 0;
    for (let tries = 0; tries < 20 && left === 0; tries += 1) {
      const run = startExport(home, ['-o', file]);
      const closed = once(run, 'close');
      while (run.exitCode === null && readdirSync(folder).length === 1) await sleep(1);
      run.kill('SIGKILL');
      await closed;
      left = readdirSync(folder).length - 1;
      // Killed too late, it has replaced the file.
      if (left === 0) writeFileSync(file, before);
    }
    expect(left).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(runProgram(['export', '-o', file], { home }).stderr).toMatch(/which had 5 entries\.\n$/);
    expect(readdirSync(folder)).toEqual(['journal.md']);
  },
);

it('purge removes what killed exports left in the folders of the journal and of its backups', () => {
  const home = homeWithDays(3);
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const partial = `.journal.md.${ended}-00ff.partial`;
  const folders = [join(home, 'nearfar'), join(home, 'nearfar', 'backups')];
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, partial), 'x');
  }
  expect(runProgram(['purge', '--yes'], { home }).code).toBe(0);
  for (const folder of folders) expect(readdirSync(folder)).not.toContain(partial);
});

it.skipIf(!onPosix)('an export goes where a shell sends it, also through -o', () => {
  const home = homeWithDays(300);
  const { out } = runProgram(['export'], { home });
  const inShell = (line: string) =>
    spawnSync('bash', ['-c', line, 'bash', process.execPath, PROGRAM], {
      env: bareEnvironment(home),
      cwd: home,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
  expect(inShell('"$1" "$2" export -o /dev/stdout | cat').stdout).toBe(out);
  expect(inShell('"$1" "$2" export -o /dev/stdout > out.md; cat out.md').stdout).toBe(out);
  expect(inShell('"$1" "$2" export -o /dev/stdout | head -c 10').stdout).toBe(out.slice(0, 10));
  expect(inShell('"$1" "$2" export -o >(cat > sent.md); sleep 0.5; cat sent.md').stdout).toBe(out);
  expect(inShell('"$1" "$2" export -o /dev/null').status).toBe(0);
});
