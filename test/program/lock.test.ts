import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { bareEnvironment, PROGRAM } from '../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../support/pseudo-terminal.ts';

const PASSPHRASE = 'seven grün boats at noon';
const NOTE = 'He was quiet, like a marmalade cat.';

let home: string;
let passphraseFile: string;

/** Runs a command in a shell, where `$nearfar` is the program and `$passphrase` a file with the passphrase. */
function shell(command: string, input = '') {
  const env = bareEnvironment(home, { node: process.execPath, nearfar: PROGRAM, passphrase: passphraseFile });
  return spawnSync('sh', ['-c', command.replaceAll('nearfar ', '"$node" "$nearfar" ')], {
    env,
    input,
    encoding: 'utf8',
    timeout: 20_000,
  });
}

beforeEach(() => {
  home = freshFolder();
  passphraseFile = join(freshFolder(), 'passphrase');
  writeFileSync(passphraseFile, `${PASSPHRASE}\n`);
  shell('nearfar write --felt 3 --note -', NOTE);
});

const lock = () => shell('nearfar lock --yes --passphrase-fd 3 3< "$passphrase"');

/** Types lines in a pseudo-terminal, each once its question is shown. @returns what the terminal shows in the end */
function typeLines(
  command: string,
  answers: [question: string, line: string][],
): Promise<{ shown: string; code: number }> {
  return new Promise((resolve) => {
    const session = inPseudoTerminal(command, bareEnvironment(home));
    let shown = '';
    session.stdout.on('data', (bytes) => {
      shown += bytes;
      if (answers.length > 0 && shown.includes(answers[0]![0])) session.stdin.write(`${answers.shift()![1]}\r`);
    });
    const giveUp = setTimeout(() => session.kill(), 15_000);
    session.on('close', (code) => {
      clearTimeout(giveUp);
      resolve({ shown, code: code! });
    });
  });
}

describe.skipIf(!onPosix)('a locked journal in the built program', () => {
  it('is read with a passphrase from a descriptor, and by nobody without', () => {
    expect(lock()).toMatchObject({ status: 0 });
    expect(shell('nearfar list')).toMatchObject({ status: 1, stdout: '' });
    expect(shell('nearfar list --passphrase-fd 3 3< "$passphrase"').stdout).toContain('marmalade');
    expect(shell('nearfar list --passphrase-fd 0', `${PASSPHRASE}\r\n`).stdout).toContain('marmalade');
    expect(shell('nearfar list --passphrase-fd 0', 'wrong')).toMatchObject({ status: 1, stdout: '' });
    expect(shell('nearfar list --passphrase-fd 99')).toMatchObject({ status: 2 });
  });

  it.each([
    ['locked', () => lock()],
    ['not locked', () => {}],
  ])('never takes the passphrase for the beginning of a note on the same descriptor when it is %s', (_, prepare) => {
    prepare();
    shell('nearfar write yesterday --felt 3 --note - --passphrase-fd 0', `${PASSPHRASE}\nWe walked.`);
    const { stdout } = shell('nearfar show yesterday --json --passphrase-fd 3 3< "$passphrase"');
    expect(JSON.parse(stdout).entry?.note ?? stdout).toContain('We walked.');
    expect(stdout).not.toContain('boats');
  });

  it('changes the passphrase with two lines', () => {
    lock();
    const other = 'two lamps behind a river';
    expect(shell('nearfar passphrase --yes --passphrase-fd 0', `${PASSPHRASE}\n${other}\n`)).toMatchObject({
      status: 0,
    });
    expect(shell('nearfar list --passphrase-fd 0', other).stdout).toContain('marmalade');
    expect(shell('nearfar list --passphrase-fd 0', PASSPHRASE)).toMatchObject({ status: 1 });
  });
});

describe.skipIf(!onPosix)('the code cache', () => {
  it('holds nothing of a note, a search or a passphrase, whichever of them made it', () => {
    const markers = ['marmalade', 'zanzibarian', 'boats', 'grün'];
    const inBytes = (text: string) => [Buffer.from(text), Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
    const note = 'A marmalade cat, zanzibarian and calm.';
    const commands: [words: string, input?: string][] = [
      ['nearfar write yesterday --felt 2 --note - --passphrase-fd 3 3< "$passphrase"', note],
      ['nearfar search zanzibarian --passphrase-fd 3 3< "$passphrase"'],
      ['nearfar show --passphrase-fd 3 3< "$passphrase"'],
    ];
    lock();
    for (const first of commands) {
      const cache = freshFolder();
      for (const [words, input] of [first, ...commands])
        expect(shell(`export XDG_CACHE_HOME="${cache}"; ${words}`, input)).toMatchObject({ status: 0 });
      const files = readdirSync(join(cache, 'nearfar')).map((name) => readFileSync(join(cache, 'nearfar', name)));
      expect(files.map(({ length }) => length > 1_000_000)).toEqual([true]);
      const found = markers.filter((marker) => inBytes(marker).some((bytes) => files[0]!.includes(bytes)));
      expect(found).toEqual([]);
    }
  });
});

describe.runIf(hasPseudoTerminal)('a passphrase that is typed', () => {
  const program = `${process.execPath} ${PROGRAM}`;

  it('is not shown, neither when it is chosen nor when it is asked for', async () => {
    const chosen = await typeLines(`${program} lock`, [
      ['New passphrase', PASSPHRASE],
      ['The same again', PASSPHRASE],
      ['type the word', 'locked'],
    ]);
    expect(chosen.code).toBe(0);
    expect(chosen.shown).toContain('This one is');
    expect(chosen.shown).not.toContain('boats');
    const { shown, code } = await typeLines(`${program} list`, [
      ['Passphrase of the journal', 'wrong one'],
      ['This is not the passphrase', PASSPHRASE],
    ]);
    expect(code).toBe(0);
    expect(shown).toContain('marmalade');
    expect(shown).not.toMatch(/boats|wrong one|\*/);
  });

  it('can be corrected with Backspace and Ctrl-U, and left with Ctrl-C', async () => {
    lock();
    const corrected = await typeLines(`${program} list`, [
      ['Passphrase of the journal', `wrong\x15${PASSPHRASE}é\x1b[Dx\x7f\x7f`],
    ]);
    expect(corrected.shown).toContain('marmalade');
    const left = await typeLines(`${program} list`, [['Passphrase of the journal', '\x03']]);
    expect(left).toMatchObject({ code: 130 });
    expect(left.shown).not.toContain('marmalade');
  });

  it('is not taken from a descriptor that is the terminal', async () => {
    lock();
    const { shown, code } = await typeLines(`${program} list --passphrase-fd 0`, []);
    expect(code).toBe(2);
    expect(shown).toContain('--passphrase-fd 0 is a terminal');
  });
});

describe.skipIf(!onPosix)('without the optional package', () => {
  it('names the command that adds it', async () => {
    const { loadCiphers } = await import('../../src/journal/lock/load-ciphers.ts');
    const hintFrom = (folder: string) => {
      try {
        loadCiphers(folder);
        return 'loaded';
      } catch (error) {
        return (error as { hint: string }).hint;
      }
    };
    const folder = freshFolder();
    expect(hintFrom(join(folder, 'lib/node_modules/nearfar/dist'))).toBe(
      'This adds it: npm install -g better-sqlite3-multiple-ciphers@13',
    );
    expect(hintFrom(join(folder, 'project/node_modules/nearfar/dist'))).toContain(`--prefix "${folder}/project"`);
    expect(hintFrom(join(folder, 'nearfar/dist'))).toContain('in the folder of nearfar');
  });
});
