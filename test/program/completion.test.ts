import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';

const home = mkdtempSync(join(tmpdir(), 'nearfar-completion-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const env = () => {
  const bare = bareEnvironment(home);
  return { ...bare, PATH: `${join(home, 'bin')}:${bare.PATH}` };
};
const has = (shell: string) =>
  onPosix && spawnSync(shell, ['-c', 'exit 0'], { env: bareEnvironment(home) }).status === 0;

beforeAll(() => {
  mkdirSync(join(home, 'bin'));
  writeFileSync(join(home, 'bin/nearfar'), `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`, {
    mode: 0o755,
  });
  mkdirSync(join(home, 'garden'));
  writeFileSync(join(home, 'old days.jsonl'), '');
  const written = runProgram(['write', '2026-03-02', '--felt', '3', '--no-passage', '--note', '-'], {
    home,
    input: 'a walk @fred #work',
  });
  expect(written).toMatchObject({ code: 0 });
  for (const shell of ['bash', 'fish'])
    writeFileSync(join(home, `script.${shell}`), runProgram(['completion', 'print', shell], { home }).out);
});

/** What Bash replaces the word at the cursor with, given the words as it splits them itself. */
function bash(line: string): string[] {
  const script = `. "$HOME/script.bash"
    COMP_LINE=$1; COMP_POINT=\${#COMP_LINE}
    _nearfar 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', line], { env: env(), cwd: home, encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean);
}

function fish(line: string): string[] {
  const script = `source "$HOME/script.fish"; complete -C ${JSON.stringify(line)}`;
  const { stdout } = spawnSync('fish', ['-c', script], { env: env(), cwd: home, encoding: 'utf8' });
  return stdout.split('\n').flatMap((found) => found.split('\t')[0] || []);
}

describe.each<[shell: string, complete: (line: string) => string[]]>([
  ['bash', bash],
  ['fish', fish],
])('in %s', (shell, complete) => {
  it.skipIf(!has(shell))('commands, flags, days, formats, passages and paths are completed', () => {
    expect(complete('nearfar sho')).toEqual(['show']);
    expect(complete('nearfar list --on-')).toEqual(['--on-this-day']);
    expect(complete('nearfar show yest')).toEqual(['yesterday']);
    expect(complete('nearfar show 2026-0')).toEqual(['2026-03-02']);
    expect(complete('nearfar export --format js')).toEqual(['json', 'jsonl']);
    expect(complete('nearfar passages the-')).toEqual(['the-dance']);
    expect(complete('nearfar list --tag @')).toEqual(['@fred']);
    expect(complete('nearfar --home gar').map((path) => path.replace(/\/$/, ''))).toEqual(['garden']);
    expect(complete('nearfar import old').map((path) => path.replaceAll('\\', ''))).toEqual(['old days.jsonl']);
    expect(complete('nearfar search nothing')).toEqual([]);
  });
});

it.skipIf(!has('bash'))(
  'Bash is given what follows the = of a flag, and a tag that it would not take for a comment',
  () => {
    expect(bash('nearfar export --format=js')).toEqual(['json', 'jsonl']);
    expect(bash('nearfar list --tag ')).toEqual(['@fred', '\\#work']);
    expect(bash("nearfar list --tag '#")).toEqual(['#work']);
  },
);
