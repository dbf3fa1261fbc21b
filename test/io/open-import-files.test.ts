import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractAllFromZip } from '../../src/formats/bytes/extract-from-zip.ts';
import { importFileFromText, openImportFile, openImportFiles } from '../../src/io/open-import-files.ts';
import { freshFolder } from '../support/world.ts';

function folderWith(...names: string[]): string {
  const folder = freshFolder();
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

describe('openImportFiles', () => {
  it('opens the importable files of a folder by name, without hidden files and folders', () => {
    const folder = folderWith('b.csv', 'a.JSON', 'c.pdf', '.a.md.partial', '.hidden.md');
    mkdirSync(join(folder, 'folder.md'));
    const files = openImportFiles(folder);
    expect(files.map(({ name }) => name)).toEqual(['a.JSON', 'b.csv']);
    expect(files.map((file) => file.text())).toEqual(['a.JSON', 'b.csv']);
  });

  it('opens a single file of any name', () => {
    const folder = folderWith('journal.backup');
    expect(openImportFiles(join(folder, 'journal.backup')).map((file) => file.text())).toEqual(['journal.backup']);
  });

  it('refuses a path where nothing is, and a folder without importable files', () => {
    const folder = folderWith('c.pdf');
    expect(() => openImportFiles(folder)).toThrow(`There is no file in "${folder}" that can be brought in.`);
    mkdirSync(join(folder, 'journals'));
    const hint =
      'It holds: journals/, c.pdf. Files that end in .md, .markdown, .json, .jsonl, .csv, .tsv, .txt, .org, .xml, .zip, .daylio can be. Folders inside are not searched: give the one with the files. Nothing was changed.';
    expect(() => openImportFiles(folder)).toThrow(expect.objectContaining({ hint }));
    const missing = join(folder, 'missing');
    expect(() => openImportFiles(missing)).toThrow(`There is no file "${missing}".`);
  });
});

describe('openImportFile', () => {
  it('reads a file once, when its content is first asked for', () => {
    const path = join(folderWith('a.md'), 'a.md');
    const file = openImportFile(path);
    writeFileSync(path, 'changed before reading');
    expect(file.text()).toBe('changed before reading');
    rmSync(path);
    expect(Buffer.from(file.bytes()).toString()).toBe('changed before reading');
  });

  it('reads the texts of a zip of more than 128 MB, and the names of all that is in it', () => {
    const path = join(freshFolder(), 'backup.zip');
    const photo = new Uint8Array(65 * 1024 * 1024);
    const text = 'We walked home. '.repeat(5000);
    const stored = { level: 0 as const };
    const files = {
      'photos/a.jpeg': [photo, stored],
      'Journal.json': strToU8(text),
      'photos/b.jpeg': [photo, stored],
      'notes.txt': [strToU8('stored'), stored],
    } as const;
    writeFileSync(path, zipSync(files as never));
    const bytes = openImportFile(path).bytes();
    expect(bytes.length).toBeLessThan(10_000);
    const found = extractAllFromZip(bytes, (name) => !name.startsWith('photos/'));
    expect(found.files.map((file) => [file.name, strFromU8(file.bytes)])).toEqual([
      ['Journal.json', text],
      ['notes.txt', 'stored'],
    ]);
    expect(found.others).toEqual(['photos/a.jpeg', 'photos/b.jpeg']);
    truncateSync(path, 129 * 1024 * 1024);
    expect(() => openImportFile(path).bytes()).toThrow(`${path} is larger than 128 MB`);
  });

  it('refuses a file of more than 128 MB without reading it', () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, '');
    truncateSync(path, 128 * 1024 * 1024 + 1);
    expect(() => openImportFile(path).bytes()).toThrow(`${path} is larger than 128 MB`);
  });

  it('refuses a file that is not UTF-8 when its text is asked for', () => {
    const path = join(freshFolder(), 'a.md');
    const damaged = Buffer.concat([Buffer.from('für '), Buffer.from([0xfc])]);
    for (const bytes of [[0x81], [0xff, 0], damaged]) {
      writeFileSync(path, Uint8Array.from(bytes));
      expect(() => openImportFile(path).text()).toThrow(`${path} is not UTF-8 text.`);
    }
  });

  it('reads a file in Windows-1252, as older programs write it', () => {
    const path = join(freshFolder(), 'a.csv');
    writeFileSync(path, Buffer.from('Nähe \x8050', 'latin1'));
    expect(openImportFile(path).isWindows1252!()).toBe(true);
    expect(openImportFile(path).text()).toBe('Nähe €50');
  });
});

describe('importFileFromText', () => {
  it('has the text of standard input and its bytes', () => {
    const file = importFileFromText('ä');
    expect([file.name, file.text(), Buffer.from(file.bytes())]).toEqual(['Standard input', 'ä', Buffer.from('ä')]);
  });
});
