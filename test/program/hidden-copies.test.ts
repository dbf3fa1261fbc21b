import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSPHRASE } from '../support/locked-writer.ts';
import { hasOrdinaryUser, runAsUser, writtenHomeOfUser } from '../support/ordinary-user.ts';

const OTHER = 'two lamps behind a river';
let mine: ReturnType<typeof writtenHomeOfUser>;

const run = (words: string, input = `${PASSPHRASE}\n${OTHER}\n`) => runAsUser(words.split(' '), mine.home, { input });
const hide = () => chmodSync(mine.backups, 0);
const show = () => chmodSync(mine.backups, 0o700);
const copies = () => readdirSync(mine.backups).map((name) => readFileSync(join(mine.backups, name)));

describe.skipIf(!hasOrdinaryUser)('copies in a folder that cannot be read', () => {
  beforeEach(() => {
    mine = writtenHomeOfUser();
  });
  // A folder that is closed cannot be deleted after the test.
  afterEach(() => {
    if (existsSync(mine.backups)) show();
  });

  it('are not said to be locked, and are locked by the next command that sees them', () => {
    hide();
    const { code, stderr } = run('lock --yes --passphrase-fd 0');
    expect(code).toBe(1);
    expect(stderr).toContain(`could not be encrypted, and can still be read. `);
    expect(stderr).toContain(`\n${mine.backups}\n`);
    show();
    expect(copies().every((bytes) => bytes.includes('marmalade'))).toBe(true);
    run('list --passphrase-fd 0');
    expect(copies().some((bytes) => bytes.includes('marmalade'))).toBe(false);
  });

  it.each([
    ['unlock --passphrase-fd 0', 'could not be decrypted, and still need their passphrase'],
    ['passphrase --yes --passphrase-fd 0', 'could not be changed, and still have the old passphrase'],
  ])('are named by %s', (words, sentence) => {
    run('lock --yes --passphrase-fd 0');
    hide();
    const { code, stderr } = run(words);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(`\n${mine.backups}\n`);
  });

  it('are named by wipe, which removes the rest', () => {
    hide();
    const { code, stderr } = run('wipe --yes');
    expect(code).toBe(1);
    expect(stderr).toContain(`nearfar: Not everything could be removed: ${mine.backups} (EACCES).`);
    expect(existsSync(mine.file)).toBe(false);
    show();
    expect(run('wipe --yes').code).toBe(0);
    expect(existsSync(mine.folder)).toBe(false);
  });

  it.each([
    'restore',
    'backup --list',
    'backup --json',
    'restore 2026-01-01',
    'restore journal-2026-01-01.db',
    'purge --yes',
  ])('are not said to be missing by %s', (words) => {
    hide();
    const { code, stderr } = run(words);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `nearfar: The copies of the journal in ${mine.backups} cannot be looked at: you have no right to read it.\n`,
    );
  });

  it('are told of by doctor', () => {
    hide();
    const { code, out } = run('doctor --json');
    expect(code).toBe(1);
    expect(out).toContain(`The copies of the journal in ${mine.backups} cannot be looked at`);
    expect(out).not.toContain('There is no copy of the journal');
  });

  it('keep a new journal from being begun in place of one that is gone', () => {
    renameSync(mine.file, join(mine.home, 'elsewhere.db'));
    hide();
    expect(run('write --felt 4').code).toBe(1);
    expect(existsSync(mine.file)).toBe(false);
  });

  it('are not said to be missing where one of them cannot be read', () => {
    run('lock --yes --passphrase-fd 0');
    const [name] = readdirSync(mine.backups);
    chmodSync(join(mine.backups, name!), 0);
    const { code, stderr } = run('unlock --passphrase-fd 0');
    expect(code).toBe(1);
    expect(stderr).toContain(name);
  });

  it('are not looked for in a file in the place of their folder', () => {
    renameSync(mine.backups, join(mine.home, 'moved'));
    writeFileSync(mine.backups, 'not ours');
    expect(run('restore').stderr).toContain(`${mine.backups} is no folder, and should hold the copies of the journal.`);
    expect(run('lock --yes --passphrase-fd 0').code).toBe(1);
    expect(run('wipe --yes').stderr).toContain(`\n  ${mine.backups}\n`);
    expect(readFileSync(mine.backups, 'utf8')).toBe('not ours');
    renameSync(mine.backups, join(mine.home, 'not-ours'));
  });
});
