import { chmodSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { foreignDatabase } from '../support/foreign-database.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { expectMode } from '../support/platform.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';
import { partialFiles, writerWithCopies } from '../support/writer-with-copies.ts';

const TODAY = 'journal-2026-11-20.db';

describe('nearfar restore', () => {
  it('takes today for the date of the calendar, by which a copy is called, also after midnight', async () => {
    const me = writer({ now: '2026-11-21T01:30:00Z' });
    await me.run('write --felt 3 --no-passage');
    expect(await me.run('restore today --dry-run')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('The copy journal-2026-11-21.db has 1 entry.'),
    });
  });

  it('says what would change with --dry-run, and changes nothing', async () => {
    const me = await writerWithCopies();
    const before = readFileSync(me.file);
    const { code, stderr } = await me.run('restore yesterday --dry-run');
    expect(code).toBe(0);
    expect(stderr.split('\n')).toEqual([
      'The copy journal-2026-11-19.db has 2 entries.',
      '1 day would come back: 2026-11-17',
      '1 day would be as the copy has it: 2026-11-19',
      '1 day is not in the copy and would go: 2026-11-20',
      'Nothing was changed.',
      '',
    ]);
    expect(readFileSync(me.file)).toEqual(before);
    expect(partialFiles(me.folder)).toEqual([]);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
  });

  it('names in one line the own questions that would come back, change and go', async () => {
    const me = await writerWithCopies();
    await addOwnQuestions(me, ['sleep', 'ran', 'hours', 'mood']);
    const copy = join(freshFolder(), 'copy.db');
    await me.run(['backup', copy]);
    const toldOf = async () => (await me.run(['restore', copy, '--dry-run'])).stderr.split('\n').slice(1, -1);
    expect(await toldOf()).toEqual(['The entries are the same as now.', 'Nothing was changed.']);
    await me.run('questions remove mood -y');
    await addOwnQuestions(me, ['mood']);
    expect(await toldOf()).toEqual(['The entries are the same as now.', 'Nothing was changed.']);
    for (const name of ['sleep', 'hours']) await me.run(`questions remove ${name} -y`);
    await me.run(['questions', 'add', 'sleep', '--kind', 'scale', '--text', 'And your night?']);
    await me.run('questions hide ran');
    await addOwnQuestions(me, ['dream']);
    expect(await toldOf()).toEqual([
      'The entries are the same as now.',
      'Own questions: hours would come back; sleep and ran would be as the copy has them; dream is not in the copy and would go',
      'Nothing was changed.',
    ]);
  });

  it('asks, and leaves the journal as it is unless told yes', async () => {
    const me = await writerWithCopies();
    const before = readFileSync(me.file);
    expect((await me.run('restore yesterday')).code).toBe(2);
    const { screen, stderr } = await me.run('restore yesterday', { answers: [ENTER], width: 40 });
    expect(screen).toContain('1 day would come back: 2026-11-17');
    expect(screen).toContain('\n1 day is not in the copy and would go:\n2026-11-20\n');
    expect(stderr).toBe('It is as it was.\n');
    expect(readFileSync(me.file)).toEqual(before);
    expect(partialFiles(me.folder)).toEqual([]);
    expect((await me.run('restore yesterday', { answers: ['y'] })).stderr).toContain('Restored: 2 entries.');
  });

  it('brings a copy back and keeps what was there, which can be restored in turn', async () => {
    const me = await writerWithCopies();
    const before = await me.listed();
    const { stderr } = await me.run('restore 2026-11-19 --yes');
    const kept = join(me.backups, 'journal-before-restore-2026-11-20T22-00-00-000Z.db');
    expect(stderr).toContain(
      `Restored: 2 entries.\nWhat was there before is kept. nearfar undo does not take a restore back; this does:\nnearfar restore ${basename(kept)}\n`,
    );
    expect((await me.listed()).map(({ day, felt, note }) => [day, felt, note])).toEqual([
      ['2026-11-17', 3, 'tuesday'],
      ['2026-11-19', 4, undefined],
    ]);
    expectMode(me.file, 0o600);
    const later = { now: '2026-11-20T22:01:00Z' };
    expect((await me.run(['restore', basename(kept), '--yes'], later)).code).toBe(0);
    expect(await me.listed()).toEqual(before);
  });

  it('takes a copy by its day also where the clock was put back before it', async () => {
    const me = await writerWithCopies();
    const { code, stderr } = await me.run('restore 2026-11-19 --dry-run', { now: '2024-01-01T12:00:00Z' });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('journal-2026-11-19.db has 2 entries'),
    });
  });

  it('says which days are damaged in the copy', async () => {
    const me = await writerWithCopies();
    const copy = new SQLite(join(me.backups, 'journal-2026-11-19.db'));
    copy.exec("UPDATE entries SET note = 'tuesdaz' WHERE day = '2026-11-17'");
    copy.close();
    const { code, stderr } = await me.run('restore yesterday --dry-run');
    expect(code).toBe(0);
    expect(stderr).toContain(
      '1 day was changed on the disk before it was made, so that a word or a number may be wrong',
    );
    expect(stderr).toContain('wrong: 2026-11-17\n');
  });

  it('takes the last copy before a day that has none, and says where there is none', async () => {
    const me = await writerWithCopies();
    rmSync(join(me.backups, TODAY));
    expect((await me.run('restore today --dry-run')).stderr).toContain('journal-2026-11-19.db has 2 entries');
    const { code, stderr } = await me.run('restore 2026-11-18 --yes');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'nearfar: There is no copy of Wednesday 18 November 2026, nor of a day before it.\nnearfar restore lists the copies. Nothing was changed.\n',
    });
  });

  it.each<[name: string, spoil: (file: string) => void, keeps: boolean]>([
    ['gone', (file) => rmSync(file), false],
    ['empty', (file) => truncateSync(file), false],
    ['cut short', (file) => truncateSync(file, 5000), true],
    ['no database', (file) => writeFileSync(file, 'x'.repeat(9000)), true],
    ['shorter than a header', (file) => writeFileSync(file, 'x'), true],
    [
      'sound but for a value that cannot be',
      (file) => {
        const database = new SQLite(file);
        database.exec("PRAGMA ignore_check_constraints = ON; UPDATE entries SET felt = 9 WHERE day = '2026-11-20'");
        database.close();
      },
      true,
    ],
    ['full of zeros inside', (file) => writeFileSync(file, readFileSync(file).fill(0, 4096)), true],
  ])('works where the present journal is %s', async (_, spoil, keeps) => {
    const me = await writerWithCopies();
    spoil(me.file);
    const spoilt = existsSync(me.file) ? readFileSync(me.file) : null;
    const { code, stderr } = await me.run('restore today --yes');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Restored: 3 entries.') });
    expect((await me.listed()).map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-19', '2026-11-20']);
    const kept = me.names().filter((name) => name.includes('before-restore'));
    expect(kept).toHaveLength(keeps ? 1 : 0);
    if (keeps) expect(readFileSync(join(me.backups, kept[0]!))).toEqual(spoilt);
    expect(partialFiles(me.folder)).toEqual([]);
  });

  it('closes to others the bytes that it keeps of a damaged journal that they could read', async () => {
    const me = await writerWithCopies();
    truncateSync(me.file, 5000);
    chmodSync(me.file, 0o644);
    expect((await me.run('restore today --yes')).code).toBe(0);
    for (const name of me.names()) expectMode(join(me.backups, name), 0o600);
  });

  it('removes a side file that was left behind, which would be rolled back into the restored journal', async () => {
    const me = await writerWithCopies();
    const side = `${me.file}-journal`;
    const writing = new SQLite(me.file);
    writing.exec('BEGIN IMMEDIATE; DELETE FROM entries');
    const hot = readFileSync(side);
    writing.exec('ROLLBACK');
    writing.close();
    truncateSync(me.file);
    writeFileSync(side, hot);
    expect((await me.run('restore today --yes')).code).toBe(0);
    expect(existsSync(side)).toBe(false);
    expect(await me.listed()).toHaveLength(3);
  });

  it('does not disturb a reader that has the journal open', async () => {
    const me = await writerWithCopies();
    const reader = new SQLite(me.file, { readonly: true });
    const count = reader.prepare('SELECT count(*) FROM entries').pluck();
    expect(count.get()).toBe(2);
    expect((await me.run('restore today --yes')).code).toBe(0);
    expect(count.get()).toBe(2);
    reader.close();
    expect(await me.listed()).toHaveLength(3);
  });

  it('waits for no writer in vain: it says that the journal is in use, and changes nothing', async () => {
    const me = await writerWithCopies();
    const other = new SQLite(me.file);
    other.exec('BEGIN IMMEDIATE');
    const { code, stderr } = await me.run('restore today --yes');
    other.exec('ROLLBACK');
    other.close();
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by'),
    });
    expect(await me.listed()).toHaveLength(2);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
    expect(partialFiles(me.folder)).toEqual([]);
  }, 20_000);

  it.each<[name: string, spoil: (copy: string) => void]>([
    ['is no database', (copy) => writeFileSync(copy, 'a letter to a friend, and no database'.repeat(100))],
    ['is cut short', (copy) => truncateSync(copy, 8192)],
    ['is of another program', (copy) => new SQLite(copy).pragma('application_id = 1')],
  ])('leaves everything as it is when the copy %s', async (_, spoil) => {
    const me = await writerWithCopies();
    const copy = join(freshFolder(), 'copy.db');
    await me.run(['backup', copy]);
    spoil(copy);
    const before = readFileSync(me.file);
    expect((await me.run(['restore', copy, '--yes'])).code).toBe(1);
    expect(readFileSync(me.file)).toEqual(before);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
    expect(partialFiles(me.folder)).toEqual([]);
  });

  it('migrates a copy of an older version, which stays as it is', async () => {
    const me = await writerWithCopies();
    const copy = join(freshFolder(), 'older.db');
    const older = new SQLite(copy);
    const { MIGRATIONS, migrate } = await import('../../src/journal/schema/migrations.ts');
    migrate(older, MIGRATIONS.slice(0, 1));
    older.pragma('application_id = 0x6e726672');
    older.exec("INSERT INTO entries (day, felt) VALUES ('2020-01-01', 2)");
    older.close();
    const before = readFileSync(copy);
    expect((await me.run(['restore', copy, '--yes'])).code).toBe(0);
    expect((await me.listed()).map(({ day }) => day)).toEqual(['2020-01-01']);
    expect(readFileSync(copy)).toEqual(before);
    expect(me.names().filter((name) => name.includes('before-version'))).toEqual([]);
  });

  it('names a file that is not there', async () => {
    const me = await writerWithCopies();
    expect((await me.run('restore nowhere.db --yes')).stderr).toBe(
      'nearfar: nowhere.db is not there.\nnearfar restore lists the copies. Nothing was changed.\n',
    );
  });
});

