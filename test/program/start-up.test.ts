import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIST, environment, PROGRAM } from '../bench/program.ts';
import { kilobytes, loadsOfCommand, loadsOfEvening } from '../bench/start-up.ts';
import { hasPseudoTerminal } from '../support/pseudo-terminal.ts';

const home = mkdtempSync(join(tmpdir(), 'nearfar-start-up-'));
const COMMANDS = ['--help', 'status -q', 'status', 'show', 'list -5', 'write --felt 4 --no-passage'];

beforeAll(() => {
  // The first start writes the code cache, for which it reads every chunk.
  spawnSync(process.execPath, [PROGRAM, 'write', '--felt', '3', '--want', '6'], { env: environment(home) });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the start of the built program', () => {
  it.each([...COMMANDS, 'week', 'write --felt 4'])(
    'loads no sockets, no child processes and no data of locales for %s',
    (command) => {
      const { status, slow } = loadsOfCommand(command.split(' '), home);
      expect(status).toBe(0);
      expect(slow).toEqual([]);
    },
  );

  // Row 9 of docs/performance.md. The trends are above its 150 KB; this limit keeps them from growing.
  it.each([
    ...[...COMMANDS, 'search canal', 'week', 'month', 'year'].map((command) => [150, command] as const),
    [170, 'trends'] as const,
  ])('loads at most %d KB of the bundle for %s', (limit, command) => {
    const { chunks } = loadsOfCommand(command.split(' '), home);
    expect(chunks).toContain('main.js');
    expect(kilobytes(chunks)).toBeLessThanOrEqual(limit);
  });

  it('compiles no pattern of the letters of every script to read flags', () => {
    expect(readFileSync(join(DIST, 'main.js'), 'latin1').includes('ID_Continue')).toBe(false);
  });

  it.skipIf(!hasPseudoTerminal)('loads at most 80 KB more for the first question of an evening', async () => {
    spawnSync(process.execPath, [PROGRAM, 'rm', 'today', '--yes'], { env: environment(home) });
    const { chunks } = loadsOfCommand(['show'], home);
    const evening = await loadsOfEvening(home);
    expect(evening.chunks.length).toBeGreaterThan(chunks.length);
    expect(kilobytes(evening.chunks.filter((chunk) => !chunks.includes(chunk)))).toBeLessThanOrEqual(80);
  });
});
