import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environment, PROGRAM } from '../bench/program.ts';

const home = mkdtempSync(join(tmpdir(), 'nearfar-every-command-'));
const file = join(home, 'entries.jsonl');
const text = join(home, 'text.txt');
const NOTE = 'He read my message at noon and has not answered. @tom';

/** Runs the built program as a shell would. */
function run(command: string, input = '') {
  const argv = [PROGRAM, ...command.split(' ')];
  return spawnSync(process.execPath, argv, { env: environment(home), input, encoding: 'utf8' });
}

beforeAll(() => {
  writeFileSync(file, '{"day":"2026-03-02","felt":3,"want":6}\n{"day":"2026-03-03","felt":5,"note":"日本 🙂"}\n');
  writeFileSync(
    text,
    'About harbours\n\nA harbour is a place for ships to rest between two journeys, and then to leave again.\n',
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('the built program', () => {
  it.each<[command: string, input?: string]>([
    ['write --felt 3 --want 6 --note -', NOTE],
    ['write --felt 4 --note - --json', NOTE],
    [`import ${file} --dry-run`],
    [`import ${file}`],
    ['show'],
    ['show 2026-03-03 --color always'],
    ['list --reverse --json'],
    ['search noon'],
    ['search -', 'noon'],
    ['tags'],
    ['trends'],
    ['trends --json'],
    ['trends --csv --all'],
    ['week'],
    ['month last'],
    ['year'],
    ['like'],
    ['history today'],
    ['move 2026-03-02 2026-03-01'],
    ['rest 2026-03-10..2026-03-12 --note -', 'away'],
    ['rest --list'],
    ['rm 2026-03-03 --yes'],
    ['undo'],
    ['passages'],
    ['passages the-dance'],
    ['match --felt 2 --want 6 --note - --why', NOTE],
    ['match --jsonl', '{"felt":3,"note":"texted him 4 times"}\n'],
    [`article load ${text}`],
    ['article show'],
    ['article unload'],
    ['export'],
    ['export --format json'],
    ['export --format csv'],
    ['export --format jrnl'],
    [`export --format obsidian -o ${join(home, 'vault')} --verify`],
    [`export --format dayone -o ${join(home, 'journal.zip')} --verify`],
    [`merge ${file}`],
    ['status --json'],
    ['settings'],
    ['settings region GB'],
    ['settings reader no-such-program'],
    ['write --felt 3'],
    ['status'],
    ['settings reader off'],
    ['support --all'],
    ['backup'],
    [`backup ${join(home, 'copy.db')}`],
    ['backup --list --json'],
    ['restore'],
    [`restore ${join(home, 'copy.db')} --yes`],
    ['restore today --dry-run'],
    ['purge --yes'],
    ['list --on 2026'],
    ['show monday'],
    ['help list'],
    ['completion print zsh'],
    ['completion install fish'],
    ['completion remove'],
  ])('runs nearfar %s', (command, input) => {
    const { status, stderr } = run(command, input);
    expect({ status, stderr: /bug/.test(stderr) ? stderr : '' }).toEqual({ status: 0, stderr: '' });
  });
});
