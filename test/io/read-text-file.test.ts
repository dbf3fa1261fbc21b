import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, readTextFile } from '../../src/io/read-text-file.ts';
import type { Input } from '../../src/terminal/input.ts';
import { freshFolder } from '../support/fresh-folder.ts';

const inputOf = (text: string): Input => ({
  isTerminal: false,
  readAll: async () => text,
  async *lines() {
    yield* text.split('\n');
  },
});

function fileOf(content: string | Uint8Array): string {
  const file = join(freshFolder(), 'article.txt');
  writeFileSync(file, content);
  return file;
}

describe('readTextFile', () => {
  it('returns the text and the base name of a file', () => {
    expect(readTextFile(fileOf('ein Brief\n'))).toEqual({ name: 'article.txt', text: 'ein Brief\n' });
  });

  it.each([
    ['is empty', ' \n'],
    ['holds NUL characters, so it is not text', 'a\0b'],
    ['is longer than twenty million characters', 'x'.repeat(20_000_001)],
  ])('refuses a text that %s', async (problem, text) => {
    const file = fileOf(text);
    expect(() => readTextFile(file)).toThrow(`${file} ${problem}.`);
    await expect(readText('-', inputOf(text))).rejects.toThrow(`Standard input ${problem}.`);
  });

  it('refuses a file that is missing, a folder, or not UTF-8', () => {
    const folder = freshFolder();
    const missing = join(folder, 'missing.txt');
    expect(() => readTextFile(missing)).toThrow(`There is no file ${missing}.`);
    expect(() => readTextFile(folder)).toThrow(`${folder} is a folder.`);
    const latin1 = fileOf(new Uint8Array([0xe4]));
    expect(() => readTextFile(latin1)).toThrow(`${latin1} is not UTF-8 text.`);
  });
});

describe('readText', () => {
  it('reads standard input for "-", and else a file', async () => {
    expect(await readText('-', inputOf('typed'))).toEqual({ name: 'standard input', text: 'typed' });
    expect(await readText(fileOf('written'), inputOf('typed'))).toEqual({ name: 'article.txt', text: 'written' });
  });
});
