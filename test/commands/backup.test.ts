import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { damageJournal } from '../support/damage-journal.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { expectMode } from '../support/platform.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';
import { partialFiles, writerWithCopies } from '../support/writer-with-copies.ts';

const TODAY = 'journal-2026-11-20.db';

describe('nearfar backup', () => {
  it('makes the copy of today anew, and says where it is and what is in it', async () => {
    const me = await writerWithCopies();
    expect((await me.run('backup')).code).toBe(1);
    const { code, stderr, out } = await me.run('backup --force');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(stderr).toBe(
      `Copied to ${join(me.backups, TODAY)}: 2 entries, the last for Friday 20 November. The copy was read again and is whole.\n`,
    );
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
    expect(partialFiles(me.folder)).toEqual([]);
  });

  it('needs --force to replace a copy that has a day which the journal does not have', async () => {
    const me = await writerWithCopies();
    const { code, stderr } = await me.run('backup');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: ${join(me.backups, TODAY)} is a copy with a day that the journal does not have: 2026-11-17.\nNothing was changed. Name another file, or add --force to replace that copy.\n`,
    });
  });

  it('needs --force to replace the copy of another journal with the same days', async () => {
    const target = join(freshFolder(), 'copy.db');
    const me = writer();
    await me.run('write yesterday --felt 5 --no-passage');
    const other = writer({ now: '2026-11-20T21:00:00Z' });
    await other.run('write yesterday --felt 2 --note - --no-passage', { input: 'a red boat' });
    await other.run(['backup', target]);
    const before = readFileSync(target);
    const { code, stderr } = await me.run(['backup', target]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: ${target} is a copy with a version of a day that the journal does not have, perhaps of another journal: 2026-11-19.\nNothing was changed. Name another file, or add --force to replace that copy.\n`,
    });
    expect(readFileSync(target)).toEqual(before);
    expect((await me.run(['backup', target, '--force'])).code).toBe(0);
  });

  it('needs --force to replace a copy with a change that went with a restore', async () => {
    const target = join(freshFolder(), 'copy.db');
    const me = writer();
    await me.run('write --felt 5 --no-passage');
    await me.run('write --note - --no-passage', { input: 'a red boat', now: '2026-11-20T22:10:00Z' });
    await me.run(['backup', target]);
    await me.run('restore today --yes');
    expect((await me.run(['backup', target])).stderr).toContain('is a copy with a version of a day that the journal');
  });

  it('needs --force to replace a copy in which a byte was changed, or behind which something stands', async () => {
    const me = writer();
    const target = join(freshFolder(), 'copy.db');
    await me.run('write --felt 5 --note - --no-passage', { input: 'a red boat' });
    await me.run(['backup', target]);
    expect((await me.run(['backup', target])).code).toBe(0);
    const copy = readFileSync(target);
    const flipped = Buffer.from(copy);
    flipped[flipped.indexOf('red boat')]! ^= 1;
    for (const changed of [flipped, Buffer.concat([copy, Buffer.from('my essay')])]) {
      writeFileSync(target, changed);
      const { code, stderr } = await me.run(['backup', target]);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `nearfar: ${target} is a copy that was changed since nearfar wrote it.\nNothing was changed. Name another file, or add --force to replace that copy.\n`,
      });
      expect(readFileSync(target)).toEqual(changed);
    }
    expect((await me.run(['backup', target, '--force'])).code).toBe(0);
  });

  it('replaces a copy of a journal that was damaged already', async () => {
    const me = writer();
    const target = join(freshFolder(), 'copy.db');
    await me.run('write --felt 5 --note - --no-passage', { input: 'a red boat' });
    const file = join(me.folder, 'journal.db');
    const damaged = readFileSync(file);
    damaged[damaged.indexOf('red boat')]! ^= 1;
    writeFileSync(file, damaged);
    for (const _ of [1, 2]) expect((await me.run(['backup', target])).code).toBe(0);
  });

  it('is never written among the copies that are made every day, not even with --force', async () => {
    const me = writer();
    await me.run('write --felt 5 --no-passage');
    for (const name of [TODAY, 'other.db']) {
      const target = join(me.folder, 'backups', name);
      const before = existsSync(target) && readFileSync(target);
      const { code, stderr } = await me.run(['backup', target, '--force']);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `nearfar: ${target} is where nearfar keeps its own copies.\nNothing was changed. Name a file in another folder, or none for the copy of today.\n`,
      });
      expect(existsSync(target) && readFileSync(target)).toEqual(before);
    }
  });

  it('is not written, nor is a salvage, under a name at which SQLite would remove it', async () => {
    const me = writer();
    await me.run('write --felt 5 --no-passage');
    const file = join(me.folder, 'journal.db');
    for (const command of [['backup'], ['backup', '--force'], ['doctor', '--salvage', file, '-o']]) {
      const { code, stderr } = await me.run([...command, `${file}-journal`]);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: `nearfar: ${file}-journal is the name of a file that SQLite keeps beside ${file}, and would be removed.\nNothing was changed. Name another file.\n`,
      });
      expect(existsSync(`${file}-journal`)).toBe(false);
    }
  });

  it('needs --force to replace a copy that has whole what is damaged in the journal', async () => {
    const me = writer();
    await me.run('write --felt 5 --note - --no-passage', { input: 'a red boat' });
    expect((await me.run('backup')).code).toBe(0);
    damageJournal(me.folder, 'red boat', 'bed boat');
    const target = join(me.folder, 'backups', TODAY);
    const before = readFileSync(target);
    const { code, stderr } = await me.run('backup');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: ${target} has whole what was changed on the disk in the journal: 2026-11-20.\nNothing was changed. See nearfar doctor first. Or name another file, or add --force to replace that copy.\n`,
    });
    expect(readFileSync(target)).toEqual(before);
    expect((await me.run('backup --force')).code).toBe(0);
    // Where the copy has the same damage, nothing is lost with it.
    expect((await me.run('backup')).code).toBe(0);
  });

  it('is not erased by purge while it alone has a day whole, until that day is changed', async () => {
    const me = writer();
    await me.run('write --felt 5 --note - --no-passage', { input: 'a red boat' });
    await me.run('backup');
    damageJournal(me.folder, 'red boat', 'bed boat');
    const copy = join(me.folder, 'backups', TODAY);
    const before = readFileSync(copy);
    const { code, stderr } = await me.run('purge --yes');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: What was written for 2026-11-20 was changed on the disk, and the copies that would go have it whole: ${copy}.\nNothing was changed. Bring the copy back first, or change or remove the day. See: nearfar doctor\n`,
    });
    expect(readFileSync(copy)).toEqual(before);
    await me.run('rm today --yes');
    expect((await me.run('purge --yes')).code).toBe(0);
  });

  it('writes a copy to a file, closed to other users, and replaces it by a later one', async () => {
    const me = await writerWithCopies();
    const target = join(freshFolder(), 'copy.db');
    expect((await me.run(['backup', target])).stderr).toContain(`Copied to ${target}: 2 entries`);
    await me.run('write 2026-11-18 --felt 2 --no-passage');
    expect((await me.run(['backup', target])).stderr).toContain(`Copied to ${target}: 3 entries`);
    expectMode(target, 0o600);
    expect(readdirSync(join(target, '..'))).toEqual(['copy.db']);
    await me.run('rm 2026-11-18 --yes');
    expect((await me.run(['backup', target])).code).toBe(1);
    expect((await me.run(['backup', target, '--force'])).code).toBe(0);
  });

  it.each<[name: string, content: string | null]>([
    ['a text', 'my novel'],
    ['an empty file', ''],
    ['a database of another program', null],
  ])('never replaces %s, not even with --force', async (_, content) => {
    const me = await writerWithCopies();
    const target = join(freshFolder(), 'mine');
    if (content !== null) writeFileSync(target, content);
    else new SQLite(target).exec('CREATE TABLE entries (day TEXT)').close();
    const before = readFileSync(target);
    const { code, stderr } = await me.run(['backup', target, '--force']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: ${target} is there already, and is no copy of a journal that can be read.\nNothing was changed. Name another file.\n`,
    });
    expect(readFileSync(target)).toEqual(before);
  });

  it('refuses the journal itself, also by a link, a folder, and a folder that is missing', async () => {
    const me = await writerWithCopies();
    const link = join(freshFolder(), 'link.db');
    symlinkSync(me.file, link);
    for (const target of [me.file, link])
      expect((await me.run(['backup', target, '--force'])).stderr).toContain('is the journal itself.');
    const home = join(freshFolder(), 'home');
    symlinkSync(me.folder, home);
    expect((await me.run(['--home', home, 'backup', me.file])).stderr).toContain('is the journal itself.');
    expect((await me.run(['backup', me.folder])).stderr).toContain('is not a file.');
    expect((await me.run(['backup', join(me.folder, 'none', 'copy.db')])).stderr).toContain('is not there.');
  });

  it('says that there is nothing to copy where nothing was ever written, and creates nothing', async () => {
    const me = writer();
    const { code, stderr } = await me.run('backup');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'nearfar: There is no journal yet, so there is nothing to copy.\n',
    });
    expect(existsSync(me.folder)).toBe(false);
  });

  it('lists the copies, the newest first, as nearfar restore does', async () => {
    const me = await writerWithCopies();
    writeFileSync(join(me.backups, 'journal-2026-11-10.db'), 'spoilt');
    const { out, stderr } = await me.run('backup --list');
    expect(out.split('\n')).toEqual([
      '2026-11-20  3 entries, the last for Friday 20 November',
      '2026-11-19  2 entries, the last for Thursday 19 November',
      '2026-11-10  cannot be read',
      '',
    ]);
    expect(stderr).toBe('nearfar restore brings one back: name its day, or its file.\n');
    expect((await me.run('restore')).out).toBe(out);
    expect(JSON.parse((await me.run('backup --list --json')).out).copies[0]).toEqual({
      path: join(me.backups, TODAY),
      day: '2026-11-20',
      entries: 3,
      last_day: '2026-11-20',
    });
  });

  it('keeps within a narrow window, with what a copy holds below a long name', async () => {
    const me = await writerWithCopies();
    await me.run('restore yesterday --yes');
    const { out } = await me.run('backup --list', { width: 60 });
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(60);
    expect(out).toMatch(/\njournal-before-restore-\S+\.db\n {2}2 entries, the last for Friday 20 November\n$/);
    expect(out).toContain('2026-11-19  2 entries, the last for Thursday 19 November\n');
  });

  it('lists nothing in a new folder, and creates nothing', async () => {
    const me = writer();
    expect(await me.run('backup --list')).toMatchObject({ code: 0, out: '', stderr: /^There is no copy yet\./ });
    expect(existsSync(me.folder)).toBe(false);
  });
});

describe('a copy that cannot be made', () => {
  it('is told in one line after the entry is saved, and the command succeeds', async () => {
    const me = writer();
    mkdirSync(me.folder, { recursive: true });
    writeFileSync(join(me.folder, 'backups'), 'in the way');
    const { code, stderr } = await me.run('write --felt 3 --no-passage');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Saved for Friday 20 November\.\nToday's copy of the journal could not be made: .+\.\n$/);
  });

  it('is told after an evening on the normal screen', async () => {
    const me = writer();
    mkdirSync(me.folder, { recursive: true });
    writeFileSync(join(me.folder, 'backups'), 'in the way');
    const { stderr } = await me.run('', { answers: [2, 6, ENTER, ENTER, ENTER, ENTER, ENTER] });
    expect(stderr).toMatch(/^Saved for Friday 20 November\.\nToday's copy/);
  });
});

describe('nearfar purge and the copies', () => {
  it('replaces them by one of the purged journal', async () => {
    const me = await writerWithCopies();
    const everything = () =>
      me
        .names()
        .map((name) => readFileSync(join(me.backups, name), 'latin1'))
        .join('');
    expect(everything()).toContain('tuesday');
    const { screen } = await me.run('purge', { answers: [ENTER] });
    expect(screen + (await me.run('purge --yes')).stderr).toContain('a fresh copy of it is made');
    expect(me.names()).toEqual([TODAY]);
    expect(everything()).not.toContain('tuesday');
    expect(await withJournal({ folder: me.folder }, 'read', (journal) => journal.countEntries())).toBe(2);
    expect((await me.run('restore today --dry-run')).stderr).toContain('The entries are the same as now.');
  });

  it('keeps the old ones and says so when no fresh one can be made', async () => {
    const me = await writerWithCopies();
    rmSync(join(me.backups, TODAY));
    mkdirSync(join(me.backups, TODAY));
    const { code, stderr } = await me.run('purge --yes');
    expect(code).toBe(1);
    expect(stderr).toContain('The journal is purged, but no fresh copy of it could be made, so the old ones are kept.');
    expect(stderr).toContain('They still hold what was taken away. Put that right, and run nearfar purge again.');
    expect(me.names()).toContain('journal-2026-11-19.db');
    expect((await me.run('history 2026-11-17')).out).toBe('');
  });

  it('says which of them could not be removed', async () => {
    const me = await writerWithCopies();
    const stuck = join(me.backups, 'journal-2026-11-19.db');
    rmSync(stuck);
    mkdirSync(stuck);
    const { code, stderr } = await me.run('purge --yes');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `nearfar: The journal is purged, but these copies of it could not be removed: ${stuck}.\nThey still hold what was taken away. Remove them, or run nearfar purge again.\n`,
    });
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
  });
});
