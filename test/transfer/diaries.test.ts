import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

/** Imports a text of several days, as the writer would after what was asked, and returns the notes by their days. */
async function notesOf(text: string, name = 'diary.txt', flags = '') {
  const path = join(freshFolder(), name);
  writeFileSync(path, text);
  const me = writer();
  const { stderr } = await me.run(`import ${path} --notes-only ${flags}`);
  const { out } = await me.run('list --json');
  const { entries } = JSON.parse(out || '{"entries":[]}') as { entries: { day: string; note: string }[] };
  return { stderr, notes: Object.fromEntries(entries.map(({ day, note }) => [day, note])) };
}

describe('a text of several days in a form of its own', () => {
  it.each([
    ['a date in digits on a line', '2026-03-02\nSoup.\n2026-03-03\nRain.\n'],
    ['a date in words on a line', 'Monday, 2 March 2026\nSoup.\n\n3. M\u00e4rz 2026:\nRain.\n'],
    ['a weekday within the date', 'March 2 Monday 2026 / Soup.\n\nMarch 3 Tuesday 2026 / Rain.\n'],
    ['a text behind the date', '2026-03-02 - Soup.\n2026-03-03 - Rain.\n'],
    ['a text behind a colon', 'Mar 2, 2026: Soup.\nMar 3, 2026: Rain.\n'],
    ['dates in bold letters', '**2026-03-02**: Soup.\n\n**2026-03-03**: Rain.\n'],
    ['Russian dates', '2 марта 2026 г.\nSoup.\n\n3 марта 2026 г.\nRain.\n'],
    ['Slovak dates', 'pondelok 2. marca 2026\n— 11:37 —\nSoup.\n\nutorok 3. marca 2026\nRain.\n'],
    ['Chinese numerals', '二〇二六年三月二日 晴\nSoup.\n\n二〇二六年三月三日\nRain.\n'],
    ['a weekday in brackets', '2026年3月2日（月）\nSoup.\n\n2026年3月3日（火）\nRain.\n'],
    ['Korean dates', '## 2026년 3월 2일\nSoup.\n\n## 2026년 3월 3일\nRain.\n'],
    ['days below months and years', '# 2026\n## March\n### 2\nSoup.\n### 3 Tuesday\nRain.\n'],
    ['days below months with their year', '## March 2026\n\n### Mon 2\nSoup.\n\n### Tue 3\nRain.\n'],
    ['a label before the date', 'Date: 2026-03-02\nSoup.\n\nDate: Tuesday, March 3, 2026\nRain.\n'],
    ['a number before the date', 'Entry 1: 2 March 2026\nSoup.\n\nEntry 2: 3 March 2026\nRain.\n'],
    [
      'headings with the date behind their words',
      "## Day 01 - 2/3/'26\nSoup.\n\n## By the sea (13/3/26)\nTea.\n\n## Home - 3/3/'26\nRain.\n",
    ],
    ['a year on a line above', '2026\n\nMarch 2 - Soup.\n\nMarch 3 - Rain.\n'],
    [
      'a wide gap behind the date',
      'March 2, 2026        GOOD\nMonday 9 PM\nSoup.\n\nMarch 3, 2026        BAD\nRain.\n',
    ],
    ['headings of Markdown', '## 2 March 2026\nSoup.\n\n## 2026-03-03\nRain.\n'],
  ])('is read by %s', async (_, text) => {
    const { stderr, notes } = await notesOf(text, text.startsWith('#') ? 'diary.md' : 'diary.txt');
    expect(stderr).toMatch(/[23] new\./);
    expect(Object.keys(notes).slice(0, 2)).toEqual(['2026-03-02', '2026-03-03']);
    expect(notes['2026-03-02']).toContain('Soup.');
    expect(notes['2026-03-03']).toContain('Rain.');
    expect(notes['2026-03-02']).not.toContain('Rain.');
  });

  it.each([
    [
      '2 lines such as "March 2" lack the year of its day.\nWrite the year on a line of its own above',
      'March 2\nSoup.\n\nMarch 3\nRain.\n',
    ],
    [
      '2 lines such as "Monday" lack the date of its day.\nWrite the date of each day',
      'Monday\nSoup.\n\nTuesday:\nRain.\n',
    ],
    ['2 lines such as "Day 1" lack the date of its day.\n', '# Day 1\nSoup.\n# Day 2\nRain.\n'],
  ])('is not taken for one day where its days are not whole: %s', async (sentence, text) => {
    const { stderr } = await notesOf(text, 'a.md');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain('--on today');
    expect((await notesOf(text, 'a.md', '--on today')).stderr).toContain('1 new.');
  });

  it.each(['2026\n5/3\nSoup.\n\n6/3\nRain.\n', '# 2026\n## 5.3.\nSoup.\n## 6.3.\nRain.\n'])(
    'asks which of two numbers below a year is the month: %j',
    async (text) => {
      expect((await notesOf(text, 'a.md')).stderr).toContain('is 5 March 2026 (dmy) or 3 May 2026 (mdy)');
      const { notes } = await notesOf(text, 'a.md', '--dates dmy');
      expect(Object.keys(notes)).toEqual(['2026-03-05', '2026-03-06']);
    },
  );

  it.each([
    ['2026-03.md', '## 2\nSoup.\n\n## 3 Tuesday\nRain.\n'],
    ['2026.md', '## 2 March\nSoup.\n\n## March 3\nRain.\n'],
    ['diary-2026.txt', 'March 2\nSoup.\n\nMarch 3\nRain.\n'],
    ['2026.txt', '2.3.\nSoup.\n\n3.3.\nRain.\n\n17.3.\nTea.\n'],
    ['2026.org', '* March\n** 2\nSoup.\n** 3\nRain.\n'],
  ])('has the year, or the month, of its days in its name: %s', async (name, text) => {
    const { notes } = await notesOf(text, name);
    expect(Object.keys(notes).slice(0, 2)).toEqual(['2026-03-02', '2026-03-03']);
    expect(notes['2026-03-02']).toContain('Soup.');
  });

  it('is read from a folder with a file for each month', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, '2026-03.md'), '# March\n\n## 2026-03-02\nSoup.\n\n## 2026-03-03\nRain.\n');
    writeFileSync(join(folder, '2026-04.md'), '## 2\nTea.\n');
    const me = writer();
    expect((await me.run(['import', folder, '--notes-only', '--skip-unreadable'])).stderr).toContain('3 new');
  });

  it.each([
    ['2026.3.md', '2026.4.md'],
    ['part one.md', 'part two.md'],
  ])('is read from a folder of several, such as %s, where no file is of another kind', async (first, second) => {
    const folder = freshFolder();
    writeFileSync(join(folder, first), '# 2026.3\n\n## 2026.3.2\nSoup.\n\n## 2026.3.3\nRain.\n');
    writeFileSync(join(folder, second), '# 2026.4\n\n## 2026.4.2\nTea.\n\n## 2026.4.3\nBed.\n');
    writeFileSync(join(folder, 'readme.txt'), 'Mine.\n');
    const { stderr } = await writer().run(['import', folder, '--notes-only']);
    expect(stderr).toContain('4 new.');
    expect(stderr).toContain('Left alone, as they are of no kind that I know: readme.txt.');
    expect(stderr).toContain('2 titles ("# 2026.3", "# 2026.4")');
  });

  it('takes no stretch above its days for one of them', async () => {
    const text =
      'Export   1\nMay 16, 2025 - March 3, 2026\n\nMarch 2, 2026   GOOD\nSoup.\n\nMarch 3, 2026   BAD\nRain.\n';
    const { notes } = await notesOf(text, 'a.txt', '--skip-unreadable');
    expect(Object.keys(notes)).toEqual(['2026-03-02', '2026-03-03']);
    const path = join(freshFolder(), 'b.txt');
    writeFileSync(path, 'May 16, 2025 - March 3, 2026\nSoup.\n');
    expect((await writer().run(`import ${path}`)).stderr).not.toContain('2025-05-16');
  });

  it('names a heading whose day there is not', async () => {
    const { stderr } = await notesOf('# 2026\n## February\n### 28\nSoup.\n### 30\nRain.\n', 'a.md');
    expect(stderr).toContain('Line 5: ');
    expect(stderr).toContain('2026-02-30');
    expect(stderr).toContain('--skip-unreadable');
  });

  it('proposes the day of a text with one day below its month and year', async () => {
    const path = join(freshFolder(), 'a.txt');
    writeFileSync(path, '# Diary\n## 2026\n### March\n#### 2\nSoup.\n');
    expect((await writer().run(`import ${path}`)).stderr).toContain('--on 2026-03-02');
  });

  it('says how it was read, and keeps headings and dates within a text there', async () => {
    const { stderr, notes } = await notesOf(
      '## 2 March 2026\nSoup.\n### Later\n2026-03-09 is his day.\n\n## 3 March 2026\nRain.\n',
      'a.md',
    );
    expect(stderr).toContain('a.md was read as a diary: a date such as "2 March 2026" begins each of its entries.');
    expect(notes['2026-03-02']).toBe('Diary:\nSoup.\n### Later\n2026-03-09 is his day.');
  });

  const DAYS = '## 2 March 2026\nSoup.\n\n## 3 March 2026\nRain.\n';

  it.each([
    ['a line', `My diary of 2026\n${DAYS}`, '1 title ("My diary of 2026")'],
    ['an underlined line', `Diary\n=====\n\n${DAYS}`, '1 title ("Diary")'],
    ['headings', `# Diary\n\n# Part one\n\n${DAYS}`, '2 titles ("# Diary", "# Part one")'],
    ['front matter', `---\ntitle: Diary\n---\n# Mine\n${DAYS}`, '2 titles ("title: Diary", "# Mine")'],
  ])('leaves the title above the first day out and names it: %s', async (_, text, left) => {
    const { stderr, notes } = await notesOf(text);
    expect(stderr).toContain(`Left out: ${left}.`);
    expect(Object.keys(notes)).toEqual(['2026-03-02', '2026-03-03']);
  });

  it.each([
    ['text', 'Soup at noon.\nTea at four.\n', '"Soup at noon." and one more line stand'],
    ['a misspelt date', 'Mrach 1, 2026: Soup.\n', '"Mrach 1, 2026: Soup." stands'],
    ['a long line', `${'Soup and tea. '.repeat(10)}\n`, 'stands'],
  ])('quotes %s before the first day, and leaves it behind on demand', async (_, above, quoted) => {
    const text = `${above}\n${DAYS}`;
    const { stderr } = await notesOf(text);
    expect(stderr).toContain(`${quoted} before the first entry; write it below the date of its day.`);
    expect(Object.keys((await notesOf(text, 'a.txt', '--skip-unreadable')).notes)).toHaveLength(2);
  });

  it('is a table where each line has as many cells', async () => {
    const text = '2026-03-02,slept badly\n2026-03-03,fine day\n';
    const { stderr } = await notesOf(text);
    expect(stderr).toContain('--columns "day=column 1" --columns "note=column 2"');
    const { notes } = await notesOf(text, 'diary', '--columns day=1 --columns note=2');
    expect(notes).toEqual({ '2026-03-02': 'Table:\nslept badly', '2026-03-03': 'Table:\nfine day' });
  });

  it('is a table without names, with its time, and its few words for how close it felt', async () => {
    const path = join(freshFolder(), 'a.csv');
    const rows = ['02', '03', '04', '05'].map(
      (date, index) =>
        `2026-03-${date},${index + 2} de marzo,lunes,18:4${index},${index % 2 ? 'mal' : 'en calma'},soup ${index} by the river,\n`,
    );
    writeFileSync(path, rows.join(''));
    const { stderr } = await writer().run(`import ${path}`);
    expect(stderr).toContain(
      '--columns "day=column 1" --columns "time=column 4" --columns "mood=column 5" --columns "note=column 6"',
    );
    expect(stderr).toContain('Would be left out: 2 columns ("column 2", "column 3";');
    expect(stderr).toContain('"en calma=4,mal=4"');
  });

  it.each(['a.csv', 'a.txt'])('is a table in %s where the first column alone has no name', async (name) => {
    const { stderr } = await notesOf(',mood,,\n2026-03-02,good,we argued,\n2026-03-03,bad,he called,\n', name);
    expect(stderr).toContain('--columns "day=column 1" --columns "note=column 3"');
  });
});
