import { spawn, spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFolder, writeFileAtomic } from '../../src/io/write-file-atomic.ts';
import { freshFolder } from '../support/world.ts';

const isWindows = process.platform === 'win32';

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
    if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('makes a file that others could read private when it replaces it', () => {
    const file = join(freshFolder(), 'journal.md');
    writeFileSync(file, 'old', { mode: 0o644 });
    writeFileAtomic(file, ['new']);
    expect(readFileSync(file, 'utf8')).toBe('new');
    if (!isWindows) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the existing file and leaves no temporary file when writing fails', () => {
    const folder = freshFolder();
    const file = join(folder, 'journal.md');
    writeFileSync(file, 'old');
    expect(() => writeFileAtomic(file, chunksThatFail())).toThrow('no more');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['journal.md']);
  });

  it('writes to a hidden file in the same folder until everything is written', () => {
    const folder = freshFolder();
    function* chunks() {
      yield 'x'.repeat(100_000);
      expect(readdirSync(folder)).toEqual(['.journal.md.partial']);
    }
    writeFileAtomic(join(folder, 'journal.md'), chunks());
    expect(readdirSync(folder)).toEqual(['journal.md']);
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

  it.skipIf(isWindows)('writes through a pipe', async () => {
    const folder = freshFolder();
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    const reader = spawn('cat', [pipe]);
    let received = '';
    reader.stdout.on('data', (text) => {
      received += text;
    });
    writeFileAtomic(pipe, ['to the ', 'reader']);
    await new Promise((resolve) => reader.on('close', resolve));
    expect(received).toBe('to the reader');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['pipe']);
  });

  it('says in a sentence why it cannot write', () => {
    const folder = freshFolder();
    expect(() => writeFileAtomic(folder, ['x'])).toThrow(`${folder} is a folder.`);
    const nowhere = join(folder, 'no', 'journal.md');
    expect(() => writeFileAtomic(nowhere, ['x'])).toThrow(`${nowhere} cannot be written: its folder is not there.`);
  });
});

describe('createFolder', () => {
  it('creates a folder and its parents for the owner alone, and keeps one that is there', () => {
    const folder = join(freshFolder(), 'a', 'b');
    createFolder(folder);
    createFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
    if (!isWindows) expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('says in a sentence that a file is in the way', () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    expect(() => createFolder(file)).toThrow(`${file} cannot be written: a file is in its place.`);
  });
});
