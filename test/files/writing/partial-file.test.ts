import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { partialPath, sweepPartials } from '../../../src/files/writing/partial-file.ts';
import { writeFileAtomic } from '../../../src/io/write-file-atomic.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { isRoot } from '../../support/platform.ts';

/** The number of a process that has ended. */
const ENDED = spawnSync(process.execPath, ['-e', '']).pid;

afterEach(() => {
  vi.restoreAllMocks();
});

describe('partialPath', () => {
  it('names a hidden file in the same folder by this process and twelve digits, whatever number chance gives', () => {
    const random = vi.spyOn(Math, 'random');
    const pathAt = (chance: number) => {
      random.mockReturnValue(chance);
      return partialPath('/home/mira/journal.md');
    };
    expect(pathAt(0)).toBe(`/home/mira/.journal.md.${process.pid}-000000000000.partial`);
    expect(pathAt(1 / 2 ** 40)).toBe(`/home/mira/.journal.md.${process.pid}-000000000100.partial`);
    expect(pathAt(1 - 2 ** -53)).toBe(`/home/mira/.journal.md.${process.pid}-ffffffffffff.partial`);
  });
});

describe('sweepPartials', () => {
  it('removes what a killed process left, and what an earlier process of the same number left', () => {
    const folder = freshFolder();
    for (const pid of [ENDED, process.pid]) writeFileSync(join(folder, `.journal.md.${pid}-00ff.partial`), 'x');
    writeFileSync(partialPath(join(folder, 'line\nend.md')), 'x');
    sweepPartials(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the temporary files of running processes, and everything else', () => {
    const folder = freshFolder();
    const names = [
      `.journal.md.${process.ppid}-00ff.partial`,
      '.journal.md.1-00ff.partial',
      `journal.md.${ENDED}-00ff.partial`,
      `.journal.md.${ENDED}-00ff.partial.md`,
      '.journal.md.partial',
      `.journal.md.${ENDED}-more.partial`,
    ].sort();
    for (const name of names) writeFileSync(join(folder, name), 'x');
    mkdirSync(join(folder, `.folder.${ENDED}-00ff.partial`));
    symlinkSync('nowhere', join(folder, `.link.${ENDED}-00ff.partial`));
    sweepPartials(folder);
    expect(readdirSync(folder)).toEqual(
      [...names, `.folder.${ENDED}-00ff.partial`, `.link.${ENDED}-00ff.partial`].sort(),
    );
  });

  it.skipIf(!isRoot)('keeps the temporary files of other users', () => {
    const folder = freshFolder();
    const name = `.journal.md.${ENDED}-00ff.partial`;
    writeFileSync(join(folder, name), 'x');
    chownSync(join(folder, name), 4711, 4711);
    sweepPartials(folder);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('does nothing in a folder that is missing', () => {
    expect(() => sweepPartials(join(freshFolder(), 'missing'))).not.toThrow();
  });

  it('runs at the next write to the folder', () => {
    const folder = freshFolder();
    writeFileSync(join(folder, `.other.md.${ENDED}-00ff.partial`), 'x');
    writeFileAtomic(join(folder, 'journal.md'), ['x']);
    expect(readdirSync(folder)).toEqual(['journal.md']);
  });
});
