import { closeSync, mkdirSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractAllFromZip } from '../../src/formats/bytes/extract-from-zip.ts';
import { zipFormat } from '../../src/formats/bytes/zip-contents.ts';
import { importFileFromText, openImportFile, openImportFiles } from '../../src/io/open-import-files.ts';
import { freshFolder } from '../support/fresh-folder.ts';

function folderWith(...names: string[]): string {
  const folder = freshFolder();
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

/** That a file is refused for its size when it is read. */
async function refused(path: string): Promise<void> {
  const [file] = await openImportFiles(path);
  expect(() => file!.bytes()).toThrow(`${path} is larger than 128 MB`);
}

/** Writes a zip as programs write one of more than 4 GB, with a photo of 129 MB of zeros and a text behind it. */
function writeZip64(path: string, text: string, textName = 'Journal.json'): void {
  const numbers = (bytes: number, ...values: number[]) =>
    Buffer.concat(
      values.map((value) => {
        const number = Buffer.alloc(8);
        number.writeBigUInt64LE(BigInt(value));
        return number.subarray(0, bytes);
      }),
    );
  const [OTHER, OTHERS] = [0xffff, 0xffffffff];
  const photoSize = 129 * 1024 * 1024;
  const name = Buffer.from('photo.jpeg');
  const photo = Buffer.concat([
    numbers(4, 0x04034b50),
    numbers(2, 45, 0, 0, 0, 0),
    numbers(4, 0, 0, 0),
    numbers(2, 10, 0),
    name,
  ]);
  const zip = Buffer.from(zipSync({ [textName]: strToU8(text) }));
  const listed = zip.indexOf(numbers(4, 0x02014b50));
  const textAt = photo.length + photoSize;
  const listAt = textAt + listed;
  const record = (fields: Buffer, file: Buffer, ...values: number[]) => {
    const zip64Field = Buffer.concat([numbers(2, 1, 24), numbers(8, ...values)]);
    return Buffer.concat([
      numbers(4, 0x02014b50),
      numbers(2, 45, 45),
      fields,
      numbers(4, OTHERS, OTHERS),
      numbers(2, file.length, zip64Field.length, 0, 0, 0),
      numbers(4, 0, OTHERS),
      file,
      zip64Field,
    ]);
  };
  const packed = zip.readUInt32LE(listed + 20);
  const list = Buffer.concat([
    record(numbers(2, 0, 0, 0, 0, 0, 0), name, photoSize, photoSize, 0),
    record(zip.subarray(listed + 8, listed + 20), Buffer.from(textName), text.length, packed, textAt),
  ]);
  const end = Buffer.concat([
    numbers(4, 0x06064b50),
    numbers(8, 44),
    numbers(2, 45, 45),
    numbers(4, 0, 0),
    numbers(8, 2, 2, list.length, listAt),
    numbers(4, 0x07064b50, 0),
    numbers(8, listAt + list.length),
    numbers(4, 1, 0x06054b50),
    numbers(2, 0, 0, OTHER, OTHER),
    numbers(4, OTHERS, OTHERS),
    numbers(2, 0),
  ]);
  const descriptor = openSync(path, 'w');
  writeSync(descriptor, photo, 0, photo.length, 0);
  writeSync(
    descriptor,
    Buffer.concat([zip.subarray(0, listed), list, end]),
    0,
    listed + list.length + end.length,
    textAt,
  );
  closeSync(descriptor);
}

describe('openImportFiles', () => {
  it('opens the importable files of a folder by name, without hidden files and folders', async () => {
    const folder = folderWith('b.csv', 'a.JSON', 'c.pdf', '.a.md.partial', '.hidden.md');
    mkdirSync(join(folder, 'folder.md'));
    const files = await openImportFiles(folder);
    expect(files.map(({ name }) => name)).toEqual(['a.JSON', 'b.csv']);
    expect(files.map((file) => file.text())).toEqual(['a.JSON', 'b.csv']);
  });

  it('opens a single file of any name', async () => {
    const folder = folderWith('journal.backup');
    const files = await openImportFiles(join(folder, 'journal.backup'));
    expect(files.map((file) => file.text())).toEqual(['journal.backup']);
  });

  it('refuses a path where nothing is, and a folder without importable files', async () => {
    const folder = folderWith('c.pdf');
    await expect(openImportFiles(folder)).rejects.toThrow(`There is no file in "${folder}" that can be brought in.`);
    mkdirSync(join(folder, 'journals'));
    const hint =
      'It holds: journals/, c.pdf. Files that end in .md, .markdown, .json, .jsonl, .csv, .tsv, .txt, .org, .xml, .yaml, .yml, .zip, .daylio can be. Folders inside are not searched: give the one with the files. Nothing was changed.';
    await expect(openImportFiles(folder)).rejects.toThrow(expect.objectContaining({ hint }));
    const missing = join(folder, 'missing');
    await expect(openImportFiles(missing)).rejects.toThrow(`There is no file "${missing}".`);
  });

  it('reads the texts of a zip of more than 128 MB, and the names of all that is in it', async () => {
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
    const [file] = await openImportFiles(path);
    const bytes = file!.bytes();
    expect(bytes.length).toBeLessThan(100_000);
    const found = extractAllFromZip(bytes, (name) => !name.startsWith('photos/'));
    expect(found.files.map((file) => [file.name, strFromU8(file.bytes)])).toEqual([
      ['Journal.json', text],
      ['notes.txt', 'stored'],
    ]);
    expect(found.others).toEqual(['photos/a.jpeg', 'photos/b.jpeg']);
    expect(zipFormat(bytes)).toBe(null);
    truncateSync(path, 129 * 1024 * 1024);
    await refused(path);
  });

  it('reads them where the numbers of the zip stand in records for more than 4 GB', async () => {
    const path = join(freshFolder(), 'export.zip');
    writeZip64(path, '{"entries":[]}');
    const [file] = await openImportFiles(path);
    const { files, others } = extractAllFromZip(file!.bytes(), (name) => name.endsWith('.json'));
    expect(files.map(({ name, bytes }) => [name, strFromU8(bytes)])).toEqual([['Journal.json', '{"entries":[]}']]);
    expect(others).toEqual(['photo.jpeg']);
    expect(zipFormat(file!.bytes())).toBe('dayone');
  });

  it('reads a backup of Daylio that unpacks to more in such a zip', async () => {
    const path = join(freshFolder(), 'export.zip');
    const backup = `{"customMoods":[],"dayEntries":[${' '.repeat(130 * 1024 * 1024)}]}`;
    writeZip64(path, backup, 'backup.daylio');
    const [file] = await openImportFiles(path);
    expect(zipFormat(file!.bytes())).toBe('daylio');
    expect(file!.bytes().length).toBeGreaterThan(backup.length);
  });

  it('refuses such a zip whose texts unpack to more, and what is no zip', async () => {
    const path = join(freshFolder(), 'backup.zip');
    const stored = { level: 0 as const };
    const spaces = new Uint8Array(65 * 1024 * 1024).fill(32);
    writeFileSync(
      path,
      zipSync({ 'photo.jpeg': [new Uint8Array(129 * 1024 * 1024), stored], 'a.json': spaces, 'b.json': spaces }),
    );
    await refused(path);
    writeFileSync(path, '');
    truncateSync(path, 129 * 1024 * 1024);
    await refused(path);
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

  it('refuses a file of more than 128 MB without reading it', () => {
    const path = join(freshFolder(), 'a.json');
    writeFileSync(path, '');
    truncateSync(path, 128 * 1024 * 1024 + 1);
    expect(() => openImportFile(path).bytes()).toThrow(`${path} is larger than 128 MB`);
  });

  it('reads a larger backup of Daylio, up to 384 MB', () => {
    const path = join(freshFolder(), 'backup.daylio');
    writeFileSync(path, '{"customMoods":[],"dayEntries":[');
    truncateSync(path, 130 * 1024 * 1024);
    expect(openImportFile(path).bytes().length).toBe(130 * 1024 * 1024);
    truncateSync(path, 384 * 1024 * 1024 + 1);
    expect(() => openImportFile(path).bytes()).toThrow(`${path} is larger than 384 MB`);
  });

  it('refuses a file that is not UTF-8 when its text is asked for', () => {
    const path = join(freshFolder(), 'a.md');
    const damaged = Buffer.concat([Buffer.from('für '), Buffer.from([0xfc])]);
    for (const bytes of [[0x81], [0xff, 0], damaged]) {
      writeFileSync(path, Uint8Array.from(bytes));
      expect(() => openImportFile(path).text()).toThrow(`${path} is not UTF-8 text.`);
    }
  });

  it('says of a file that ends within a letter that it may have been cut off', () => {
    const path = join(freshFolder(), 'a.md');
    const whole = Buffer.from('2026-03-02 f\u00fcr \u96ea');
    writeFileSync(path, whole.subarray(0, -1));
    expect(() => openImportFile(path).text()).toThrow(
      `${path} breaks off within a letter, so the file may have been cut off.`,
    );
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
