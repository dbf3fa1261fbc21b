import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

type Writer = ReturnType<typeof writer>;

async function dayOf(me: Writer): Promise<{ felt?: number; note: string }> {
  return JSON.parse((await me.run('show 2026-03-02 --json')).out).entries[0];
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const table = (mood: string, note: string) => `Date,Mood,Note\n2026-03-02,${mood},${note}\n`;
const daylio = (...rows: string[]) =>
  `full_date,date,weekday,time,mood,activities,note_title,note\n${rows.map((row) => `2026-03-02,,,${row}\n`).join('')}`;

describe('a file that tells other moments of a day than one before it', () => {
  const FILES = { 'home.csv': table('good', 'Soup at home'), 'work.csv': table('bad', 'Rain at the office') };
  const BOTH = { felt: 4, note: 'Mood: good\nSoup at home\n\nMood: bad\nRain at the office' };

  it('takes none of them away, in one folder', async () => {
    const me = writer();
    await me.run(['import', folderWith(FILES)]);
    expect(await dayOf(me)).toMatchObject(BOTH);
  });

  it('takes none of them away, one after the other, and changes nothing when it is imported again', async () => {
    const me = writer();
    const folder = folderWith(FILES);
    await me.run(['import', join(folder, 'home.csv')]);
    expect((await me.run(['import', join(folder, 'work.csv')])).stderr).toContain('1 updated from the same program');
    expect(await dayOf(me)).toMatchObject(BOTH);
    for (const name of ['home.csv', 'work.csv'])
      expect((await me.run(['import', join(folder, name)])).stderr).toContain('0 new, 1 left unchanged.');
    expect(await dayOf(me)).toMatchObject(BOTH);
  });

  it('replaces with --keep theirs, and a dry run says what would stand', async () => {
    const me = writer();
    const folder = folderWith(FILES);
    await me.run(['import', join(folder, 'home.csv')]);
    const file = join(folder, 'work.csv');
    expect((await me.run(['import', file, '--dry-run'])).out).toContain('felt 4 beside 6; it tells more');
    await me.run(['import', file, '--keep', 'theirs']);
    expect(await dayOf(me)).toMatchObject({ felt: 2, note: 'Mood: bad\nRain at the office' });
  });

  it('keeps a moment that a later export lacks beside those that it changed', async () => {
    const me = writer();
    await me.run('import -', { input: daylio('8:00 am,good,,,Tea', '8:00 pm,bad,,,Rain') });
    await me.run('import -', { input: daylio('8:00 pm,rad,,,Rain', '9:00 pm,rad,,,Bed') });
    const note = 'Daylio 8:00 am: good\nTea\n\nDaylio 8:00 pm: rad\nRain\n\nDaylio 9:00 pm: rad\nBed';
    expect(await dayOf(me)).toMatchObject({ felt: 6, note });
  });

  it('replaces a mood without a text, and a text by another version of it', async () => {
    const me = writer();
    await me.run('import -', { input: 'Date,Mood\n2026-03-02,good\n' });
    await me.run('import -', { input: 'Date,Mood\n2026-03-02,bad\n' });
    expect(await dayOf(me)).toMatchObject({ felt: 2, note: 'Mood: bad' });
    await me.run('import -', { input: table('bad', 'Soup at home') });
    await me.run('import -', { input: table('good', 'Soup at home with bread') });
    expect(await dayOf(me)).toMatchObject({ felt: 6, note: 'Mood: good\nSoup at home with bread' });
  });

  it('is joined where two diaries of a folder tell of the day', async () => {
    const me = writer();
    const files = {
      'a 2026.txt': '2 March 2026\nSoup.\n\n3 March 2026\nTea.\n',
      'b 2026.txt': '2 March 2026\nOffice.\n\n3 March 2026\nTea.\n',
    };
    const { stderr } = await me.run(['import', folderWith(files), '--notes-only']);
    expect(stderr).toContain('Left out: 1 entry (in a later file too).');
    expect((await dayOf(me)).note).toBe('Diary:\nSoup.\n\nDiary:\nOffice.');
  });
});
