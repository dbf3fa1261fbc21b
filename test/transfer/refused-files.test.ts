import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const zipOf = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const bytesOf = (hex: string) => Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(40)]);
const inFile = (name: string, content: string | Uint8Array) => {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
};
const lockedZip = zipOf('a.txt').with(6, 1);
const withMimetype = (kind: string) =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${kind}`), { level: 0 }],
    'content.xml': strToU8('x'),
  });

describe('a file that cannot come in', () => {
  it.each<[string, string | Uint8Array, string]>([
    [
      'a.xlsx',
      zipOf('[Content_Types].xml', 'xl/workbook.xml'),
      'is a spreadsheet.\nOpen it in its program, save it as CSV',
    ],
    ['a.docx', zipOf('[Content_Types].xml', 'word/document.xml'), 'is a document of a word processor.\nOpen it in'],
    ['a.ods', withMimetype('spreadsheet'), 'is a spreadsheet.\n'],
    ['a.odt', withMimetype('text'), 'is a document of a word processor.\n'],
    ['a.numbers', zipOf('Index/Document.iwa'), 'is a file of an office program.\nOpen it there, save it as CSV'],
    ['a.xls', bytesOf('d0cf11e0'), 'is a file of an office program.\n'],
    ['a.rtf', '{\\rtf1 Soup.}', 'is a document of a word processor.\n'],
    ['a.pdf', '%PDF-1.4\n', 'is a PDF.\nExport the journal from its program as text, CSV or JSON'],
    ['a.html', '\n<!doctype html><p>Soup.', 'is a web page.\n'],
    ['a.enex', '<?xml version="1.0"?><en-export/>', 'is XML of no program that I know.\n'],
    ['a.svg', '<svg xmlns="x"/>', 'is an image.\n'],
    ['a.heic', bytesOf('000000186674797068656963'), 'is an image.\n'],
    ['a.ics', 'BEGIN:VCALENDAR\n', 'is a calendar.\n'],
    ['b.7z', bytesOf('377abcaf271c'), 'is an archive.\nUnpack it'],
    ['a.tar.gz', bytesOf('1f8b0800'), 'is an archive.\n'],
    ['locked.zip', lockedZip, 'locked.zip is locked with a password.\nUnpack it with the password'],
    ['broken.zip', bytesOf('504b0304'), 'This zip is broken: it cannot be unpacked to its end.\nCopy it again'],
    ['notes.zip', zipOf('readme.txt'), 'notes.zip is a zip of no program that I know.\nIt holds: readme.txt.'],
    ['some.zip', zipOf('a.txt', 'b.txt'), 'some.zip is a zip of no program that I know.\nIt holds: a.txt, b.txt.'],
    ['a.csv', 'date|mood\n2026-03-02|4\n', 'is no table that I can read.\nSigns of | seem to stand between its cells.'],
    [
      'a.md',
      '# Diary\nOf Ana.\n\n## 2026-03-02\nTea.\n\n## 3 March 2026\nSoup.\n',
      '"# Diary" and one more line stand before the first entry; write it below the date of its day.\n',
    ],
    [
      'a.json',
      '[{"date":"2026-03-02","mood" "good"}]',
      'a.json: This is not JSON, in column 30: a colon should stand in place of "good"}].\nSomething in it was changed or is missing: put that place right',
    ],
    [
      'a.json',
      '/** mine */\n// of March\n{"date":"2026-03-02","mood" "good"}',
      'a.json: This is not JSON, in line 3, column 29: a colon should stand in place of "good"}.\nSomething in it was changed',
    ],
    [
      'a.json',
      "{date: '2026-03-02', mood 'good'}",
      'a.json: This is not JSON, in column 2: a value or a name in quotes should',
    ],
    [
      'letter',
      '// mine\n{"date":"2026-03-02","mood" "good"}',
      'letter: This is not JSON, in line 2, column 29: a colon should stand in place of "good"}.',
    ],
    [
      'A1.doentry',
      '<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist><dict><key>Creation Date</key></dict></plist>',
      'is an entry of Day One Classic.\nOpen the journal in Day One, export it there as JSON',
    ],
    [
      'a.csv',
      'My moods,Ana\n,\nDate,Mood\n2026-03-02,good\n',
      'seem to stand in line 3: take away what stands above it',
    ],
    [
      'a.csv',
      'My moods,Ana,\n,,\nDate,Mood,Note\n2026-03-02,good,x y\n',
      'seem to stand in line 3: take away what stands above it',
    ],
    [
      'a.csv',
      'mood,note\ngood,x\n',
      'Write days such as 2026-03-02 into one called date. Nothing was brought in. Where all of it is of one day, say which: nearfar import',
    ],
  ])('%s is called what it is, with what to do', async (name, content, why) => {
    const { code, stderr } = await writer().run(['import', inFile(name, content)]);
    expect(stderr).toContain(why);
    expect(code).toBe(1);
  });

  it('is told of a folder of Day One Classic what to export in its place', async () => {
    const path = join(freshFolder(), 'Journal.dayone');
    mkdirSync(join(path, 'entries'), { recursive: true });
    writeFileSync(join(path, 'entries', 'A1.doentry'), 'x');
    for (const folder of [path, join(path, 'entries')])
      expect((await writer().run(['import', folder])).stderr).toContain(
        'is a journal of Day One Classic.\nOpen the journal in Day One, export it there as JSON, and give that file.',
      );
  });

  it('comes in once the dates of its days stand in brackets, as its sentence says', async () => {
    const text = '[2026-03-02]\nSoup.\n\n[2026-03-03]\nRain.\n';
    const { stderr } = await writer().run(['import', inFile('diary.txt', text), '--notes-only']);
    expect(stderr).toContain('2 new.');
  });

  it.each([
    ['3 Sep', 'without a year'],
    ['123456', 'a day as a number; write it as a date there'],
  ])('is offered no command that would bring nothing in: %s', async (day, why) => {
    const { code, stderr } = await writer().run('import -', { input: `date,mood,note\n${day},5,river\n` });
    expect(stderr).toContain(why);
    expect(stderr).toContain('Nothing was brought in. Put it right in the file and try again.');
    expect(stderr).not.toContain('--skip-unreadable');
    expect(code).toBe(1);
  });

  it('is not asked about for a row in which nothing is written', async () => {
    const { code, stderr } = await writer().run('import -', {
      input: 'date,mood,note\n2026-03-02,good\n2026-03-03,,\n',
    });
    expect(stderr).toContain('1 new.\nLeft out: 1 row (nothing is written in it).');
    expect(code).toBe(0);
  });

  it('may have a name that begins with a dash', async () => {
    const { stderr } = await writer().run('import -x.csv');
    expect(stderr).toContain('If that is the name of a file, write ./-x.csv');
    expect((await writer().run('import --nothing.csv')).stderr).not.toContain('name of a file');
  });

  it('comes one at a time', async () => {
    expect((await writer().run('import a.csv b.csv')).stderr).toContain('put them into a folder and give that.');
    expect((await writer().run('export a.csv b.csv')).stderr).not.toContain('put them into a folder');
  });

  it('keeps what nearfar wrote out of the notes where a book breaks off within its last comment', async () => {
    const me = writer();
    await me.run('write --felt 4 --note - --no-passage', { input: 'tea' });
    const book = (await me.run('export')).out;
    const cut = book.slice(0, book.indexOf('day=') + 30);
    const other = writer();
    const { stderr } = await other.run('import -', { input: cut });
    expect(stderr).toContain('breaks off before its end, so the file may have been cut off: copy it again');
    const { entries } = JSON.parse((await other.run('list --json')).out);
    expect(entries).toMatchObject([{ felt: 4, note: 'tea' }]);
  });

  it('may be a database of another program, which merge names by its own path', async () => {
    const bytes = Buffer.alloc(4096);
    bytes.write('SQLite format 3\0', 'latin1');
    const path = inFile('other.db', bytes);
    for (const command of ['import', 'merge'])
      expect(await writer().run([command, path])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('other.db is a database of another program.\nExport its entries'),
      });
  });
});
