import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '../../../src/terminal/programs/open-file.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';

const { PATH } = process.env;
let folder: string;

beforeEach(() => {
  folder = freshFolder();
});

afterEach(() => {
  process.env.PATH = PATH;
});

/** Puts a program of this name and content first on the path. */
function withProgram(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o700);
  process.env.PATH = `${folder}${delimiter}${PATH}`;
}

describe.skipIf(!onPosix)('opening a file', () => {
  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
  ] as const)('on %s is done by %s, which gets the whole path as one word', async (platform, program) => {
    withProgram(program, `printf '%s\\n' "$#" "$@" > "${join(folder, 'words')}"`);
    const file = join(folder, "it's & mine.html");
    await openFile(file, platform);
    expect(readFileSync(join(folder, 'words'), 'utf8')).toBe(`1\n${file}\n`);
  });

  it('says where the file lies when the program fails', async () => {
    withProgram('xdg-open', 'exit 3');
    await expect(openFile('report.html', 'linux')).rejects.toMatchObject({
      message: 'The file is written, but no program was found that opens it.',
      hint: 'Open it yourself: report.html',
    });
  });

  it('says so too when there is no such program', async () => {
    process.env.PATH = folder;
    await expect(openFile('report.html', 'linux')).rejects.toMatchObject({ hint: 'Open it yourself: report.html' });
  });
});
