import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrapped } from '../../src/terminal/output.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';
import { memoryOutput } from '../support/terminal.ts';

describe('wrapped output', () => {
  const write = (text: string, isTerminal = true) => {
    const output = { ...memoryOutput(), isTerminal, width: 20 };
    wrapped(output).write(text);
    return output.text;
  };

  it('breaks long lines between words and keeps their indent', () => {
    expect(write('nearfar undo brings it back.\n  and so do I, tomorrow\n')).toBe(
      'nearfar undo brings\nit back.\n  and so do I,\n  tomorrow\n',
    );
  });

  it.each([
    ['in a pipe', 'nearfar undo brings it back.\n', false],
    ['with control codes', '\rexporting  3000 of 36500\x1b[K', true],
  ])('leaves text unchanged %s', (_, text, isTerminal) => expect(write(text, isTerminal)).toBe(text));
});

describe('a journal of a thousand long entries', () => {
  const home = mkdtempSync(join(tmpdir(), 'nearfar-test-'));
  afterAll(() => rmSync(home, { recursive: true }));

  beforeAll(() => {
    const lines = Array.from({ length: 1000 }, (_, index) => {
      const day = new Date(Date.UTC(2023, 0, 1 + index)).toISOString().slice(0, 10);
      return JSON.stringify({ day, felt: 1 + (index % 7), note: `${index} ${'a long evening '.repeat(40)}` });
    });
    runProgram(['import', '-'], { home, input: lines.join('\n') });
  });

  const list = (shell: string) =>
    new Promise<{ code: number | null; out: string; stderr: string }>((resolve) => {
      const words = ['-c', shell, process.execPath, PROGRAM];
      const child = spawn('bash', words, { env: bareEnvironment(home), stdio: ['ignore', 'pipe', 'pipe'] });
      const seen = { out: '', stderr: '' };
      child.stdout.on('data', (bytes) => (seen.out += bytes));
      child.stderr.on('data', (bytes) => (seen.stderr += bytes));
      child.on('close', (code) => resolve({ code, ...seen }));
    });

  it.skipIf(!onPosix)('is cut off without an error if the reader of stdout goes away', async () => {
    const { code, out, stderr } = await list('"$0" "$1" list | head -1; exit $PIPESTATUS');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(out).toMatch(/^Sunday 1 January 2023\n$/);
  });

  it.skipIf(!onPosix)('is written without an error if stderr has no reader', async () => {
    const { code, out } = await list('"$0" "$1" xyzzy 2>&1 >/dev/null | true; exit $PIPESTATUS');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('arrives completely through a slow pipe', async () => {
    const child = spawn(process.execPath, [PROGRAM, 'list', '--json'], { env: bareEnvironment(home) });
    child.stdout.pause();
    await wait(400);
    let out = '';
    for await (const bytes of child.stdout) {
      out += bytes;
      if (out.length % 7 === 0) await wait(1);
    }
    expect(JSON.parse(out).entries).toHaveLength(1000);
  });

  it.skipIf(!existsSync('/dev/full'))('says so where there is no room for it', async () => {
    const { code, stderr } = await list('"$0" "$1" list > /dev/full');
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'nearfar: There is no room left where the output goes.\n' });
  });

  it.skipIf(!onPosix)('arrives completely in a file', async () => {
    const file = join(freshFolder(), 'list.txt');
    const { out } = await list(`"$0" "$1" list > '${file}'; wc -l < '${file}'`);
    expect(Number(out)).toBeGreaterThan(10_000);
  });
});
