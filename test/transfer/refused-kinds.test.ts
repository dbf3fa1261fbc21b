import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const inFile = (name: string, content: string | Uint8Array) => {
  const path = join(freshFolder(), name);
  writeFileSync(path, content);
  return path;
};
const table = (heading: string, ...cells: string[]) =>
  `${heading},mood,note\n${cells.map((cell) => `${cell},good,Soup.\n`).join('')}`;

describe('a refused file leads on', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['Unpack it, and give inner.zip', 'a.zip', zipSync({ 'inner.zip': zipSync({ 'a.txt': strToU8('x') }) })],
    [
      'is a mail.\nSave its text in a file that is named after its day',
      'a.eml',
      'From: A <a@example.org>\r\nDate: Mon, 2 Mar 2026\r\n\r\nx',
    ],
    ['is a mail.\n', 'a.mbox', 'From a@example.org Mon Mar  2 2026\nFrom: A\n\nSoup.\n'],
    ['says in "week" a stretch of days (2026-W10), and not the day', 'a.csv', table('week', '2026-W10')],
    ['says in "month" a stretch of days (2026-03), and not the day', 'a.csv', table('month', '2026-03')],
    ['"date" is "2026-W10", a week and no day', 'a.csv', table('date', '2026-W10')],
    ['"date" is "Q1 2026", a quarter and no day', 'a.csv', table('date', 'Q1 2026')],
    ['"date" is "March 2026", a month and no day', 'a.csv', table('date', 'March 2026')],
    [
      '2569-03-02 has not come yet. In the common calendar that year of the Buddhist one is 2026',
      'a.csv',
      table('date', '2569-03-02'),
    ],
    ['1404-12-11 is long ago. Where it is of another calendar', 'a.csv', table('date', '1404-12-11')],
    [
      '--encoding windows-1251\n  a.csv is not UTF-8. In windows-1251 it reads: 02.03.2026;\u0414\u0430\u0442\u0430\n',
      'a.csv',
      Buffer.from('Date;Where\n02.03.2026;\u00c4\u00e0\u00f2\u00e0\n', 'latin1'),
    ],
    [
      '--notes-only\n  2 entries say nothing of how close it felt',
      'a.txt',
      Buffer.from('2 March 2026\nSoup.\n\n3 March 2026\nRain.\n', 'utf16le'),
    ],
    ['"02.03.26, 21:15" is 2 March 2026 (dmy)', 'a.txt', '02.03.26, 21:15 - A: Soup?\n03.03.26, 08:00 - B: Yes.\n'],
    ['holds no table: nothing stands between its separators.\nExport the sheet', 'a.csv', ',,,\n,,,\n'],
    [
      'has a column for each day (2026-03-02 ...), and not a row.\nTurn it',
      'a.csv',
      'mood,unit,2026-03-02,2026-03-03\ngood,h,x,\n',
    ],
    [
      'Line 3: All of this row stands in one cell. Its separators seem to be others than those of the first row',
      'a.csv',
      'date;mood;note\n2026-03-02;good;Soup\n2026-03-03,bad,Rain\n',
    ],
    ['Line 5: "date" is "Total"; it has to be a day', 'a.csv', 'date,mood\n2026-03-02,good\n\n\nTotal,good\n'],
    ['in numbers from 2 to 4, and', 'a.csv', 'date,mood,note\n2026-03-02,4,Soup.\n2026-03-03,2,Rain.\nTotal,6,\n'],
    [
      'Where it stands once for several rows, write it into each of them.',
      'a.csv',
      'date,mood,note\n2026-03-02,good,Soup.\n,bad,Rain.\n',
    ],
    [
      'seem to stand in line 3: take away what stands above it',
      'a.csv',
      'My diary,2026\n\ndate,mood,note\n2026-03-02,good,Soup.\n',
    ],
    [
      'a.json is a backup of Standard Notes that is encrypted.\nMake a backup there that is decrypted',
      'a.json',
      '{"items":[{"content":"004:x","enc_item_key":"004:y","created_at":"2026-03-02T21:15:00Z"}]}',
    ],
    [
      'a.md is a note that Joplin has encrypted.\n',
      'a.md',
      'id: 5e\nencryption_cipher_text: JED01\nencryption_applied: 1\ntype_: 1',
    ],
    [
      'a.asc is encrypted.\nDecrypt it by gpg --decrypt a.asc > diary.txt',
      'a.asc',
      '-----BEGIN PGP MESSAGE-----\n\nhQ==\n',
    ],
    ['a.csv.age is encrypted.\nDecrypt it by age', 'a.csv.age', 'age-encryption.org/v1\n-> X25519 a\n'],
    ['a.csv.gpg is encrypted.\nDecrypt it in the program', 'a.csv.gpg', Buffer.from('85010c03', 'hex')],
    ['a.icloud is the place of a file that is still in iCloud.\nDownload', 'a.icloud', 'bplist00\u0001NSURLNameKey'],
    [
      'Its list "entries" is empty, so there are no entries in it.\nExport it again',
      'a.json',
      '{"created":"","entries":[]}',
    ],
    ['a.gdoc is a link to a document of Google', 'a.gdoc', '{"":"DO NOT EDIT","doc_id":"x","email":"a@example.org"}'],
    ['a.html is a web page.\nExport the journal', 'a.html', '<html><body>2 March 2026</body></html>'],
    [
      'copy its text into a file such as diary.txt, each day below its date, and give that with --notes-only.',
      'a.pdf',
      '%PDF-1.4\n',
    ],
    [
      '--dates dmy\n  The dates in "date" are not all written in one order',
      'a.csv',
      table('date', '25/11/2025', '03/13/2026', '26/11/2025', '27/11/2025', '3/12/2025', '2/12/2025'),
    ],
    ['has no rows below the names of its columns.\nIt has the columns "Date", "Fear"', 'a.csv', 'Date,Fear\n,\n'],
    [
      'a.json seems to be encrypted: it holds the keys "encrypted", "data".',
      'a.json',
      '{"encrypted":true,"data":"q83v"}',
    ],
    [
      'holds a table between signs of |.\nSave it as CSV',
      'a.md',
      '| Date | Mood |\n|---|---|\n| 2026-03-02 | good |\n',
    ],
    ['is called a backup of Daylio, and is none.', 'a.daylio', 'bm90IGpzb24='],
    [
      'It holds no list of records, but "plans", "places".\nWrite each day as',
      'a.yaml',
      'plans: Soup.\nplaces: [here]\n',
    ],
    ['a.toml is TOML, which nearfar does not read.\nGive it as JSON.', 'a.toml', '[[entry]]\ndate = 2026-03-02\n'],
    ['has no rows below the names of its columns.\nIt has the columns "when", "word".', 'a.csv', 'when,word\n'],
    ['has no rows below the names of its columns.\nIt has the columns "word", "mood".', 'a.csv', 'word,mood\n'],
    ['"date" is "20260332", which is no day of the calendar', 'a.csv', table('date', '20260332', '20260302')],
    ['"date" is "2026-02-30", which is no day of the calendar', 'a.csv', table('date', '2026-02-30')],
  ])('%s', async (why, name, content) => {
    const run = await writer().run(['import', inFile(name, content)]);
    expect(run).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
  });

  it.each<[string, string[], string[]]>([
    [table('date', '45231', '45232.5'), ['--dates', 'excel'], ['2023-11-01', '2023-11-02']],
    ['[{"date":794178000.5,"text":"Soup.","mood":"good"}]', ['--dates', 'apple'], ['2026-03-02']],
    [
      'data,pogoda,notatka\n2026-03-02,deszcz,Zupa i chleb.\n',
      ['--columns', 'note=notatka', '--columns', 'tags=pogoda', '--notes-only'],
      ['2026-03-02'],
    ],
    ['word,mood\nSoup.,good\n', ['--on', 'today'], ['2026-11-20']],
    ['date,wakeful\n2026-03-02,4\n', ['--columns', 'mood=wakeful'], []],
    ['date,woke\n2026-03-02,07:30\n', ['--columns', 'note=woke', '--notes-only'], ['2026-03-02']],
  ])('with a line that works when it is pasted: %s', async (input, flags, days) => {
    const me = writer();
    expect((await me.run('import -', { input })).stderr).toContain(` nearfar import - ${flags.join(' ')}\n`);
    const { stderr } = await me.run(['import', '-', ...flags], { input });
    expect(stderr).toContain(
      days.length > 0 ? `${days.length} new.` : '  nearfar import - --columns mood=wakeful --scale 1-5',
    );
    const { entries } = JSON.parse((await me.run('list --json')).out || '{"entries":[]}');
    expect(entries.map(({ day }: { day: string }) => day)).toEqual(days);
  });
});

describe('a table of notes without a row', () => {
  it('is said to hold nothing before anything is asked', async () => {
    const { code, stderr } = await writer().run(['import', inFile('a.csv', 'date,note,weight\n')]);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('There are no entries in it.') });
  });
});

describe('a folder with files that are still in iCloud', () => {
  it('names them, alone and beside others', async () => {
    const folder = join(inFile('.Journal.json.icloud', 'bplist00'), '..');
    const waiting = 'Journal.json (still in iCloud: download it first)';
    expect((await writer().run(['import', folder])).stderr).toContain(`It holds: ${waiting}.`);
    writeFileSync(join(folder, '2026-03-02.md'), 'Soup.\n');
    const { stderr } = await writer().run(['import', folder, '--notes-only']);
    expect(stderr).toContain(`1 new.\nLeft out: 1 file (${waiting}).`);
  });
});
