import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode, onPosix } from '../support/platform.ts';
import { writer } from '../support/world.ts';

import { writerWithEntries } from './writer-with-entries.ts';

describe('exporting to files', () => {
  it.each([
    ['day', ['2026-09-30.md', '2026-10-05.md', '2026-10-06.md', '2026-11-19.md', '2026-11-20.md']],
    ['week', ['2026-W40.md', '2026-W41.md', '2026-W47.md']],
    ['month', ['2026-09.md', '2026-10.md', '2026-11.md']],
    ['year', ['2026.md']],
  ])('writes one private file for each %s and leaves no temporary file', async (split, names) => {
    const me = await writerWithEntries();
    const folder = join(freshFolder(), 'out');
    await me.run(['export', '-o', folder, '--split', split]);
    expect(readdirSync(folder)).toEqual(names);
    expectMode(folder, 0o700);
    for (const name of names) expectMode(join(folder, name), 0o600);
    const other = writer();
    expect((await other.run(['import', folder])).stderr).toMatch(/^5 new/);
  });

  it.each([
    ['a.json', [], '{'],
    ['a.JSONL', [], '{"day"'],
    ['a.csv', [], 'day,felt'],
    ['a.md', [], '# '],
    ['a.notes', [], '# '],
    ['a.json', ['--format', 'markdown'], '# '],
  ])('writes %s with %j in the form that is named, or that of its ending', async (name, flags, beginning) => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), name);
    await me.run(['export', '-o', file, ...flags]);
    expect(readFileSync(file, 'utf8').slice(0, beginning.length)).toBe(beginning);
  });

  it('removes from the folder of a split what a killed export left there', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    // Above the largest number of a process that Linux gives.
    writeFileSync(join(folder, `.2026.md.${2 ** 22 + 1}-00ff.partial`), 'half');
    await me.run(['export', '-o', folder, '--split', 'year']);
    expect(readdirSync(folder)).toEqual(['2026.md']);
  });

  it('writes each earlier version into exactly one file of a split', async () => {
    const me = await writerWithEntries();
    await me.run('write 2026-10-05 --felt 7 --no-passage');
    for (const day of ['2026-09-29', '2026-10-20']) await me.run(`write ${day} --felt 1 --no-passage`);
    for (const day of ['2026-09-29', '2026-10-20']) await me.run(`rm ${day} --yes`);
    const folder = join(freshFolder(), 'out');
    await me.run(['export', '--format', 'json', '-o', folder, '--split', 'month']);
    const days = readdirSync(folder).map((name) =>
      JSON.parse(readFileSync(join(folder, name), 'utf8')).revisions.map(({ day }: { day: string }) => day),
    );
    // A removed day belongs to the next file that has an entry after it.
    expect(days).toEqual([['2026-09-29'], ['2026-10-05'], ['2026-10-20', '2026-11-20']]);
  });

  it('writes a removed day after the last entry into the last file of a split', async () => {
    const me = await writerWithEntries();
    await me.run('rm 2026-11-20 --yes');
    const folder = join(freshFolder(), 'out');
    await me.run(['export', '--format', 'json', '-o', folder, '--split', 'month']);
    const namesDay = (name: string) => readFileSync(join(folder, name), 'utf8').includes('2026-11-20');
    expect(readdirSync(folder).filter(namesDay)).toEqual(['2026-11.json']);
  });

  it('keeps and names files that nearfar did not write or that were edited', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    writeFileSync(join(folder, '2026-09-30.md'), 'my own daily note\n');
    await me.run(['export', '--format', 'obsidian', '-o', folder]);
    const changed = `${readFileSync(join(folder, '2026-10-05.md'), 'utf8')}more by hand\n`;
    writeFileSync(join(folder, '2026-10-05.md'), changed);
    await me.run('write --felt 7', { now: '2026-11-20T23:00:00Z' });
    const { code, stderr } = await me.run(['export', '--format', 'obsidian', '-o', folder, '--verify']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Wrote 3 entries in 3 files to /);
    expect(stderr).toContain('Left as they are, because somebody else wrote in them: 2026-09-30.md and 2026-10-05.md.');
    expect(readFileSync(join(folder, '2026-09-30.md'), 'utf8')).toBe('my own daily note\n');
    expect(readFileSync(join(folder, '2026-10-05.md'), 'utf8')).toBe(changed);
    expect(readFileSync(join(folder, '2026-11-20.md'), 'utf8')).toContain('felt: 7');
  });

  it('keeps a file of the same name in another format, also one that nearfar wrote', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    await me.run(['export', '--format', 'jrnl-json', '-o', folder, '--split', 'year']);
    const before = readFileSync(join(folder, '2026.json'), 'utf8');
    const { stderr } = await me.run(['export', '--format', 'json', '-o', folder, '--split', 'year']);
    expect(stderr).toContain('Left as they are, because they are exports in another format: 2026.json.');
    expect(readFileSync(join(folder, '2026.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['--format obsidian', 2, 'Add -o'],
    ['--format dayone', 2, 'Add -o'],
    ['--split month', 2, 'Add -o'],
    ['--verify', 2, 'Add -o'],
    ['--format pixels', 2, 'pixels'],
  ])('refuses without a file: export %s', async (words, code, why) => {
    const run = await (await writerWithEntries()).run(`export ${words}`);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(why);
  });

  it('refuses to replace a single file that is no export', async () => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'essay.md');
    writeFileSync(file, 'my precious essay\n');
    const { code, stderr } = await me.run(['export', '-o', file]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('essay.md is there already') });
    expect(readFileSync(file, 'utf8')).toBe('my precious essay\n');
  });

  it('replaces an earlier export, following a link to it', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    const [file, link] = [join(folder, 'journal.md'), join(folder, 'link.md')];
    await me.run(['export', '-1', '-o', file]);
    symlinkSync(file, link);
    expect((await me.run(['export', '-o', link])).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe((await me.run('export')).out);
  });

  it('creates the missing file that a link names', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    const link = join(folder, 'link.md');
    symlinkSync('journal.md', link);
    expect((await me.run(['export', '-o', link])).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(existsSync(join(folder, 'journal.md'))).toBe(true);
  });

  it('refuses links that form a circle in a sentence', async () => {
    const me = await writerWithEntries();
    const loop = join(freshFolder(), 'loop');
    symlinkSync(loop, loop);
    const { code, stderr } = await me.run(['export', '-o', loop]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^nearfar: .*cannot be written: a symbolic link on the way to it leads in a circle/,
      ),
    });
  });

  it.skipIf(!onPosix)('refuses a pipe at once, although nobody reads it', async () => {
    const me = await writerWithEntries();
    const pipe = join(freshFolder(), 'pipe');
    spawnSync('mkfifo', [pipe]);
    for (const force of [[], ['--force']]) {
      const { code, stderr } = await me.run(['export', '-o', pipe, ...force]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`${pipe} is a pipe.`) });
    }
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('says why a file cannot be written and leaves no temporary file', async () => {
    const me = await writerWithEntries();
    const folder = freshFolder();
    mkdirSync(join(folder, 'taken'));
    expect((await me.run(['export', '-o', join(folder, 'taken')])).stderr).toContain('is a folder');
    expect((await me.run(['export', '-o', join(folder, 'no', 'where.md')])).stderr).toContain(
      'its folder is not there',
    );
    expect(readdirSync(folder)).toEqual(['taken']);
  });
});
