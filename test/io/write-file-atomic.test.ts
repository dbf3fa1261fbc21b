import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutputFolder, writeFileAtomic } from '../../src/io/write-file-atomic.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode, isRoot, onLinux, onPosix } from '../support/platform.ts';

function* chunksThatFail(): Generator<string> {
  yield 'x'.repeat(100_000);
  throw new Error('no more');
}

describe('writeFileAtomic', () => {
  it('writes strings and bytes in order into a file that only its owner can read', () => {
    const file = join(freshFolder(), 'journal.md');
    const long = 'ä🌊'.repeat(100_000);
    writeFileAtomic(file, ['one ', long, new Uint8Array([0, 255]), ' two']);
    expect(readFileSync(file)).toEqual(
      Buffer.concat([Buffer.from(`one ${long}`), Buffer.from([0, 255]), Buffer.from(' two')]),
    );
    expectMode(file, 0o600);
  });

  it('makes a file that others could read private when it replaces it', () => {
    const file = join(freshFolder(), 'journal.md');
    writeFileSync(file, 'old', { mode: 0o644 });
    writeFileAtomic(file, ['new']);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expectMode(file, 0o600);
  });

  it('keeps the existing file and leaves no temporary file when writing fails', () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.md');
    writeFileSync(file, 'old');
    expect(() => writeFileAtomic(file, chunksThatFail())).toThrow('no more');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['journal.md']);
  });

  it('writes to a hidden file in the same folder, of a name of its own, until everything is written', () => {
    const folder = freshFolder();
    const names: string[] = [];
    function* chunks() {
      yield 'x'.repeat(100_000);
      names.push(...readdirSync(folder));
      expectMode(join(folder, names.at(-1)!), 0o600);
    }
    for (let times = 0; times < 2; times += 1) {
      writeFileAtomic(join(folder, 'journal.md'), chunks());
      expect(readdirSync(folder)).toEqual(['journal.md']);
      rmSync(join(folder, 'journal.md'));
    }
    expect(names).toHaveLength(2);
    for (const name of names)
      expect(name).toMatch(new RegExp(`^\\.journal\\.md\\.${process.pid}-[0-9a-f]{12}\\.partial$`));
    expect(names[0]).not.toBe(names[1]);
  });

  it('writes files with the longest names that there are', () => {
    const file = join(freshFolder(), `${'日'.repeat(84)}.md`);
    writeFileAtomic(file, ['x']);
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  it('keeps the existing file and leaves no temporary file when it is told not to replace it', () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.md');
    writeFileSync(file, 'old');
    const beforeReplacing = (path: string) => {
      throw new Error(`not ${path}`);
    };
    expect(() => writeFileAtomic(file, ['new'], { beforeReplacing })).toThrow(`not ${file}`);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['journal.md']);
  });

  it('passes an error of the database on as it is', () => {
    const chunks = function* (): Generator<string> {
      yield 'x';
      throw Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' });
    };
    expect(() => writeFileAtomic(join(freshFolder(), 'journal.md'), chunks())).toThrow('locked');
  });

  it('follows a link to a file, and a link to a file that is missing', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'there.md'), 'old');
    for (const name of ['there', 'missing']) {
      const link = join(folder, `${name}-link.md`);
      symlinkSync(`${name}.md`, link);
      writeFileAtomic(link, ['new']);
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, `${name}.md`), 'utf8')).toBe('new');
    }
  });

  it.skipIf(!onPosix)('refuses a pipe and a socket, and writes to a character device', async () => {
    const folder = freshFolder();
    const [pipe, socket] = [join(folder, 'pipe'), join(folder, 'socket')];
    spawnSync('mkfifo', [pipe]);
    const server = createServer().listen(socket);
    await once(server, 'listening');
    try {
      expect(() => writeFileAtomic(pipe, ['x'])).toThrow(`${pipe} is a pipe.`);
      expect(() => writeFileAtomic(socket, ['x'])).toThrow(`${socket} is no file.`);
    } finally {
      server.close();
    }
    writeFileAtomic('/dev/null', ['x']);
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  it.skipIf(!onPosix)('refuses a number that is not that of an inherited pipe', () => {
    const fd = openSync(join(freshFolder(), 'own'), 'w');
    expect(() => writeFileAtomic(`/dev/fd/${fd}`, ['x'])).toThrow(`/dev/fd/${fd} is no pipe.`);
    closeSync(fd);
  });

  it('says in a sentence why it cannot write', () => {
    const folder = freshFolder();
    expect(() => writeFileAtomic(folder, ['x'])).toThrow(`${folder} is a folder.`);
    const nowhere = join(folder, 'no', 'journal.md');
    expect(() => writeFileAtomic(nowhere, ['x'])).toThrow(`${nowhere} cannot be written: its folder is not there.`);
  });
});

