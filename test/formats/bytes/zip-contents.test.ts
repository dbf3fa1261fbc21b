import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
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

  it('of no known program is refused with what it holds and what was looked for', async () => {
    const zip = zipOf({ 'Vault/': '', 'Vault/2026-03-02.md': 'words', 'settings.json': '{}', '__MACOSX/a.json': '{}' });
    await expect(readImportFiles([zip], {})).rejects.toMatchObject({
      message: 'a.zip is a zip of no program that I know.',
      hint: "It holds: Vault/2026-03-02.md, settings.json. Looked for: a JSON or a text of Day One, Journey's files such as 1772450000000-AbC.json, a JSON of Diarium, and backup.daylio. If these are notes or tables, unzip it and give the folder. Nothing was brought in.",
    });
  });
});
