import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, folderContents, PROGRAM, runProgram } from '../support/program.ts';

/** Runs nearfar in a shell; `$NEARFAR` stands for it. */
function inShell(script: string, home = freshFolder()) {
  const env = bareEnvironment(home, { NODE: process.execPath, PROGRAM });
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `NEARFAR="$NODE $PROGRAM"; cd "$HOME"; ${script}`], {
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, stderr };
}

describe.skipIf(!onPosix)('a folder as standard input', () => {
  it.each([
    'write yesterday --felt 3 --note -',
    'import -',
    'search -',
    'match --felt 3 --note -',
    'match --jsonl',
    'rest 2026-01-01 --note -',
    'export --redact -',
    'report --redact -',
    'settings partner -',
    'article load -',
  ])('is refused in a sentence by %s', (words) => {
    expect(inShell(`$NEARFAR ${words} < /`)).toEqual({
      code: 1,
      out: '',
      stderr: 'nearfar: Standard input cannot be read: it is a folder.\nNothing was changed.\n',
    });
  });
});

describe.skipIf(!onPosix)('a current folder that was removed', () => {
  it.each(['backup copy.db', 'export -o journal.md', '--home here list', 'doctor --salvage x.db'])(
    'is named by %s',
    (words) => {
      const home = freshFolder();
      runProgram(['write', '--felt', '3', '--no-passage'], { home });
      const { code, stderr } = inShell(`mkdir gone; cd gone; rmdir ../gone; $NEARFAR ${words}`, home);
      expect(code).toBe(1);
      expect(stderr).toBe(
        'nearfar: The folder in which this was started is not there any more.\nGo to another with cd.\n',
      );
    },
  );
});

describe('a file that cannot be read', () => {
  it('as a journal is refused by merge in a sentence', () => {
    const home = freshFolder();
    const file = join(home, 'broken.db');
    writeFileSync(file, 'SQLite format 3\0aaaa');
    const { code, stderr } = runProgram(['merge', file], { home });
    expect(code).toBe(1);
    expect(stderr).toContain(`nearfar: ${file} is not a journal that can be read.\n`);
  });

  it.skipIf(!onPosix)('as a link leads in a circle is refused with the reason', () => {
    const home = freshFolder();
    const link = join(home, 'circle.md');
    symlinkSync(link, link);
    for (const words of [['import'], ['merge'], ['article', 'load'], ['restore']])
      expect(runProgram([...words, link], { home }).stderr).toContain(
        `nearfar: ${link} cannot be read: a symbolic link on the way to it leads in a circle.\n`,
      );
  });
});

describe('settings beside the journal that cannot be read', () => {
  it.each([
    ['broken JSON', (file: string) => writeFileSync(file, '{"plain": "on"'), 'is not the JSON that it should be'],
    ['a list', (file: string) => writeFileSync(file, '["plain"]'), 'is not the JSON that it should be'],
    ['a folder', (file: string) => void mkdirSync(file), 'is a folder'],
  ])('because they are %s are told of, and kept', (_, make, problem) => {
    const home = freshFolder();
    runProgram(['write', '--felt', '3', '--no-passage'], { home });
    const file = join(home, 'nearfar', 'settings.json');
    make(file);
    const before = folderContents(file);
    const sentence = `${file} ${problem}, so that the settings in it do not count.`;
    expect(runProgram(['settings'], { home }).stderr).toBe(`${sentence}\n`);
    expect(runProgram(['settings', 'plain', 'on'], { home })).toMatchObject({
      code: 1,
      stderr: `nearfar: ${sentence}\nPut it right or move it away. Nothing was changed.\n`,
    });
    expect(runProgram(['doctor', '--json'], { home }).out).toContain(`"${sentence}"`);
    expect(folderContents(file)).toEqual(before);
  });
});

describe('the lines of people who can help', () => {
  it.each([
    ['--color', 'sometimes', 'support'],
    ['support', '--bogus'],
    ['--passphrase-fd', 'x', 'support'],
  ])('are printed also after %s %s %s', (...words) => {
    const { code, out, stderr } = runProgram(words.filter(Boolean), { home: freshFolder() });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^nearfar: /);
    expect(out).toMatch(/^Emergency/m);
  });

  it('are not printed for a mistake at another command', () => {
    expect(runProgram(['search', 'support', '--bogus'], { home: freshFolder() }).out).toBe('');
  });
});