describe('a journal that cannot be read', () => {
  it('names the newest copy, and how the entries come back', async () => {
    const me = await writerWithCopies();
    truncateSync(me.file, 50);
    for (const words of ['list', 'write --felt 3'])
      expect((await me.run(words)).stderr).toContain(
        `The newest copy is ${TODAY}: nearfar restore lists the copies and brings one back. nearfar doctor --salvage ${me.file} brings together what can still be read in it.\n`,
      );
  });

  it('is told from a file that is no copy of one', async () => {
    const me = await writerWithCopies();
    const other = join(freshFolder(), 'letter.txt');
    writeFileSync(other, 'Dear diary, today it rained.');
    expect((await me.run(['restore', other, '--yes'])).stderr).toBe(
      `nearfar: ${other} is no copy of a journal.\nnearfar restore lists the copies. Nothing was changed.\n`,
    );
    writeFileSync(other, '');
    expect((await me.run(['restore', other, '--yes'])).stderr).toBe(
      `nearfar: ${other} is empty, so it is no copy of a journal.\nnearfar restore lists the copies. Nothing was changed.\n`,
    );
    writeFileSync(other, foreignDatabase());
    expect((await me.run(['restore', other, '--yes'])).stderr).toBe(
      `nearfar: ${other} is a database of another program, so it is no copy of a journal.\nnearfar restore lists the copies. Nothing was changed.\n`,
    );
  });
});

