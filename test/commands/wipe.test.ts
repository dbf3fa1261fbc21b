import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runtimeEditsFolder } from '../../src/terminal/editor/edits-folder.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onLinux } from '../support/platform.ts';
import { folderContents } from '../support/program.ts';
import { writer } from '../support/world.ts';

/** A journal with everything that nearfar may ever have left beside it and elsewhere. */
async function fullHome() {
  const home = freshFolder();
  const folder = join(home, 'nearfar');
  const places = { runtimeFolder: join(home, 'run', 'nearfar'), cacheFolder: join(home, 'cache', 'nearfar') };
  const me = writer({ folder, ...places });
  await me.run('write --felt 3 --note - --no-passage', { input: 'zanzibar' });
  const page = join(runtimeEditsFolder(places.runtimeFolder, folder), 'editing-2026-11-20-1-abc', 'note.txt');
  const ours = [
    'journal.db-journal',
    'backups/journal-2026-11-19.db',
    'backups/journal-2026-11-20.db',
    'backups/journal-before-version-9.db',
    'backups/.journal-2026-11-20.db.1-ab.partial',
    'rescued-2026-11-20-1a2b3c4d.json',
    'editing-2026-11-20-1-abc/note.txt',
    'editing-2026-11-20-1-abc/.note.txt.swp',
    'merging-1-abc/journal.db',
    'salvaging-1-abc/journal.db',
    'salvaged-2026-11-20-from-journal.db',
    '.journal.db.1-ab.partial',
    '.journal.db.1-ab.old',
    'old-key.sealed',
    'settings.json',
    'quiet-until',
  ].map((name) => join(folder, name));
  const elsewhere = [page, join(places.cacheFolder, 'code-v24.0.0-x64'), join(places.runtimeFolder, 'key-00')];
  const rescued = join(places.runtimeFolder, 'rescued-2026-11-20-1a2b3c4d.json');
  for (const path of [...ours, ...elsewhere, rescued]) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, path === rescued ? JSON.stringify({ journal: folder, note: 'zanzibar' }) : 'zanzibar');
  }
  return { me, home, folder, ...places, ours: [join(folder, 'journal.db'), ...ours, ...elsewhere, rescued] };
}

