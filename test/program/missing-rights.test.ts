import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { giveToUser, hasOrdinaryUser, runAsUser, writtenHomeOfUser } from '../support/ordinary-user.ts';
import { isRoot } from '../support/platform.ts';

let mine: ReturnType<typeof writtenHomeOfUser>;
const run = (words: string) => runAsUser(words.split(' '), mine.home);
const messageOf = (words: string) => {
  const { code, stderr } = run(words);
  return { code, message: stderr.split('\n')[0], hint: stderr.split('\n')[1] };
};

describe.skipIf(!hasOrdinaryUser)('a right that is missing', () => {
  beforeEach(() => {
    mine = writtenHomeOfUser();
  });
  // A folder that is closed cannot be deleted after the test.
  afterEach(() => chmodSync(mine.folder, 0o700));

  it.each(['list', 'status', 'status -q', 'write --felt 3', 'rest', 'restore', 'unlock', 'wipe --yes', 'settings'])(
    'to enter the folder of the journal is named by %s',
    (words) => {
      chmodSync(mine.folder, 0);
      expect(messageOf(words)).toEqual({
        code: 1,
        message: `nearfar: ${mine.file} cannot be opened: you may not enter ${mine.folder}, though it is yours.`,
        hint: `Give yourself the right (chmod u+rwX ${mine.folder}), or choose another folder with --home.`,
      });
    },
  );

  it('to enter the folder of the journal is named by doctor, which does not call the journal missing', () => {
    chmodSync(mine.folder, 0);
    const { code, out, stderr } = run('doctor --json');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(out).toContain(`you may not enter ${mine.folder}`);
    expect(out).not.toContain('There is no journal yet');
  });

  it('keeps nobody from the lines of people who can help', () => {
    chmodSync(mine.folder, 0);
    for (const words of ['support', '--plain support', 'support --all'])
      expect(run(words)).toMatchObject({ code: 0, stderr: '', out: expect.stringMatching(/Emergency: /) });
  });

  it('to read the journal is named where it is read, and to change it where it is written', () => {
    chmodSync(mine.file, 0);
    const read = `nearfar: ${mine.file} cannot be read: you have no right to this file, though it is yours.`;
    for (const words of ['list', 'write --felt 4']) expect(messageOf(words)).toMatchObject({ code: 1, message: read });
    chmodSync(mine.file, 0o400);
    expect(run('list').code).toBe(0);
    expect(messageOf('write yesterday --felt 4')).toMatchObject({
      code: 1,
      message: `nearfar: ${mine.file} cannot be written: you may not change this file, though it is yours.`,
    });
  });

  it.each([
    ['the journal', () => chmodSync(mine.file, 0o400)],
    ['its folder', () => chmodSync(mine.folder, 0o500)],
  ])('to write %s is found by doctor', (_, close) => {
    close();
    const { code, out } = run('doctor --json');
    expect(code).toBe(1);
    const wrong = JSON.parse(out).checks.filter((check: { ok: boolean }) => !check.ok);
    expect(wrong.map(({ name }: { name: string }) => name)).toEqual(['writing']);
  });

  it('to read a locked copy is told by unlock, which could not decrypt it', () => {
    const input = 'seven green boats at noon\n';
    const withPassphrase = (words: string) =>
      runAsUser([...words.split(' '), '--passphrase-fd', '0'], mine.home, { input });
    expect(withPassphrase('lock --yes')).toMatchObject({ code: 0 });
    const copy = join(mine.backups, readdirSync(mine.backups)[0]!);
    chmodSync(copy, 0);
    const { code, stderr } = withPassphrase('unlock');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(copy) });
  });

  it('to a file elsewhere is not said to be missing at the journal, nor --home to be the way out', () => {
    const elsewhere = join(mine.home, 'elsewhere');
    mkdirSync(elsewhere);
    const copy = join(mine.home, 'copy.db');
    run(`backup ${copy}`);
    chmodSync(copy, 0);
    expect(messageOf(`restore ${copy} --yes`)).toMatchObject({
      message: `nearfar: ${copy} cannot be read: you have no right to this file, though it is yours.`,
      hint: expect.stringContaining('or name another copy.'),
    });
    chmodSync(elsewhere, 0o500);
    giveToUser(elsewhere);
    expect(messageOf(`backup ${elsewhere}/c.db`)).toMatchObject({
      message: `nearfar: ${elsewhere}/c.db cannot be written: you may not write into ${elsewhere}, though it is yours.`,
      hint: expect.stringContaining('or name another place.'),
    });
  });

  it('to read a file is named in words', () => {
    const file = join(mine.home, 'some.md');
    writeFileSync(file, 'words', { mode: 0 });
    giveToUser(mine.home);
    for (const words of [`import ${file}`, `merge ${file}`, `article load ${file}`])
      expect(messageOf(words).message).toBe(`nearfar: ${file} cannot be read: you have no right to read it.`);
    chmodSync(mine.folder, 0);
    expect(messageOf(`--home ${mine.home}/other restore ${mine.folder}/x.db`).message).toBe(
      `nearfar: ${mine.folder}/x.db cannot be read: you have no right to read it.`,
    );
  });
});

describe.skipIf(!isRoot || !hasOrdinaryUser)('a user without an account (only root can run as one)', () => {
  const WITHOUT_ACCOUNT = 2_000_012_345;

  it.each(['remind show', 'remind remove', 'remind install --dry-run', 'wipe --yes'])('can run %s', (words) => {
    const home = freshFolder();
    chownSync(home, WITHOUT_ACCOUNT, WITHOUT_ACCOUNT);
    const { code, stderr } = runAsUser(words.split(' '), home, { uid: WITHOUT_ACCOUNT });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('a bug') });
  });
});
