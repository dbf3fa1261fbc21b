import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/terminal/programs/run-program.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onLinux } from '../../support/platform.ts';

/** Runs a shell script as a program, in a home of its own. */
function script(text: string, input = '', more: Record<string, string> = {}) {
  const home = freshFolder();
  const file = join(home, 'a reader');
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const env = { PATH: process.env.PATH!, HOME: home, ...more };
  return { home, output: runProgram([file, 'one two', '~/three', '~'], input, env) };
}

function isAlive(pid: number): boolean {
  try {
    // A process that has ended and was not reaped yet is a zombie, which still has its number.
    const [, state] = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return state !== 'Z';
  } catch {
    return false;
  }
}

async function expectEnded(file: string): Promise<void> {
  const pids = readFileSync(file, 'utf8').trim().split(/\s+/).map(Number);
  expect(pids.length).toBeGreaterThan(0);
  for (let tries = 0; tries < 50 && pids.some(isAlive); tries += 1) await wait(20);
  expect(pids.filter(isAlive)).toEqual([]);
}

describe.skipIf(!onLinux)('a program that is run', () => {
  it('gets the input on standard input and gives back its standard output', async () => {
    expect(await script('cat; echo done; echo trouble >&2', 'some words\n').output).toBe('some words\ndone\n');
  });

  it('gets the words as arguments, without a shell, and ~/ as the home folder', async () => {
    const { home, output } = script('printf "%s\\n" "$@"');
    expect(await output).toBe(`one two\n${home}/three\n~\n`);
  });

  it('gets PATH, HOME, LANG and TMPDIR and nothing else of the environment', async () => {
    const env = { LANG: 'C', TMPDIR: '/tmp', NEARFAR_HOME: '/journal', XDG_DATA_HOME: '/data', EDITOR: 'vi' };
    const { home, output } = script('exec env', '', env);
    const seen = (await output)
      .trim()
      .split('\n')
      .filter((line) => !/^(PWD|_|SHLVL|OLDPWD)=/.test(line));
    expect(seen.sort()).toEqual([`HOME=${home}`, 'LANG=C', `PATH=${process.env.PATH}`, 'TMPDIR=/tmp']);
  });

  it('runs in the home folder', async () => {
    const { home, output } = script('pwd -P');
    expect(await output).toBe(`${home}\n`);
  });

  it('need not read its input, however long that is', async () => {
    expect(await script('echo ok', 'x'.repeat(4_000_000)).output).toBe('ok\n');
  });

  it('cannot reach the terminal', async () => {
    expect(await script('(: < /dev/tty) 2> /dev/null && echo reached || echo none').output).toBe('none\n');
  });

  it.each([
    ['exits with a code', 'echo the-dance; exit 3', 'ended with exit code 3'],
    ['is killed', 'kill -9 $$', 'was ended by SIGKILL'],
    ['writes more than 64 KB', 'head -c 70000 /dev/zero', 'wrote more than 64 KB'],
    ['never stops writing', 'exec yes', 'wrote more than 64 KB'],
  ])('fails if it %s', async (_, text, problem) => {
    await expect(script(text).output).rejects.toThrow(problem);
  });

  it('fails if it does not exist or may not be run', async () => {
    const home = freshFolder();
    const env = { PATH: process.env.PATH!, HOME: home };
    await expect(runProgram(['no-such-program'], '', env)).rejects.toThrow(
      'The program "no-such-program" cannot be started (ENOENT).',
    );
    writeFileSync(join(home, 'text'), 'no program\n', { mode: 0o600 });
    await expect(runProgram(['~/text'], '', env)).rejects.toThrow('cannot be started (EACCES)');
    await expect(runProgram([home], '', env)).rejects.toThrow('cannot be started (EACCES)');
  });

  it('runs also where there is no home folder', async () => {
    expect(await runProgram(['echo', 'ok'], '', { PATH: process.env.PATH!, HOME: '/no/such/home' })).toBe('ok\n');
  });

  it('is ended after two seconds with all that it started', async () => {
    const start = performance.now();
    const { home, output } = script('sleep 60 & echo $! $$ > pids; wait');
    await expect(output).rejects.toThrow('did not answer within two seconds');
    expect(performance.now() - start).toBeLessThan(4000);
    await expectEnded(join(home, 'pids'));
  });

  it('is killed if it ignores the request to end', async () => {
    const { home, output } = script('trap "" TERM; sleep 60 & echo $! $$ > pids; while :; do sleep 1; done');
    await expect(output).rejects.toThrow('did not answer within two seconds');
    await expectEnded(join(home, 'pids'));
  });

  it('leaves nothing running that it started in the background', async () => {
    const start = performance.now();
    const { home, output } = script('sleep 60 & echo $! > pids; echo the-dance');
    expect(await output).toBe('the-dance\n');
    expect(performance.now() - start).toBeLessThan(1500);
    await expectEnded(join(home, 'pids'));
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('is ended when nearfar is ended by %s', async (signal) => {
    const home = freshFolder();
    const module = join(import.meta.dirname, '../../../src/terminal/programs/run-program.ts');
    const code = `
      const { runProgram } = await import(${JSON.stringify(module)});
      await runProgram(['sh', '-c', 'sleep 60 & echo $! $$ > pids; wait'], '', process.env).catch((error) => {
        console.log(error.name, error.constructor.name, error.signal);
      });`;
    const nearfar = spawn(process.execPath, ['--input-type=module', '-e', code], {
      env: { PATH: process.env.PATH!, HOME: home },
    });
    let said = '';
    nearfar.stdout.on('data', (text) => (said += text));
    for (let tries = 0; tries < 400 && !isWritten(join(home, 'pids')); tries += 1) await wait(10);
    nearfar.kill(signal);
    await new Promise((resolve) => nearfar.once('close', resolve));
    expect(said).toContain(`Cancelled ${signal === 'SIGINT' ? undefined : signal}`);
    await expectEnded(join(home, 'pids'));
  });
});

function isWritten(file: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').endsWith('\n');
}
