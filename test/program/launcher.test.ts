import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasPseudoTerminal, inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';
import { freshFolder } from '../support/world.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'bin/nearfar.js');

/** A copy of the launcher that takes this Node for an old one, beside whatever `node` stands for the repository's own. */
function onOldNode(node?: string): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'bin'));
  const file = join(folder, 'bin', 'nearfar.js');
  writeFileSync(file, readFileSync(LAUNCHER, 'utf8').replaceAll('process.versions.node', "'20.20.2'"));
  if (node !== undefined) {
    mkdirSync(join(folder, 'node_modules', 'node', 'bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'node', 'bin', 'node'), node, { mode: 0o755 });
  }
  return file;
}

describe('the launcher', () => {
  it('gives the exit code of the program', () => {
    const home = join(freshFolder(), 'home');
    const { status } = spawnSync(process.execPath, [LAUNCHER, 'status', '-q', '--home', home]);
    expect(status).toBe(3);
  });

  it('has written all that was printed before it ends, however late it is read', () => {
    const home = join(freshFolder(), 'home');
    const note = 'soup '.repeat(300_000);
    spawnSync(process.execPath, [LAUNCHER, 'write', '--felt', '3', '--note', '-', '--home', home], { input: note });
    const late = `"${process.execPath}" "${LAUNCHER}" show --json --home "${home}" | (sleep 0.3; cat)`;
    const { stdout } = spawnSync('sh', ['-c', late], { encoding: 'utf8', maxBuffer: 10_000_000 });
    expect(JSON.parse(stdout).entries[0].note).toBe(note.trim());
  });

  it('says in one sentence which Node it needs and which it found', () => {
    const { status, stderr } = spawnSync(process.execPath, [onOldNode()], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^nearfar needs Node 22\.13 or newer .*; this is Node 20\.20\.2\. .*\n$/);
  });

  it('hands over to the repository’s own Node with its words and its exit code', () => {
    const file = onOldNode('#!/bin/sh\necho "$@"\nexit 3\n');
    const { status, stdout } = spawnSync(process.execPath, [file, 'list', '-5'], { encoding: 'utf8' });
    expect(status).toBe(3);
    expect(stdout).toBe(`${file} list -5\n`);
  });

  it('passes a signal on and ends by it', async () => {
    const file = onOldNode('#!/bin/sh\necho ready\nexec sleep 20\n');
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGTERM');
    const signal = await new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    expect(signal).toBe('SIGTERM');
  });

  it('is plain JavaScript that an old Node can read', () => {
    const source = readFileSync(LAUNCHER, 'utf8');
    expect(source).not.toMatch(/\b(import|export|const|let|async|await)\b|`|\?\.|\?\?/);
  });
});

describe('what V8 made of the program', () => {
  /** A copy of the built program with a home of its own; `kept` are the files of its cache by command. */
  function built() {
    const folder = freshFolder();
    for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const home = join(folder, 'home');
    const cache = join(folder, 'cache', 'nearfar', `${process.version}-${process.arch}`);
    const program = join(folder, 'bin/nearfar.js');
    const env = { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: join(folder, 'cache'), NEARFAR_HOME: home };
    const run = (...argv: string[]) => spawnSync(process.execPath, [program, ...argv], { encoding: 'utf8', env });
    /** An evening in a terminal, with keys and then Enter until it ends. */
    const evening = (keys: string) =>
      pressThrough(inPseudoTerminal(`exec '${process.execPath}' '${program}' write`, env), keys);
    return {
      folder,
      run,
      evening,
      kept: () => (existsSync(cache) ? readdirSync(cache) : []),
      file: (name: string) => join(cache, name),
    };
  }

  it('is kept for each command that ran, for the writer alone', () => {
    const { run, kept, file } = built();
    run('write', '--felt', '3', '--no-passage');
    run('list');
    run('--help');
    expect(kept()).toEqual(['list', 'nearfar', 'write']);
    expect(statSync(file('list')).mode & 0o077).toBe(0);
  });

  it('is taken as it is the next time', () => {
    const { run, file } = built();
    run('list');
    const first = statSync(file('list')).ino;
    run('list');
    expect(statSync(file('list')).ino).toBe(first);
  });

  it.skipIf(!hasPseudoTerminal)('is kept of an evening that was left, and anew of the first that was not', async () => {
    const { evening, file } = built();
    expect(await evening('\x03')).toBe(130);
    const left = readFileSync(file('write'));
    expect(await evening('4')).toBe(0);
    const whole = readFileSync(file('write'));
    expect(whole.equals(left)).toBe(false);
    expect(await evening('\x03')).toBe(130);
    expect(readFileSync(file('write')).equals(whole)).toBe(true);
  });

  it('is made anew where a byte of it is damaged, and the program runs on', () => {
    const { run, file } = built();
    run('--help');
    const bytes = readFileSync(file('nearfar'));
    for (const at of [0, 20, bytes.length >> 2, bytes.length - 1]) {
      const damaged = Buffer.from(bytes);
      damaged[at]! ^= 0xff;
      writeFileSync(file('nearfar'), damaged);
      expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
      expect(readFileSync(file('nearfar')).equals(damaged)).toBe(false);
    }
    writeFileSync(file('nearfar'), bytes.subarray(0, 5000));
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(file('nearfar'), '');
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });

  it('is made anew for another build', () => {
    const { folder, run, file } = built();
    run('--help');
    const before = readFileSync(file('nearfar'));
    writeFileSync(join(folder, 'dist', 'build'), 'another');
    run('--help');
    expect(readFileSync(file('nearfar')).equals(before)).toBe(false);
  });

  it('is not kept of what failed, nor of a look at where there is help', () => {
    const { run, kept } = built();
    run('sad');
    run('list', '--bogus');
    run('support');
    run('help', 'support');
    expect(kept()).toEqual([]);
  });

  it('has no place where nothing may be written, and the program runs all the same', () => {
    const { folder, run } = built();
    writeFileSync(join(folder, 'cache'), 'a file in the way');
    expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  });
});