/** Only the administrator can give a file to another user, so the tests of files of others need to be run as root. */
const ANOTHER = 4711;

describe('files and links that another user may have planted', () => {
  it.skipIf(!isRoot)('refuses a file of another user', () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.md');
    writeFileSync(file, 'theirs', { mode: 0o666 });
    chownSync(file, ANOTHER, ANOTHER);
    expect(() => writeFileAtomic(file, ['mine'])).toThrow(`${file} belongs to another user.`);
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['journal.md']);
  });

  it.skipIf(!isRoot)('does not follow a link of another user, to a file that is there or missing', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'there.md'), 'mine');
    for (const name of ['there', 'missing']) {
      const link = join(folder, `${name}-link.md`);
      symlinkSync(`${name}.md`, link);
      lchownSync(link, ANOTHER, ANOTHER);
      expect(() => writeFileAtomic(link, ['new'])).toThrow(`${link} is a link of another user.`);
    }
    expect(readFileSync(join(folder, 'there.md'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'missing.md'))).toBe(false);
  });

  it.skipIf(!onPosix)('does not follow a link in a folder that everybody can write to', () => {
    const folder = freshFolder();
    const open = join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o1777);
    writeFileSync(join(folder, 'journal.md'), 'mine');
    symlinkSync('../journal.md', join(open, 'link.md'));
    symlinkSync(join(open, 'link.md'), join(folder, 'to-link.md'));
    for (const path of [join(open, 'link.md'), join(folder, 'to-link.md')])
      expect(() => writeFileAtomic(path, ['new'])).toThrow(
        'link.md is a link in a folder that everybody can write to.',
      );
    expect(readFileSync(join(folder, 'journal.md'), 'utf8')).toBe('mine');
  });

  it.skipIf(!isRoot)('does not write into a folder through a link that another user put where all may write', () => {
    const folder = freshFolder();
    const [open, target] = [join(folder, 'open'), join(folder, 'target')];
    mkdirSync(open);
    chmodSync(open, 0o1777);
    mkdirSync(target);
    symlinkSync(target, join(open, 'exports'));
    writeFileAtomic(join(open, 'exports', 'journal.md'), ['mine']);
    lchownSync(join(open, 'exports'), ANOTHER, ANOTHER);
    expect(() => writeFileAtomic(join(open, 'exports', 'journal.md'), ['new'])).toThrow('is a link of another user.');
    expect(readFileSync(join(target, 'journal.md'), 'utf8')).toBe('mine');
  });
});

describe('createOutputFolder', () => {
  it('creates a folder and its parents for the owner alone, and keeps one that is there', () => {
    const folder = join(freshFolder(), 'a', 'b');
    createOutputFolder(folder);
    createOutputFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
    expectMode(folder, 0o700);
  });

  it.skipIf(!onLinux)('says that it cannot create a folder where the system has none', () => {
    expect(() => createOutputFolder('/proc/missing/folder')).toThrow('/proc/missing/folder cannot be written: ');
  });

  it('says in a sentence that a file is in the way', () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    expect(() => createOutputFolder(file)).toThrow(`${file} cannot be written: a file is in its place.`);
  });
});
