import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment, PROGRAM } from '../bench/program.ts';
import { askingOnTop, kilobytes, startUp } from '../bench/start-up.ts';

const home = mkdtempSync(join(tmpdir(), 'nearfar-start-up-'));
const COMMANDS = ['--help', 'status -q', 'status', 'show', 'list -5', 'write --felt 4 --no-passage'];

beforeAll(() => {
  spawnSync(process.execPath, [PROGRAM, 'write', '--felt', '3', '--want', '6'], { env: environment(home) });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the start of the built program', () => {
  it.each([...COMMANDS, 'write --felt 4'])(
    'loads neither sockets, nor child processes, nor the data of locales: %s',
    (command) => {
      const { status, slow } = startUp(command.split(' '), home);
      expect(status).toBe(0);
      expect(slow).toEqual([]);
    },
  );

  it.each(COMMANDS)('loads at most 120 KB of our own: %s', (command) => {
    const { files } = startUp(command.split(' '), home);
    expect(files).toContain('main.js');
    expect(kilobytes(files)).toBeLessThanOrEqual(120);
  });

  it('adds at most 60 KB for the questions', () => {
    expect(kilobytes(askingOnTop(startUp(['show'], home).files))).toBeLessThanOrEqual(60);
  });
});
