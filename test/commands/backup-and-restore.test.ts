import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { expectMode } from '../support/platform.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const TODAY = 'journal-2026-11-20.db';

/** A writer with a copy of Thursday that has two entries, and one of Friday, made before its last change. */
async function withCopies() {
  const me = writer();
  const thursday = { now: '2026-11-19T22:00:00Z' };
  await me.run('import -', {
    ...thursday,
    input: '{"day":"2026-11-17","felt":3,"note":"tuesday"}\n{"day":"2026-11-19","felt":4}\n',
  });
  await me.run('write 2026-11-20 --felt 5 --no-passage');
  await me.run('rm 2026-11-17 --yes');
  await me.run('write 2026-11-19 --felt 6 --no-passage');
  const backups = join(me.folder, 'backups');
  return {
    ...me,
    file: join(me.folder, 'journal.db'),
    backups,
    names: () => readdirSync(backups).sort(),
    listed: async () =>
      JSON.parse((await me.run('list --json')).out).entries as { day: string; felt: number; note?: string }[],
  };
}

const partials = (folder: string) =>
  readdirSync(folder, { recursive: true }).filter((name) => String(name).includes('.partial'));

describe('nearfar backup', () => {
  it('makes the copy of today anew, and says where it is and what is in it', async () => {
    const me = await withCopies();
    expect((await me.run('backup')).code).toBe(1);
    const { code, stderr, out } = await me.run('backup --force');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(stderr).toBe(
      `Copied to ${join(me.backups, TODAY)}: 2 entries, the last for Friday 20 November. The copy was read again and is whole.\n`,
    );
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
    expect(partials(me.folder)).toEqual([]);
  });

  it('needs --force to replace a copy that has a day which the journal does not have', async () => {
    const me = await withCopies();
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

  it('replaces a copy whose versions are in the history of the journal, or are earlier ones', async () => {
    const target = join(freshFolder(), 'copy.db');
    const me = writer();
    const copy = async () => expect((await me.run(['backup', target])).code).toBe(0);
    await me.run('write --felt 5 --no-passage');
    await copy();
    await me.run('write --note - --no-passage', { input: 'a red boat' });
    await copy();
    await me.run('undo');
    await copy();
    await me.run('write --felt 6 --no-passage');
    await me.run('rm today --yes');
    await me.run('write --felt 2 --no-passage');
    await copy();
    await me.run('write --felt 3 --no-passage');
    await me.run('purge --yes');
    await copy();
  });

  it('needs --force to replace a copy that has whole what is damaged in the journal', async () => {
    const me = writer();
    await me.run('write --felt 5 --note - --no-passage', { input: 'a red boat' });
    expect((await me.run('backup')).code).toBe(0);
    const file = join(me.folder, 'journal.db');
    const bytes = readFileSync(file);
    bytes.write('bed', bytes.indexOf('red boat'));
    writeFileSync(file, bytes);
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
    const file = join(me.folder, 'journal.db');
    const bytes = readFileSync(file);
    bytes.write('bed', bytes.indexOf('red boat'));
    writeFileSync(file, bytes);
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
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
    const link = join(freshFolder(), 'link.db');
    symlinkSync(me.file, link);
    for (const target of [me.file, link])
      expect((await me.run(['backup', target, '--force'])).stderr).toContain('is the journal itself.');
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
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
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
    expect(partials(me.folder)).toEqual([]);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
  });

  it('names in one line the own questions that would come back, change and go', async () => {
    const me = await withCopies();
    await addOwnQuestions(me, ['sleep', 'ran', 'hours', 'mood']);
    const copy = join(freshFolder(), 'copy.db');
    await me.run(['backup', copy]);
    const toldOf = async () => (await me.run(['restore', copy, '--dry-run'])).stderr.split('\n').slice(1, -1);
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
    const me = await withCopies();
    const before = readFileSync(me.file);
    expect((await me.run('restore yesterday')).code).toBe(2);
    const { screen, stderr } = await me.run('restore yesterday', { answers: [ENTER], width: 40 });
    expect(screen).toContain('1 day would come back: 2026-11-17');
    expect(screen).toContain('\n1 day is not in the copy and would go:\n2026-11-20\n');
    expect(stderr).toBe('It is as it was.\n');
    expect(readFileSync(me.file)).toEqual(before);
    expect(partials(me.folder)).toEqual([]);
    expect((await me.run('restore yesterday', { answers: ['y'] })).stderr).toContain('Restored: 2 entries.');
  });

  it('brings a copy back and keeps what was there, which can be restored in turn', async () => {
    const me = await withCopies();
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
    const me = await withCopies();
    const { code, stderr } = await me.run('restore 2026-11-19 --dry-run', { now: '2024-01-01T12:00:00Z' });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining('journal-2026-11-19.db has 2 entries'),
    });
  });

  it('says which days are damaged in the copy', async () => {
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
    spoil(me.file);
    const spoilt = existsSync(me.file) ? readFileSync(me.file) : null;
    const { code, stderr } = await me.run('restore today --yes');
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('Restored: 3 entries.') });
    expect((await me.listed()).map(({ day }) => day)).toEqual(['2026-11-17', '2026-11-19', '2026-11-20']);
    const kept = me.names().filter((name) => name.includes('before-restore'));
    expect(kept).toHaveLength(keeps ? 1 : 0);
    if (keeps) expect(readFileSync(join(me.backups, kept[0]!))).toEqual(spoilt);
    expect(partials(me.folder)).toEqual([]);
  });

  it('removes a side file that was left behind, which would be rolled back into the restored journal', async () => {
    const me = await withCopies();
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
    const me = await withCopies();
    const reader = new SQLite(me.file, { readonly: true });
    const count = reader.prepare('SELECT count(*) FROM entries').pluck();
    expect(count.get()).toBe(2);
    expect((await me.run('restore today --yes')).code).toBe(0);
    expect(count.get()).toBe(2);
    reader.close();
    expect(await me.listed()).toHaveLength(3);
  });

  it('waits for no writer in vain: it says that the journal is in use, and changes nothing', async () => {
    const me = await withCopies();
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
    expect(partials(me.folder)).toEqual([]);
  }, 20_000);

  it.each<[name: string, spoil: (copy: string) => void]>([
    ['is no database', (copy) => writeFileSync(copy, 'a letter to a friend, and no database'.repeat(100))],
    ['is cut short', (copy) => truncateSync(copy, 8192)],
    ['is of another program', (copy) => new SQLite(copy).pragma('application_id = 1')],
  ])('leaves everything as it is when the copy %s', async (_, spoil) => {
    const me = await withCopies();
    const copy = join(freshFolder(), 'copy.db');
    await me.run(['backup', copy]);
    spoil(copy);
    const before = readFileSync(me.file);
    expect((await me.run(['restore', copy, '--yes'])).code).toBe(1);
    expect(readFileSync(me.file)).toEqual(before);
    expect(me.names()).toEqual(['journal-2026-11-19.db', TODAY]);
    expect(partials(me.folder)).toEqual([]);
  });

  it('migrates a copy of an older version, which stays as it is', async () => {
    const me = await withCopies();
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
    const me = await withCopies();
    expect((await me.run('restore nowhere.db --yes')).stderr).toBe(
      'nearfar: nowhere.db is not there.\nnearfar restore lists the copies. Nothing was changed.\n',
    );
  });
});

describe('a journal that cannot be read', () => {
  it('names the newest copy, and how the entries come back', async () => {
    const me = await withCopies();
    truncateSync(me.file, 50);
    for (const words of ['list', 'write --felt 3'])
      expect((await me.run(words)).stderr).toContain(
        `The newest copy is ${TODAY}: nearfar restore lists the copies and brings one back. nearfar doctor --salvage ${me.file} brings together what can still be read in it.\n`,
      );
  });

  it('is told from a file that is no copy of one', async () => {
    const me = await withCopies();
    const other = join(freshFolder(), 'letter.txt');
    writeFileSync(other, 'Dear diary, today it rained.');
    expect((await me.run(['restore', other, '--yes'])).stderr).toBe(
      `nearfar: ${other} is no copy of a journal.\nnearfar restore lists the copies. Nothing was changed.\n`,
    );
  });
});

describe('a journal that vanished', () => {
  it('is told by every command that reads or writes it, and restore brings it back', async () => {
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
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
    const me = await withCopies();
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
