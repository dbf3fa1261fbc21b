import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

function folderWith(files: Readonly<Record<string, string>>, folder = freshFolder()): string {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

type Writer = ReturnType<typeof writer>;

async function notesOf(me: Writer): Promise<unknown[]> {
  const { entries } = JSON.parse((await me.run('list --json')).out);
  return entries.map(({ day, felt, note }: { day: string; felt?: number; note: string }) => [day, felt, note]);
}

describe('importing daily notes', () => {
  it('reads the folders of years and months as people set them up', async () => {
    const me = writer();
    const folder = folderWith({
      '2026/03/02.md': 'mood:: near\nTea.',
      '2026/03-March/2026-03-03.md': '---\nmood: near\n---\nSoup.',
      '2026/2026-03-04 Wednesday.md': 'mood:: far\nNo word.',
      '2026/plans.md': 'to be left alone',
    });
    const { code, stderr } = await me.run(['import', folder, '--map', 'near=6,far=2']);
    expect([code, stderr]).toEqual([0, expect.stringContaining('3 new.')]);
    expect(await notesOf(me)).toEqual([
      ['2026-03-02', 6, 'Daily note: mood near\nTea.'],
      ['2026-03-03', 6, 'Daily note: mood near\nSoup.'],
      ['2026-03-04', 2, 'Daily note: mood far\nNo word.'],
    ]);
  });

  it('reads a single file whose folders tell its year and month', async () => {
    const me = writer();
    const folder = folderWith({ '2026/03/02.md': 'mood:: near\nTea.' });
    expect((await me.run(['import', join(folder, '2026/03/02.md'), '--map', 'near=6'])).code).toBe(0);
    expect(await notesOf(me)).toEqual([['2026-03-02', 6, 'Daily note: mood near\nTea.']]);
  });

  it.each([
    ['2026/0302.md', ''],
    ['2026/0302.md', '2026'],
    ['2026/0302.md', '2026/0302.md'],
    ['2026/03-02 By the sea.md', '2026'],
    ['2026/03/02.md', '2026/03'],
    ['2026/03-March/02 Monday.md', '2026/03-March'],
  ])('reads %s, given "%s" of its folders', async (name, given) => {
    const me = writer();
    const folder = folderWith({ [name]: 'mood:: near\nTea.' });
    const { stderr } = await me.run(['import', join(folder, given), '--map', 'near=6']);
    expect(stderr).toContain('1 new.');
    expect(await notesOf(me)).toMatchObject([['2026-03-02', 6, expect.stringContaining('Tea.')]]);
  });

  it('takes no count of Logseq for how close it felt', async () => {
    const folder = folderWith({ '2026_03_02.md': '- Tea.\n  card-last-score:: 5\n  id:: 3\n- Cake.\n' });
    const { stderr } = await writer().run(['import', folder]);
    expect(stderr).toContain('nearfar import');
    expect(stderr).not.toContain('mood=card');
    expect(stderr).toContain('They have no properties.');
  });

  it('may have the property that --columns names in the files of one format alone', async () => {
    const me = writer();
    const folder = folderWith({
      '2026_03_02.md': 'Tea.\n',
      '2026_03_03.org': '* Soup\n:PROPERTIES:\n:warmth: 5\n:END:\n',
    });
    const words = ['import', folder, '--columns', 'mood=warmth', '--scale', '1-5', '--notes-only'];
    expect((await me.run(words)).stderr).toContain('2 new.');
    expect(await notesOf(me)).toEqual([
      ['2026-03-02', undefined, 'Daily note\nTea.'],
      ['2026-03-03', 7, 'org-journal: warmth 5, Soup'],
    ]);
  });

  it('are refused where --columns names a property that none of them has', async () => {
    const folder = folderWith({ '2026-03-02.md': 'mood:: near\nTea.', '2026-03-03.md': 'mood:: far\nSoup.' });
    const { code, stderr } = await writer().run([
      'import',
      folder,
      '--columns',
      'mood=warmth',
      '--map',
      'near=6,far=2',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('These notes have no property "warmth".');
  });

  it('updates a day whose note was written on, and keeps what was changed here', async () => {
    const me = writer();
    const folder = folderWith({ '2026-03-02.md': 'mood:: near\nTea.', '2026-03-03.md': 'mood:: far\nSoup.' });
    await me.run(['import', folder, '--map', 'near=6,far=2']);
    expect((await me.run(['import', folder, '--map', 'near=6,far=2'])).stderr).toContain('0 new, 2 the same.');
    expect((await me.run('write 2026-03-03 --felt 4 --note - --no-passage', { input: 'mine' })).code).toBe(0);
    folderWith({ '2026-03-02.md': 'mood:: near\nTea.\nAnd cake.', '2026-03-03.md': 'mood:: far\nCold soup.' }, folder);
    const { stderr } = await me.run(['import', folder, '--map', 'near=6,far=2']);
    expect(stderr).toContain('1 updated from the same program');
    expect((await notesOf(me))[0]).toEqual(['2026-03-02', 6, 'Daily note: mood near\nTea.\nAnd cake.']);
    expect(JSON.stringify((await notesOf(me))[1])).toContain('mine');
  });

  it('leaves them alone beside an export of nearfar in a vault, which comes back as it was', async () => {
    const me = writer();
    await me.run('write 2026-03-02 --felt 5 --note - --no-passage', { input: 'By the harbour.\n![a](b.png)' });
    const vault = folderWith({ '2026-03-01.md': 'mood:: near\nMy own.' });
    await me.run(['export', '--format', 'obsidian', '-o', vault]);
    const other = writer();
    const { code, stderr } = await other.run(['import', vault]);
    expect([code, stderr]).toEqual([0, expect.stringContaining('another kind: 2026-03-01.md.')]);
    expect(await notesOf(other)).toEqual(await notesOf(me));
    expect(await notesOf(other)).toHaveLength(1);
  });

  it('reads the journal of org-journal, whose files have no ending', async () => {
    const me = writer();
    const folder = folderWith({
      '20260302': '* Monday, 03/02/26\n** 10:28 Tea\n',
      '20260303': '* Tuesday, 03/03/26\n** 11:00 Soup\n',
    });
    expect((await me.run(['import', folder, '--notes-only'])).code).toBe(0);
    expect(await notesOf(me)).toEqual([
      ['2026-03-02', undefined, 'org-journal 10:28: Tea'],
      ['2026-03-03', undefined, 'org-journal 11:00: Soup'],
    ]);
    folderWith({ '20260303': '* Tuesday, 03/03/26\n** 11:00 Soup\n** 12:00 Rain\n' }, folder);
    const again = await me.run(['import', folder, '--notes-only']);
    expect(again.stderr).toContain('0 new, 1 the same, 1 updated from the same program.');
  });

  it('reads notes in Markdown and in Org from one folder, as Logseq keeps them', async () => {
    const me = writer();
    const folder = folderWith({ '2026_03_02.org': '* Tea\n', '2026_03_03.md': '- Soup\n' });
    expect((await me.run(['import', folder, '--notes-only'])).stderr).toContain('2 new.');
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries).toMatchObject([{ day: '2026-03-02' }, { day: '2026-03-03' }]);
  });

  it('says what a folder holds in which nothing is known, and what was looked for', async () => {
    const { code, stderr } = await writer().run(['import', folderWith({ 'Recipes.md': 'Soup.', 'Plans.md': 'May.' })]);
    expect(code).toBe(1);
    expect(stderr).toContain('None of the 2 files is of a kind that I know.');
    expect(stderr).toContain('There are: Plans.md, Recipes.md. Looked for: ');
  });

  describe('of Obsidian and org-journal in one folder', () => {
    const folder = () =>
      folderWith({
        '2026-03-02.md': '---\nnearness: near\n---\nTea.',
        '2026-03-03.org': '* Soup\n:PROPERTIES:\n:CLOSE: far\n:END:\n',
      });

    it('refuses a property that none of them has, and names those there are', async () => {
      const { code, stderr } = await writer().run(['import', folder(), '--columns', 'mood=nearnes', '--notes-only']);
      expect(code).toBe(1);
      expect(stderr).toContain('These notes have no property "nearnes".\nFound: "nearness", "CLOSE".');
    });

    it('takes a property that one kind of them has', async () => {
      const me = writer();
      const flags = ['--columns', 'mood=nearness', '--map', 'near=6', '--notes-only'];
      expect((await me.run(['import', folder(), ...flags])).stderr).toContain('2 new.');
      expect(await notesOf(me)).toEqual([
        ['2026-03-02', 6, 'Daily note: nearness near\nTea.'],
        ['2026-03-03', undefined, expect.stringContaining('Soup')],
      ]);
    });
  });

  it('refuses --columns for what has no columns', async () => {
    const file = join(folderWith({ 'a.txt': '[2026-03-02 21:15] Soup.\n' }), 'a.txt');
    const { code, stderr } = await writer().run(['import', file, '--columns', 'mood=Mood', '--notes-only']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('what is read here has none.')]);
  });

  it('reads pages of Notion by their properties, or by the date that they are called', async () => {
    const number = '0123456789abcdef0123456789abcdef';
    const folder = folderWith({
      [`Soup day ${number}.md`]:
        '# Soup day\n\nDate: March 2, 2026 9:15 PM\nMood: good\nSteps: 900\n\nBy the river.\nNote: hot\n',
      [`@March 3, 2026 ${number}.md`]: '# @March 3, 2026\n\nMood: bad\n\nRain.\n',
    });
    const me = writer();
    const { stderr } = await me.run(['import', folder]);
    expect(stderr).toContain('2 new.');
    expect(stderr).toContain('1 property ("Steps"; --columns note=NAME brings one into the note)');
    expect(await notesOf(me)).toEqual([
      ['2026-03-02', 6, 'Daily note 9:15 PM: Mood good\n# Soup day\n\nBy the river.\nNote: hot'],
      ['2026-03-03', 2, 'Daily note: Mood bad\n# @March 3, 2026\n\nRain.'],
    ]);
  });
});
