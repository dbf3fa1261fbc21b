import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode } from '../support/platform.ts';
import { writer } from '../support/world.ts';
import { FOREIGN_FILES } from './foreign-files.ts';
import { ENTRIES, FORMATS, writerWithEntries } from './writer-with-entries.ts';

const EXTENSIONS: Record<string, string[]> = {
  '.md': ['markdown'],
  '.json': ['json', 'jrnl-json'],
  '.jsonl': ['json'],
  '.csv': ['csv'],
  '.txt': ['jrnl'],
  '.zip': ['dayone'],
};

describe('files that nearfar did not write', () => {
  it('are more than fifty, in every format that can be read', () => {
    expect(FOREIGN_FILES.length).toBeGreaterThan(50);
  });

  it.each(FOREIGN_FILES.map((file, index) => ({ ...file, index })))(
    'are not replaced by an export to a file: $name, number $index',
    async ({ name, content }) => {
      const me = await writerWithEntries();
      const folder = freshFolder();
      const file = join(folder, name);
      writeFileSync(file, content);
      for (const format of FORMATS.filter((one) => one !== 'obsidian')) {
        const { code, stderr } = await me.run(['export', '--format', format, '-o', file]);
        expect({ code, stderr }).toEqual({
          code: 1,
          stderr: expect.stringMatching(
            / (?:is there already, and nearfar did not write it|was changed since nearfar wrote it)\./,
          ),
        });
      }
      expect(readFileSync(file)).toEqual(Buffer.from(content));
      expect(readdirSync(folder)).toEqual([name]);
    },
  );

  it('are kept in a folder of exports', async () => {
    const me = await writerWithEntries();
    for (const { name, content } of FOREIGN_FILES) {
      const extension = extname(name);
      for (const format of [...(EXTENSIONS[extension] ?? ['markdown']), 'obsidian']) {
        const folder = freshFolder();
        const ours =
          { json: '.json', 'jrnl-json': '.json', csv: '.csv', jrnl: '.txt', dayone: '.zip' }[format] ?? '.md';
        const file = join(folder, `${format === 'obsidian' ? '2026-11-20' : '2026'}${ours}`);
        writeFileSync(file, content);
        const split = format === 'obsidian' ? [] : ['--split', 'year'];
        const { code, stderr } = await me.run(['export', '--format', format, '-o', folder, ...split]);
        expect({ code, stderr }).toEqual({
          code: 0,
          stderr: expect.stringContaining('because somebody else wrote in them'),
        });
        expect(readFileSync(file)).toEqual(Buffer.from(content));
      }
    }
  });

  it('are also zips in which somebody put more beside nearfar’s journal', async () => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'journal.zip');
    const run = () => me.run(['export', '--format', 'dayone', '-o', file]);
    await run();
    const files = unzipSync(readFileSync(file));
    writeFileSync(file, zipSync({ ...files, 'photos/a.jpeg': new Uint8Array([1]) }));
    expect((await run()).code).toBe(1);
    writeFileSync(file, zipSync(files));
    expect((await run()).code).toBe(1);
  });

  it('are also zips with bytes hidden in them or behind them', async () => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'journal.zip');
    const run = () => me.run(['export', '--format', 'dayone', '-o', file]);
    await run();
    const zip = readFileSync(file);
    const end = zip.subarray(-22);
    const central = zip.readUInt32LE(zip.length - 6);
    const hidden = Buffer.from('my secret essay');
    for (const changed of [
      [zip, hidden],
      [zip, hidden, end],
      [hidden, zip],
      [zip.subarray(0, central), hidden, zip.subarray(central)],
      [zip.subarray(0, central - 16), hidden, zip.subarray(central - 16)],
    ]) {
      writeFileSync(file, Buffer.concat(changed));
      expect((await run()).code).toBe(1);
      expect(readFileSync(file)).toEqual(Buffer.concat(changed));
    }
    writeFileSync(file, zip);
    expect((await run()).code).toBe(0);
  });

  it('are also exports that another program saved with a byte order mark, or in UTF-16', async () => {
    const me = await writerWithEntries();
    for (const format of ['markdown', 'json', 'jsonl', 'jrnl']) {
      const file = join(freshFolder(), 'out');
      const run = () => me.run(['export', '--format', format, '-o', file]);
      await run();
      const text = readFileSync(file, 'utf8');
      for (const changed of [Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, 'utf16le')]) {
        writeFileSync(file, changed);
        const { code, stderr } = await run();
        expect({ code, stderr }).toEqual({
          code: 1,
          stderr: expect.stringContaining('was changed since nearfar wrote'),
        });
        expect(readFileSync(file)).toEqual(changed);
      }
    }
    const table = join(freshFolder(), 'table.csv');
    const exportTable = () => me.run(['export', '--format', 'csv', '--excel', '-o', table]);
    await exportTable();
    expect((await exportTable()).code).toBe(0);
  });

  it('are replaced with --force, and it is said', async () => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'essay.md');
    writeFileSync(file, 'my precious essay\n', { mode: 0o644 });
    utimesSync(file, new Date('2026-11-12T12:00:00Z'), new Date('2026-11-12T12:00:00Z'));
    const { code, stderr } = await me.run(['export', '-o', file, '--force']);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Wrote 5 entries to ${file}.\nReplaced a file of 12 November that nearfar had not written, or that was changed since.\n`,
    });
    expect(readFileSync(file, 'utf8')).toBe((await me.run('export')).out);
    expectMode(file, 0o600);
  });

  it('are replaced if they are empty, as those that mktemp makes', async () => {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'tmp.abc');
    writeFileSync(file, '');
    expect(await me.run(['export', '-o', file])).toMatchObject({ code: 0, stderr: `Wrote 5 entries to ${file}.\n` });
  });

  it('are never those of the journal itself, whatever is asked for', async () => {
    const me = await writerWithEntries();
    const before = readFileSync(join(me.folder, 'journal.db'));
    mkdirSync(join(me.folder, 'backups'), { recursive: true });
    symlinkSync(me.folder, join(me.folder, '..', 'link'));
    for (const file of [
      join(me.folder, 'journal.db'),
      join(me.folder, 'journal.db-journal'),
      join(me.folder, 'backups', 'journal-2026-11-19.db'),
      join(me.folder, '..', 'link', 'journal.db'),
    ]) {
      const { code, stderr } = await me.run(['export', '--force', '-o', file]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('belongs to the journal itself') });
    }
    expect(readFileSync(join(me.folder, 'journal.db'))).toEqual(before);
    expect(existsSync(join(me.folder, 'journal.db-journal'))).toBe(false);
  });
});

describe.each(FORMATS.filter((one) => one !== 'obsidian'))('an export as %s', (format) => {
  async function exported(...words: string[]) {
    const me = await writerWithEntries();
    const file = join(freshFolder(), 'out');
    const run = (...more: string[]) => me.run(['export', '--format', format, '-o', file, ...more]);
    expect((await run(...words)).code).toBe(0);
    return { me, file, run };
  }

  it('replaces an earlier one that holds no more, and says which', async () => {
    const { file, run } = await exported('-3');
    utimesSync(file, new Date('2026-11-12T23:30:00Z'), new Date('2026-11-12T23:30:00Z'));
    expect((await run()).stderr).toBe(
      `Wrote 5 entries to ${file}.\nReplaced the export of 12 November, which had 3 entries.\n`,
    );
    utimesSync(file, new Date('2025-01-02T12:00:00Z'), new Date('2025-01-02T12:00:00Z'));
    expect((await run('--verify')).stderr).toContain('Replaced the export of 2 January 2025, which had 5 entries.\n');
  });

  it.each([
    ['a filtered one', ['-4'], 'is an export with more entries than the 4 entries of this one.'],
    ['an empty one', ['--from', '2026-11-25'], 'is an export with more entries than the 0 entries of this one.'],
    ['one without notes', ['--no-notes'], 'is an export that is whole, and this one leaves something out.'],
    ['one without a name', ['--redact', 'Nobody'], 'is an export that is whole, and this one leaves something out.'],
  ])('is not replaced by %s without --force', async (_, words, why) => {
    const { file, run } = await exported();
    const before = readFileSync(file);
    const { code, stderr } = await run(...words);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(why) });
    expect(readFileSync(file)).toEqual(before);
    expect((await run(...words, '--force')).stderr).toContain('Replaced the export of ');
    expect(readFileSync(file)).not.toEqual(before);
  });

  it('is not replaced by one of a journal that has fewer entries by now', async () => {
    const { me, file, run } = await exported();
    await me.run('rm 2026-10-05 --yes');
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file} is an export with more`) });
  });

  it('is not replaced by one of another journal with as many days, or with the same days', async () => {
    const { file, run } = await exported();
    const before = readFileSync(file);
    for (const shift of [0, 1]) {
      const other = writer();
      const entries = ENTRIES.map((entry) => ({
        ...entry,
        day: addDays(entry.day, -shift),
        logged_at: `${entry.day}T12:00:00Z`,
      }));
      await other.run('import -', { input: entries.map((entry) => JSON.stringify(entry)).join('\n') });
      await other.run('write --felt 3', { now: '2026-11-20T21:00:00Z' });
      const { code, stderr } = await other.run(['export', '--format', format, '-o', file]);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining(
          `${file} is an export with entries that this one lacks, perhaps of another journal.`,
        ),
      });
    }
    expect(readFileSync(file)).toEqual(before);
    expect((await run()).code).toBe(0);
  });

  it('is not replaced by one with as many days of the same journal, of which one is another', async () => {
    const { me, run } = await exported();
    await me.run('rm 2026-10-05 --yes');
    await me.run('write 2026-11-18 --felt 3');
    expect((await run()).stderr).toContain('is an export with entries that this one lacks');
  });

  it('is replaced when an entry was changed since', async () => {
    const { me, run } = await exported('--numbers-only');
    await me.run('write 2026-10-05 --felt 1 --note -', { input: 'Another word' });
    expect((await run()).code).toBe(0);
    await me.run('write 2026-11-19 --felt 5');
    expect((await run()).code).toBe(0);
  });

  it('is not replaced once it was changed by hand', async () => {
    const { file, run } = await exported();
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('\n')]));
    const { code } = await run();
    expect(code).toBe(1);
  });

  it('is not replaced by one in another format', async () => {
    const { me, file } = await exported();
    const other = format === 'csv' ? 'json' : 'csv';
    expect(await me.run(['export', '--format', other, '-o', file])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is an export in another format'),
    });
  });
});