describe('a journal that vanished', () => {
  it('is told by every command that reads or writes it, and restore brings it back', async () => {
    const me = await writerWithCopies();
    rmSync(me.file);
    for (const words of ['list', 'show', 'status', 'write --felt 3', 'undo', 'export', 'backup']) {
      const { code, stderr, out } = await me.run(words);
      expect({ code, out }, words).toEqual({ code: 1, out: '' });
      expect(stderr, words).toContain('is gone, but there are copies of it.');
      expect(stderr, words).toContain('The newest is the one of Friday 20 November 2026, with 3 entries.');
    }
    expect(existsSync(me.file)).toBe(false);
    await me.run('restore today --yes');
    expect(await me.listed()).toHaveLength(3);
  });

  const KEPT = 'journal-before-begin-anew-2026-11-20T22-00-00-000Z.db';

  it('is begun anew only when that is said, and the copies stay', async () => {
    const me = await writerWithCopies();
    expect((await me.run('restore --begin-anew')).stderr).toContain(`There is a journal in ${me.folder}.`);
    expect(await me.listed()).toHaveLength(2);
    truncateSync(me.file);
    const { code, stderr } = await me.run('restore --begin-anew');
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `A new journal begins in ${me.folder}. The newest copy of the old one is kept as ${KEPT}, the others as they were.\n`,
    });
    await me.run('write --felt 3 --no-passage');
    expect(await me.listed()).toHaveLength(1);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY, KEPT]);
    expect(await me.run('backup')).toMatchObject({ code: 0 });
    await me.run(['restore', KEPT, '--yes']);
    expect(await me.listed()).toHaveLength(3);
  });
});
