import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/journal/file/open-database.ts';
import { deriveKey } from '../../src/journal/lock/journal-key.ts';
import { saltOf } from '../../src/journal/lock/locked-file.ts';
import { withJournal } from '../../src/journal/open.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { lockedWriter, PASSPHRASE } from '../support/locked-writer.ts';
import { expectMode } from '../support/platform.ts';
import { type WorldOptions, writer } from '../support/world.ts';

const OTHER = 'two lamps behind a river';

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));

describe('nearfar lock', () => {
  it('encrypts the journal and the copies beside it, so that no word of a note is left in the folder', async () => {
    const ours = await lockedWriter();
    expect(files(ours.folder).map((file) => saltOf(file) !== null)).toEqual([true, true]);
    for (const file of files(ours.folder)) expect(readFileSync(file).includes('marmalade')).toBe(false);
  });

  it('lets every command work with the passphrase', async () => {
    const ours = await lockedWriter();
    expect((await ours.run('show', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
    expect((await ours.run('search marmalade', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
    const edited = await ours.run('write yesterday --felt 5 --no-passage', { passphrases: [PASSPHRASE] });
    expect(edited.code).toBe(0);
    expect((await ours.run('list --json', { passphrases: [PASSPHRASE] })).out).toContain('2026-11-19');
    expect(files(ours.folder).every((file) => saltOf(file) !== null)).toBe(true);
  });

  it('keeps a note in a sealed file while another program holds the journal', async () => {
    const ours = await lockedWriter();
    const key = deriveKey(PASSPHRASE, saltOf(ours.file)!);
    const other = openDatabase(ours.file, { key });
    other.exec('BEGIN EXCLUSIVE');
    const write = (passphrase: string) =>
      ours.run('write --felt 5 --note - --no-passage', { input: 'by the canal', passphrases: [passphrase] });
    expect((await write('not this one')).stderr).toContain('This is not the passphrase.');
    const { code, stderr } = await write(PASSPHRASE);
    other.close();
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('is in use by another program.') });
    for (const file of files(ours.folder)) expect(readFileSync(file).includes('canal')).toBe(false);
    await ours.run('write yesterday --felt 5 --no-passage', { passphrases: [PASSPHRASE] });
    const draft = await withJournal({ folder: ours.folder, key }, 'read', ({ drafts }) => drafts.get('2026-11-20'));
    expect(draft?.answers.note).toContain('by the canal');
  }, 40_000);

  it('asks again for a wrong passphrase, three times', async () => {
    const ours = await lockedWriter();
    const second = await ours.run('show', { passphrases: ['not this one', PASSPHRASE] });
    expect(second.code).toBe(0);
    expect(second.stderr).toContain('This is not the passphrase. Passphrase of the journal: ');
    const never = await ours.run('show', { passphrases: ['a', 'b', 'c', PASSPHRASE] });
    expect(never).toMatchObject({ code: 1, out: '' });
    expect(never.stderr).toContain('nearfar: This is not the passphrase.');
  });

  it('takes a passphrase of --passphrase-fd once, without asking again', async () => {
    const ours = await lockedWriter();
    expect(await ours.run('show --passphrase-fd 3', { passphrases: ['wrong', PASSPHRASE] })).toMatchObject({ code: 1 });
    expect(await ours.run('show --passphrase-fd 3', { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
  });

  it('is explained where nobody can be asked for the passphrase', async () => {
    const ours = await lockedWriter();
    const { code, stderr } = await ours.run('list');
    expect(code).toBe(1);
    expect(stderr).toContain('is locked with a passphrase.');
    expect(stderr).toContain('--passphrase-fd');
  });

  it('has it agreed that there is no way back, by a word that is typed', async () => {
    const ours = writer();
    await ours.run('write --felt 3');
    const twice = () => [PASSPHRASE, PASSPHRASE];
    const refused = await ours.run('lock', { passphrases: twice(), answers: [''] });
    expect(refused.stderr).toContain('There is no way back without it');
    expect(refused.stderr).toContain('Nothing was changed.');
    expect(saltOf(join(ours.folder, 'journal.db'))).toBe(null);
    await ours.run('lock', { passphrases: twice(), answers: ['locked'] });
    expect(saltOf(join(ours.folder, 'journal.db'))).not.toBe(null);
  });

  it.each([
    ['lock', { passphrases: ['short', 'small', ''], answers: [] }, 'too short'],
    ['lock', { passphrases: Array(3).fill(`${PASSPHRASE} `), answers: [] }, 'begins or ends with a blank'],
    ['lock --yes --passphrase-fd 3', { passphrases: [`${PASSPHRASE}\ufffd`] }, 'has bytes that are not UTF-8'],
    ['lock', { passphrases: Array(3).fill([PASSPHRASE, OTHER]).flat(), answers: [] }, 'The two were not the same.'],
    ['lock --passphrase-fd 3', { passphrases: [PASSPHRASE] }, 'Say it with --yes.'],
    ['lock --yes', {}, 'There is no terminal to ask for a passphrase.'],
    ['unlock', { passphrases: [PASSPHRASE] }, 'The journal is not locked.'],
    ['passphrase', { passphrases: [PASSPHRASE] }, 'The journal is not locked.'],
  ] satisfies [string, WorldOptions, string][])('refuses `%s` with %o', async (words, options, sentence) => {
    const ours = writer();
    await ours.run('write --felt 3');
    const { code, stderr } = await ours.run(words, options);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(sentence);
    expect(saltOf(join(ours.folder, 'journal.db'))).toBe(null);
  });

  it('says how long a passphrase has to be before one is typed', async () => {
    const ours = writer();
    await ours.run('write --felt 3');
    const { stderr } = await ours.run('lock', { passphrases: ['short', PASSPHRASE, PASSPHRASE], answers: [''] });
    expect(stderr).toMatch(/^New passphrase \(8 characters or more, not shown\): The passphrase is too short/);
  });

  it('asks again where a passphrase that is typed is refused', async () => {
    const ours = writer();
    await ours.run('write --felt 3');
    const typed = ['short', PASSPHRASE, OTHER, PASSPHRASE, PASSPHRASE];
    const { code, stderr } = await ours.run('lock --yes', { passphrases: typed, answers: [] });
    expect(code).toBe(0);
    expect(stderr).toContain('The passphrase is too short: it needs at least 8 characters.\nNew passphrase');
    expect(stderr).toContain('The two were not the same.\nNew passphrase');
    expect((await ours.run('show', { passphrases: [PASSPHRASE] })).out).toContain('felt 3');
  });

  it('refuses an empty journal and one that is locked', async () => {
    const nothing = await writer().run('lock --yes', { passphrases: [PASSPHRASE, PASSPHRASE], answers: [] });
    expect(nothing.stderr).toContain('There is no entry yet');
    const ours = await lockedWriter();
    expect((await ours.run('lock')).stderr).toContain('The journal is locked already.');
  });

  it('names a copy that it could not encrypt', async () => {
    const ours = writer();
    await ours.run('write --felt 3');
    writeFileSync(join(ours.folder, 'backups', 'journal-2026-11-01.db'), 'SQLite format 3\0 and then nothing');
    const { code, stderr } = await ours.run('lock --yes', { passphrases: [PASSPHRASE, PASSPHRASE], answers: [] });
    expect(code).toBe(1);
    expect(stderr).toContain('could not be encrypted, and can still be read');
    expect(stderr).toContain('journal-2026-11-01.db');
  });
});

describe('nearfar unlock', () => {
  it('decrypts the journal and the copies for good', async () => {
    const ours = await lockedWriter();
    expect(await ours.run('unlock', { passphrases: ['wrong', PASSPHRASE] })).toMatchObject({ code: 0 });
    expect(files(ours.folder).map(saltOf)).toEqual([null, null]);
    expect((await ours.run('show')).out).toContain('marmalade');
  });

  it('keeps the key for a while in the runtime folder, closed to others, until it expires', async () => {
    const runtimeFolder = join(freshFolder(), 'runtime');
    const ours = await lockedWriter({ runtimeFolder });
    expect(await ours.run('unlock --for 15m', { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    const [kept] = files(runtimeFolder);
    expectMode(kept!, 0o600);
    expect(readFileSync(kept!, 'utf8')).not.toContain(PASSPHRASE);
    expect((await ours.run('show', { now: '2026-11-20T22:14:59Z' })).out).toContain('marmalade');
    expect((await ours.run('show', { now: '2026-11-20T21:59:00Z' })).code).toBe(1);
    expect(existsSync(kept!)).toBe(false);
    await ours.run('unlock --for 15m', { passphrases: [PASSPHRASE] });
    expect((await ours.run('show', { now: '2026-11-20T22:15:00Z' })).code).toBe(1);
    expect(existsSync(kept!)).toBe(false);
  });

  it('forgets the key with nearfar lock --now', async () => {
    const runtimeFolder = join(freshFolder(), 'runtime');
    const ours = await lockedWriter({ runtimeFolder });
    await ours.run('unlock --for 2h', { passphrases: [PASSPHRASE] });
    expect((await ours.run('lock --now')).stderr).toBe('The key is no longer kept.\n');
    expect((await ours.run('show')).code).toBe(1);
    expect((await ours.run('lock --now')).stderr).toBe('No key was kept.\n');
  });

  it('asks for the passphrase although the key is kept, before it takes the lock away or changes it', async () => {
    const ours = await lockedWriter({ runtimeFolder: join(freshFolder(), 'runtime') });
    await ours.run('unlock --for 2h', { passphrases: [PASSPHRASE] });
    for (const command of ['unlock', 'passphrase', 'unlock --for 3h'])
      expect((await ours.run(command)).stderr).toContain('is locked with a passphrase.');
  });

  it.each(['0m', '15', '25h', 'soon'])('refuses --for %s', async (time) => {
    const ours = await lockedWriter({ runtimeFolder: freshFolder() });
    expect(await ours.run(`unlock --for ${time}`, { passphrases: [PASSPHRASE] })).toMatchObject({ code: 2 });
  });

  it('says that the key cannot be kept where there is no folder in memory', async () => {
    const ours = await lockedWriter();
    const { code, stderr } = await ours.run('unlock --for 15m', { passphrases: [PASSPHRASE] });
    expect(code).toBe(1);
    expect(stderr).toContain('$XDG_RUNTIME_DIR');
  });
});

describe('nearfar passphrase', () => {
  it('changes the passphrase of the journal and the copies', async () => {
    const ours = await lockedWriter();
    const before = files(ours.folder).map((file) => saltOf(file)!.toString('hex'));
    const changed = await ours.run('passphrase --yes', { passphrases: [PASSPHRASE, OTHER, OTHER], answers: [] });
    expect(changed).toMatchObject({ code: 0 });
    expect((await ours.run('show --passphrase-fd 3', { passphrases: [PASSPHRASE] })).code).toBe(1);
    expect((await ours.run('show --passphrase-fd 3', { passphrases: [OTHER] })).out).toContain('marmalade');
    const after = files(ours.folder).map((file) => saltOf(file)!.toString('hex'));
    expect(new Set(after).size).toBe(1);
    expect(after[0]).not.toBe(before[0]);
  });
});

describe('a locked journal', () => {
  it('leaves status silent with -q, and lets it say that it is locked', async () => {
    const ours = await lockedWriter();
    const noAnswer = { passphrases: [] };
    expect(await ours.run('status -q', noAnswer)).toEqual({ code: 0, out: '', stderr: '', screen: '' });
    expect((await ours.run('status', noAnswer)).out).toContain('The journal is locked with a passphrase.');
    expect(JSON.parse((await ours.run('status --json', noAnswer)).out)).toMatchObject({ locked: true });
    const known = await ours.run('status --passphrase-fd 3', { passphrases: [PASSPHRASE] });
    expect(known.out).toContain('locked with a passphrase');
    expect(known.out).toContain('is written.');
  });

  it('can be merged into another, with its passphrase', async () => {
    const theirs = await lockedWriter();
    const ours = writer();
    await ours.run('write yesterday --felt 2');
    const path = join(theirs.folder, 'journal.db');
    expect((await ours.run(['merge', path])).stderr).toContain('is locked with a passphrase.');
    expect(await ours.run(['merge', path], { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    expect((await ours.run('show')).out).toContain('marmalade');
  });

  it('does not stand in the way of nearfar support', async () => {
    const ours = await lockedWriter();
    expect(await ours.run('support', { passphrases: [] })).toMatchObject({ code: 0 });
  });

  it('is restored from its copies with the passphrase when it is gone, and is locked again', async () => {
    const ours = await lockedWriter();
    rmSync(join(ours.folder, 'journal.db'));
    const options = { passphrases: [PASSPHRASE] };
    expect(await ours.run('restore 2026-11-20 --yes --passphrase-fd 3', options)).toMatchObject({ code: 0 });
    expect(files(ours.folder).every((file) => saltOf(file) !== null)).toBe(true);
    expect((await ours.run('show', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
  });

  it('stays locked when a plain copy is restored', async () => {
    const ours = await lockedWriter();
    const plain = writer();
    await plain.run('write yesterday --felt 2');
    const copy = join(plain.folder, 'journal.db');
    const restored = await ours.run(['restore', copy, '--yes', '--passphrase-fd', '3'], { passphrases: [PASSPHRASE] });
    expect(restored).toMatchObject({ code: 0 });
    expect(files(ours.folder).every((file) => saltOf(file) !== null)).toBe(true);
    expect((await ours.run('show yesterday', { passphrases: [PASSPHRASE] })).out).toContain('felt 2');
  });

  it('is restored on a new machine with its passphrase, and is locked there too', async () => {
    const theirs = await lockedWriter();
    const ours = writer();
    const words = ['restore', join(theirs.folder, 'journal.db'), '--yes'];
    expect((await ours.run(words)).stderr).toContain('is locked with a passphrase.');
    const restored = await ours.run([...words, '--passphrase-fd', '3'], { passphrases: [PASSPHRASE] });
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.stderr).toContain('with the passphrase of the copy');
    expect(files(ours.folder).every((file) => saltOf(file) !== null)).toBe(true);
    expect((await ours.run('show', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
  });

  it('is restored in the place of a plain journal, which is kept', async () => {
    const theirs = await lockedWriter();
    const ours = writer();
    await ours.run('write yesterday --felt 2');
    const words = ['restore', join(theirs.folder, 'journal.db'), '--yes'];
    expect(await ours.run(words, { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    expect((await ours.run('show', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
    expect(files(ours.folder).every((file) => saltOf(file) !== null)).toBe(true);
    const kept = files(join(ours.folder, 'backups')).find((file) => file.includes('before-restore'))!;
    expect(await ours.run(['restore', kept, '--yes'], { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    expect((await ours.run('show yesterday', { passphrases: [PASSPHRASE] })).out).toContain('felt 2');
  });

  it('is restored beside a journal with another passphrase, which it gets', async () => {
    const theirs = await lockedWriter();
    const ours = writer();
    await ours.run('write yesterday --felt 2');
    await ours.run('lock --yes', { passphrases: [OTHER, OTHER], answers: [] });
    const words = ['restore', join(theirs.folder, 'journal.db'), '--yes', '--passphrase-fd', '3'];
    expect((await ours.run(words, { passphrases: [OTHER, 'wrong'] })).stderr).toContain('not the passphrase');
    expect(await ours.run(words, { passphrases: [OTHER, PASSPHRASE] })).toMatchObject({ code: 0 });
    expect((await ours.run('show --passphrase-fd 3', { passphrases: [PASSPHRASE] })).code).toBe(1);
    expect((await ours.run('show', { passphrases: [OTHER] })).out).toContain('marmalade');
  });

  it('is merged into a plain journal with one line on --passphrase-fd', async () => {
    const theirs = await lockedWriter();
    const ours = writer();
    await ours.run('write yesterday --felt 2');
    const words = ['merge', join(theirs.folder, 'journal.db'), '--passphrase-fd', '3'];
    expect(await ours.run(words, { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    expect((await ours.run('show')).out).toContain('marmalade');
  });
});

describe('nearfar doctor --salvage with a locked journal', () => {
  it('takes a locked file whose first page is damaged, and refuses one that is no journal', async () => {
    const ours = await lockedWriter();
    const file = join(ours.folder, 'journal.db');
    const bytes = readFileSync(file);
    bytes[3000]! ^= 1;
    const salvage = (name: string, content: Buffer | string) => {
      const path = join(ours.folder, name);
      writeFileSync(path, content);
      return ours.run(['doctor', '--salvage', path], { passphrases: [PASSPHRASE] });
    };
    expect(await salvage('damaged.db', bytes)).toMatchObject({ code: 0 });
    const { code, stderr } = await salvage('text.txt', 'Dear diary, today was a good day.\n'.repeat(400));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('shows no trace of a journal') });
  });

  it('asks for the passphrase of a damaged journal from elsewhere, which the new one has too', async () => {
    const theirs = await lockedWriter();
    const damaged = join(theirs.folder, 'journal.db');
    const bytes = readFileSync(damaged);
    bytes[3000]! ^= 1;
    writeFileSync(damaged, bytes);
    const ours = writer();
    await ours.run('write yesterday --felt 2');
    const target = join(freshFolder(), 'salvaged.db');
    const salvage = ['doctor', '--salvage', damaged, '-o', target, '--passphrase-fd', '3'];
    expect((await ours.run(salvage, { passphrases: ['wrong'] })).code).toBe(1);
    expect(await ours.run(salvage, { passphrases: [PASSPHRASE] })).toMatchObject({ code: 0 });
    writeFileSync(join(theirs.folder, 'journal.db'), readFileSync(target));
    expect((await theirs.run('show --passphrase-fd 3', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
  });

  it('says that a copy may have another passphrase, and asks for it when the copy is named', async () => {
    const ours = await lockedWriter();
    const [copy] = readdirSync(join(ours.folder, 'backups')).map((name) => join(ours.folder, 'backups', name));
    const older = readFileSync(copy!);
    await ours.run('passphrase --yes', { passphrases: [PASSPHRASE, OTHER, OTHER], answers: [] });
    writeFileSync(copy!, older);
    const damaged = join(ours.folder, 'damaged.db');
    writeFileSync(damaged, readFileSync(ours.file).subarray(0, 8192));
    const target = () => join(freshFolder(), 'salvaged.db');
    const salvage = (...more: string[]) => [
      'doctor',
      '--salvage',
      damaged,
      '-o',
      target(),
      '--passphrase-fd',
      '3',
      ...more,
    ];
    const without = await ours.run(salvage(), { passphrases: [OTHER] });
    expect(without.out.replaceAll('\n', ' ')).toContain('can be read when it is named with --backup');
    const withCopy = await ours.run(salvage('--backup', copy!), { passphrases: [OTHER, PASSPHRASE] });
    expect(withCopy).toMatchObject({ code: 0 });
    expect(withCopy.out).toContain('From the copy');
  });
});
