import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { saltOf } from '../../src/journal/lock/locked-file.ts';
import { PASSPHRASE } from '../support/locked-writer.ts';
import { writer } from '../support/world.ts';

/** The number of no process. */
const ENDED = 2 ** 22 + 1;

async function marmaladeWriter() {
  const me = writer();
  await me.run('write --felt 4 --note - --no-passage', { input: 'toast and marmalade' });
  const file = join(me.folder, 'journal.db');
  const lock = () => me.run('lock --yes --passphrase-fd 3', { passphrases: [PASSPHRASE] });
  const readable = () =>
    readdirSync(me.folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .filter((path) => readFileSync(path).includes('marmalade'));
  return { ...me, file, lock, readable };
}

describe('nearfar lock with more beside the journal', () => {
  it('encrypts what a salvage wrote, which unlock decrypts', async () => {
    const me = await marmaladeWriter();
    expect((await me.run(['doctor', '--salvage', me.file])).code).toBe(0);
    const [salvaged] = readdirSync(me.folder).filter((name) => name.startsWith('salvaged-'));
    expect((await me.lock()).code).toBe(0);
    expect(saltOf(join(me.folder, salvaged!))).not.toBeNull();
    expect(me.readable()).toEqual([]);
    await me.run('unlock --passphrase-fd 3', { passphrases: [PASSPHRASE] });
    expect(me.readable()).toContain(join(me.folder, salvaged!));
  });

  it('removes the file of a write that was cut short before it reached the journal', async () => {
    const me = await marmaladeWriter();
    writeFileSync(`${me.file}-journal`, Buffer.concat([Buffer.alloc(512), readFileSync(me.file)]));
    expect((await me.lock()).code).toBe(0);
    expect(me.readable()).toEqual([]);
    expect((await me.run('show --passphrase-fd 3', { passphrases: [PASSPHRASE] })).out).toContain('marmalade');
  });

  it('removes files that a killed program was writing', async () => {
    const me = await marmaladeWriter();
    copyFileSync(me.file, join(me.folder, `.salvaged-2026-11-20-from-journal.db.${ENDED}-0a1b2c.partial`));
    const work = join(me.folder, `salvaging-${ENDED}-abc`);
    mkdirSync(work);
    copyFileSync(me.file, join(work, 'journal.db'));
    copyFileSync(me.file, join(me.folder, 'backups', `.journal-2026-11-20.db.${ENDED}-0a1b2c.partial`));
    expect((await me.lock()).code).toBe(0);
    expect(me.readable()).toEqual([]);
  });

  it('takes in the page that an editor left, as a draft, and names one that has to be recovered', async () => {
    const me = await marmaladeWriter();
    const leavePage = (day: string, name: string) => {
      const page = join(me.folder, `editing-${day}-${ENDED}-abc`);
      mkdirSync(page);
      writeFileSync(join(page, name), 'plum marmalade');
      return page;
    };
    leavePage('2026-11-18', 'note.txt');
    const page = leavePage('2026-11-17', '.note.txt.swp');
    const { code, stderr } = await me.lock();
    expect(code).toBe(1);
    expect(stderr).toContain(
      `A page for Tuesday 17 November is still in ${page}; nearfar write 2026-11-17 takes in what was saved there. Until then it can be read without the passphrase.\n`,
    );
    expect(me.readable()).toEqual([join(page, '.note.txt.swp')]);
    const status = await me.run('status --passphrase-fd 3', { passphrases: [PASSPHRASE] });
    expect(status.out).toContain('A draft for Wednesday 18 November is kept');
  });

  it.each(['journal (conflicted copy).db', 'mine.db'])('names a copy that somebody else made: %s', async (name) => {
    const me = await marmaladeWriter();
    const copy = join(me.folder, name);
    copyFileSync(me.file, copy);
    const { code, stderr } = await me.lock();
    expect(code).toBe(1);
    expect(stderr).toContain(
      `These are not encrypted, and can still be read. Remove them if you do not need them:\n${copy}\n`,
    );
    expect(me.readable()).toEqual([copy]);
  });
});