describe('nearfar wipe', () => {
  it('removes everything of nearfar, names it, and says what it cannot reach', async () => {
    const { me, home, ours } = await fullHome();
    const { code, out, stderr } = await me.run('wipe --yes');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(stderr).toContain(`Overwritten and removed: ${ours.length} files.`);
    for (const path of ours) expect(stderr).toContain(`  ${path}\n`);
    expect(stderr).toContain('What nearfar cannot reach: exports');
    expect(folderContents(home)).toEqual({ run: {}, cache: {} });
    expect((await me.run('wipe --yes')).stderr).toContain('There is nothing of nearfar in');
  });

  it('asks for the word, and takes nothing else for it', async () => {
    const { me, home } = await fullHome();
    const before = folderContents(home);
    for (const answer of ['y', 'yes', '', 'wipe it'])
      expect(await me.run('wipe', { answers: [answer] })).toMatchObject({
        code: 0,
        stderr: 'Everything is still there.\n',
      });
    expect(folderContents(home)).toEqual(before);
    expect((await me.run('wipe', { answers: [' Wipe '] })).code).toBe(0);
    expect(folderContents(home)).toEqual({ run: {}, cache: {} });
  });

  it('is refused without a terminal unless --yes is given', async () => {
    const { me, home } = await fullHome();
    const before = folderContents(home);
    const { code, stderr } = await me.run('wipe');
    expect(code).toBe(2);
    expect(stderr).toContain('nearfar: There is no terminal to type the word on.\nSay it with --yes.');
    expect(folderContents(home)).toEqual(before);
  });

  it('leaves what nearfar did not write, and names it', async () => {
    const { me, folder, runtimeFolder, cacheFolder } = await fullHome();
    const foreign = ['notes.md', 'backups/mine.zip', 'journal.db.old'].map((name) => join(folder, name));
    const others = [
      join(runtimeFolder, 'rescued-2026-11-20-ffffffff.json'),
      join(runtimeFolder, 'journal-0000000000000000', 'editing-2026-11-20-1-abc'),
      join(cacheFolder, 'mine'),
    ];
    for (const path of [...foreign, ...others]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'mine');
    }
    const { stderr } = await me.run('wipe --yes');
    for (const path of [...foreign, ...others]) expect(readFileSync(path, 'utf8')).toBe('mine');
    for (const path of [...foreign, others[0]]) expect(stderr.split('Left, because')[1]).toContain(`  ${path}\n`);
    expect(readdirSync(folder).sort()).toEqual(['backups', 'journal.db.old', 'notes.md']);
  });

  it('leaves a database of another program in the place of the journal', async () => {
    const { me, folder } = await fullHome();
    const file = join(folder, 'journal.db');
    writeFileSync(file, '');
    const other = new SQLite(file);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    await me.run('wipe --yes');
    expect(readdirSync(folder)).toEqual(['journal.db']);
  });

  it('overwrites the bytes, but not those of a file that a link names or that has another name too', async () => {
    const { me, home, folder } = await fullHome();
    const [kept, linked] = [join(home, 'snapshot.db'), join(home, 'linked.json')];
    linkSync(join(folder, 'backups/journal-2026-11-19.db'), kept);
    writeFileSync(linked, 'zanzibar');
    symlinkSync(linked, join(folder, 'rescued-2026-11-21-1a2b3c4d.json'));
    const [journal, size] = [openSync(join(folder, 'journal.db'), 'r'), statSync(join(folder, 'journal.db')).size];
    const bytes = Buffer.alloc(size, 1);
    await me.run('wipe --yes');
    readSync(journal, bytes);
    closeSync(journal);
    expect(bytes.equals(Buffer.alloc(size))).toBe(true);
    expect(existsSync(folder)).toBe(false);
    for (const path of [kept, linked]) expect(readFileSync(path, 'utf8')).toBe('zanzibar');
  });

  it.skipIf(!onLinux)('says what it could not remove, and removes the rest', async () => {
    const { me, folder } = await fullHome();
    const file = join(folder, 'backups/journal-2026-11-19.db');
    // A file that cannot be opened for writing, even by the administrator: a program that is running.
    copyFileSync('/bin/sleep', file);
    chmodSync(file, 0o700);
    const running = spawn(file, ['20'], { stdio: 'ignore' });
    await once(running, 'spawn');
    const { code, stderr } = await me.run('wipe --yes');
    const ended = once(running, 'exit');
    running.kill();
    await ended;
    expect(code).toBe(1);
    expect(stderr).toContain(`nearfar: Not everything could be removed: ${file} (ETXTBSY).`);
    expect(existsSync(join(folder, 'journal.db'))).toBe(false);
    expect((await me.run('wipe --yes')).code).toBe(0);
  });
});

describe('the completion script', () => {
  it('goes too, and what else stands in the file stays', async () => {
    const me = writer();
    const file = join(dirname(me.folder), '.zshrc');
    writeFileSync(file, 'export A=1\n');
    await me.run('completion install zsh');
    const { code, stderr } = await me.run('wipe --yes');
    expect(code).toBe(0);
    expect(stderr).toContain(`The completion script is out of ${file}.`);
    expect(readFileSync(file, 'utf8')).toBe('export A=1\n');
  });

  it('that cannot be told from the rest is named, and nothing else is kept for it', async () => {
    const me = writer();
    const file = join(dirname(me.folder), '.zshrc');
    writeFileSync(file, '# >>> nearfar completion >>>\n');
    await me.run('write --felt 3 --no-passage');
    const { code, stderr } = await me.run('wipe --yes');
    expect(code).toBe(1);
    expect(stderr).toContain(`${file} (the completion script in it)`);
    expect(existsSync(join(me.folder, 'journal.db'))).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('# >>> nearfar completion >>>\n');
  });
});
