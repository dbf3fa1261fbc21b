import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { parseMoodMap } from '../../../src/formats/moods/mood-map.ts';
import { readImportFiles } from '../../../src/transfer/import/read-import-files.ts';
import { importFile } from '../../support/import-file.ts';

const zipOf = (files: Readonly<Record<string, string>>) =>
  importFile(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))), 'a.zip');

describe('a zip', () => {
  it.each<[string, Record<string, string>]>([
    ['daylio', { 'assets/photo': 'x'.repeat(200_000), 'backup.daylio': 'e30=' }],
    ['dayone', { 'photos/a.jpeg': 'x', 'Export/Journal.json': '{"metadata":{},"entries":[]}' }],
    ['dayone', { 'Journal.txt': '\tDate:\t2 March 2026\n' }],
    ['journey', { '1772485752000-7bQzL0x2.json': '{}' }],
    ['diarium', { 'media/a.jpg': 'x', 'b.json': '[{"date":"2026-03-02T00:00:00","html":"x"}]' }],
  ])('is known by its files as one of %s', (name, files) => {
    expect(detectFormat(zipOf(files))).toBe(name);
  });

  it('is known without the list of its files at the end too', () => {
    const zip = zipOf({ 'a.jpg': '', '1772485752000-7bQzL0x2.json': '{"id":"a"}' }).bytes();
    const end = Buffer.from(zip).indexOf('PK\x01\x02');
    expect(end).toBeGreaterThan(0);
    expect(detectFormat(importFile(zip.subarray(0, end), 'a.zip'))).toBe('journey');
  });

  it('of no known program is refused with what it holds, what was looked for and what to do', async () => {
    const zip = zipOf({ 'Vault/': '', 'a.pdf': 'x', 'b/c.jpg': 'x', '__MACOSX/a.json': '{}' });
    await expect(readImportFiles([zip], {})).rejects.toMatchObject({
      message: 'a.zip is a zip of no program that I know.',
      hint: "It holds: a.pdf, b/c.jpg. Looked for: a JSON or a text of Day One, Journey's files such as 1772450000000-AbC.json, the pages of Apple Journal, a JSON of Diarium, backup.daylio, tables, and notes with their day in the name, such as 2026-03-02.md. Export the journal from its program as text, CSV or JSON, and give that file. Nothing was brought in.",
    });
    await expect(readImportFiles([zipOf({ 'daily_you.db': 'x' })], {})).rejects.toMatchObject({
      hint: expect.stringContaining('It is a backup of Daily You: export Markdown there instead, and give that zip.'),
    });
  });

  it('of notes is read note by note, and names what it leaves out', async () => {
    const zip = zipOf({
      'Vault/.obsidian/app.json': '{}',
      'Vault/2026-03-03.md': '---\nmood: near\n---\nSoup.',
      'Vault/daily/2026-03-02 Monday.md': 'mood:: far\nTea.',
      'Vault/Recipes.md': 'Soup.',
      'Vault/a.png': 'x',
    });
    const { entries, leftOut, skippedFiles } = await readImportFiles([zip], { moods: parseMoodMap(['near=6,far=2']) });
    expect(entries).toMatchObject([
      { place: 'Vault/2026-03-03.md', entry: { day: '2026-03-03', felt: 6 } },
      { place: 'Vault/daily/2026-03-02 Monday.md', entry: { day: '2026-03-02', felt: 2 } },
    ]);
    expect(skippedFiles).toEqual(['Vault/Recipes.md']);
    expect(leftOut).toEqual([
      { kind: { one: 'file in the zip', many: 'files in the zip', why: 'Vault/a.png' }, count: 1 },
    ]);
  });

  it('of a table is read as the table, and so is Daily You’s Markdown', async () => {
    const table = await readImportFiles([zipOf({ 'moods.csv': 'Date,Mood\n2026-03-02,good\n' })], {});
    expect(table.entries).toMatchObject([{ place: 'line 2', entry: { day: '2026-03-02', felt: 6 } }]);
    const logs = zipOf({
      'logs/log_2026-03-02.md': '🙂 Mon\nTea.',
      'logs/log_2026-03-02_2.md': 'x',
      'logs/Images/a.jpg': '',
    });
    const { entries } = await readImportFiles([logs], { moods: parseMoodMap([], undefined, true) });
    expect(entries.map(({ entry: { day, note } }) => [day, note])).toEqual([
      ['2026-03-02', 'Daily note\n🙂 Mon\nTea.\n\nDaily note\nx'],
    ]);
  });
});