describe('a folder of exports', () => {
  it('keeps what holds more, names it with the reason, and counts what it replaced', async () => {
    const me = await writerWithEntries();
    const folder = join(freshFolder(), 'months');
    const run = (...words: string[]) => me.run(['export', '-o', folder, '--split', 'month', ...words]);
    await run();
    expect((await run()).stderr).toBe(`Wrote 5 entries in 3 files to ${folder}.\nReplaced 3 earlier exports.\n`);
    const october = readFileSync(join(folder, '2026-10.md'));
    await me.run('rm 2026-10-06 --yes');
    expect((await run()).stderr).toBe(
      `Wrote 3 entries in 2 files to ${folder}.\nReplaced 2 earlier exports.\nLeft as they are, because they have more entries than would take their place: 2026-10.md.\n`,
    );
    expect(readFileSync(join(folder, '2026-10.md'))).toEqual(october);
    expect((await run('--no-notes')).stderr).toContain(
      'Left as they are, because they are whole, and what would take their place leaves something out: 2026-09.md and 2026-11.md.',
    );
    writeFileSync(join(folder, '2026-09.md'), 'mine');
    expect((await run('--force')).stderr).toBe(
      `Wrote 4 entries in 3 files to ${folder}.\nReplaced 2 earlier exports.\nReplaced 1 file not written by nearfar, or changed since.\n`,
    );
  });

  it('keeps a note for Obsidian from one that leaves something out', async () => {
    const me = await writerWithEntries();
    const folder = join(freshFolder(), 'vault');
    const run = (...words: string[]) => me.run(['export', '--format', 'obsidian', '-o', folder, ...words]);
    await run();
    const { stderr } = await run('--no-notes');
    expect(stderr).toContain('Wrote 0 entries in 0 files');
    expect(stderr).toContain('leaves something out: 2026-09-30.md, 2026-10-05.md,');
    await run('--no-notes', '--force');
    expect(readFileSync(join(folder, '2026-09-30.md'), 'utf8')).toContain('\nredacted: true\n');
    expect((await run()).stderr).toContain('Replaced 5 earlier exports.');
  });
});
