import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

/** A folder with these files, by their paths in it. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The report of an import with `--map "*=4"`, and the notes by their days. */
async function importFolder(files: Readonly<Record<string, string>>) {
  const me = writer();
  const { code, stderr } = await me.run(['import', folderWith(files), '--map', '*=4']);
  const { entries } = JSON.parse((await me.run('list --json')).out);
  const notes = entries.map(({ day, note }: { day: string; note: string }) => [day, note]);
  return {
    code,
    stderr,
    notes,
    again: (later: Readonly<Record<string, string>>) => me.run(['import', folderWith(later), '--map', '*=4']),
  };
}

const dayOne = (...entries: [uuid: string, text: string, modified?: string][]) =>
  JSON.stringify({
    metadata: { version: '1.0' },
    entries: entries.map(([uuid, text, modifiedDate = '2026-03-02T13:00:00Z']) => ({
      uuid,
      creationDate: '2026-03-02T12:00:00Z',
      modifiedDate,
      timeZone: 'UTC',
      text,
    })),
  });

describe('importing a folder', () => {
  it('of jrnl, with a folder for each year and month, reads a file for each day', async () => {
    const { code, stderr, notes } = await importFolder({
      '2026/03/02.txt': '[2026-03-02 18:05] By the harbour.\nWe said little.\n\n[2026-03-02 21:00] Tea.\n',
      '2026/03/14.txt': '[18:05] Times alone.\n',
      '2026/03/notes.txt': 'to be left alone',
      'photos/a.txt': 'to be left alone',
    });
    expect(code).toBe(0);
    expect(notes).toEqual([
      ['2026-03-02', 'jrnl 18:05: By the harbour.\nWe said little.\n\njrnl 21:00: Tea.'],
      ['2026-03-14', 'jrnl 18:05: Times alone.'],
    ]);
    expect(stderr).toContain('1 folder');
  });

  it('of jrnl, with a file for each entry, joins the entries of a day', async () => {
    const entry = (title: string, time: string) =>
      JSON.stringify({ title, body: '', date: '2026-03-02', time, tags: [], starred: false });
    const { notes } = await importFolder({
      '2026_03_02_tea.json': entry('Tea.', '21:00'),
      '2026_03_02_harbour.json': entry('By the harbour.', '18:05'),
    });
    expect(notes).toEqual([['2026-03-02', 'jrnl 18:05: By the harbour.\n\njrnl 21:00: Tea.']]);
  });

  it('of jrnl reads an entry that is in two exports from the later one, and names what is wrong by file', async () => {
    const { stderr, notes } = await importFolder({
      '2026-03-05.txt': '[2026-03-02 18:05] By the harbour.\nWe said little.\n',
      '2026-03-06.txt': '[2026-03-02 18:05] By the harbour.\nWe said little, and held hands.\n',
    });
    expect(notes).toEqual([['2026-03-02', 'jrnl 18:05: By the harbour.\nWe said little, and held hands.']]);
    expect(stderr).toContain('1 entry (in a later file too)');
    const wrong = await importFolder({ 'a.txt': '[2026-03-02 18:05] Tea.\n', 'b.txt': '[2026-02-30 18:05] Tea.\n' });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('b.txt, line 1: "2026-02-30 18:05" is not a real day.');
  });

  it('of Day One, unzipped, joins its journals, and a later export brings what changed', async () => {
    const first = {
      'Journal.json': dayOne(['A', 'at home']),
      'Travel.json': dayOne(['B', 'on the train']),
      'photos/a.jpeg': 'x',
    };
    const { notes, again } = await importFolder(first);
    expect(notes).toEqual([
      ['2026-03-02', 'Day One 12:00: in Journal\nat home\n\nDay One 12:00: in Travel\non the train'],
    ]);
    expect((await again(first)).stderr).toContain('1 the same');
    const later = { ...first, 'Travel.json': dayOne(['B', 'on the slow train', '2026-03-04T00:00:00Z']) };
    expect((await again(later)).stderr).toMatch(/1 (?:newer|updated|changed)/);
  });
});

describe('a folder with a file that cannot be read at all', () => {
  const FILES = {
    'a.csv': 'date,mood,note\n2026-03-02,good,Soup\n',
    'b.csv': 'dose,name\n5,Tea\n6,Rain\n',
    'c.csv': 'date,note\n2026-03-03,"Rain\n',
  };

  it('names it, and brings in the others on demand', async () => {
    const folder = folderWith(FILES);
    const me = writer();
    const { code, stderr } = await me.run(['import', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('c.csv, all of it: The row that begins on line 2 opens a quote that is not closed.');
    expect(stderr).toContain('--skip-unreadable');
    expect((await me.run(['import', folder, '--skip-unreadable'])).stderr).toContain('1 new, 1 unreadable.');
  });

  it('reads notes beside one that only begins with a year', async () => {
    const files = { '2026-03-02.md': 'mood:: near\nTea.', '2000.md': '# 2000\n\n- Soup.\n' };
    const { stderr } = await importFolder(files);
    expect(stderr).toContain('Left alone, as they are of no kind that I know: 2000.md.');
    expect(stderr).toContain('1 new.');
  });

  it('reads many notes, and leaves a table among them alone, which it names', async () => {
    const notes = Object.fromEntries([2, 3, 4, 5, 6].map((date) => [`2026-03-0${date}.md`, 'mood:: near\nTea.']));
    const { stderr } = await importFolder({ ...notes, 'books.csv': 'date,note\n2026-03-01,Soup\n' });
    expect(stderr).toContain('5 new.');
    expect(stderr).toContain('Left alone, as they are tables or diaries among many notes: books.csv.');
  });
});
