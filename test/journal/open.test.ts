import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import SQLite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import type { Journal } from '../../src/journal/journal.ts';
import { withJournal } from '../../src/journal/open.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';
import { folderContents, runProgram } from '../support/program.ts';
import { writer } from '../support/world.ts';

const NOW = new Date('2026-11-20T22:00:00Z');
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Gives access to the database connection inside the journal, which is private. */
async function onConnection<T>(folder: string, use: (database: Database) => T | Promise<T>): Promise<T> {
  const prepare = SQLite.prototype.prepare;
  let database: Database | undefined;
  SQLite.prototype.prepare = function (this: Database, sql: string) {
    database = this;
    return prepare.call(this, sql);
  } as typeof prepare;
  try {
    return await withJournal({ folder }, 'write', (journal) => {
      journal.countEntries();
      return use(database!);
    });
  } finally {
    SQLite.prototype.prepare = prepare;
  }
}

describe('the connection that writes', () => {
  it.each([
    ['journal_mode', 'delete'],
    ['synchronous', 3],
    ['secure_delete', 1],
    ['foreign_keys', 1],
    ['trusted_schema', 0],
    ['temp_store', 2],
    ['application_id', 0x6e726672],
    ['busy_timeout', 4000],
  ])('has %s = %s', async (name, value) => {
    await onConnection(join(freshFolder(), 'nearfar'), (database) =>
      expect(database.pragma(name, { simple: true })).toBe(value),
    );
  });
});

describe('a journal', () => {
  it.each([
    ['returns', async () => {}],
    ['rejects', () => Promise.reject(new Error('broken'))],
  ])('is closed when the work on it %s', async (_, work) => {
    let [database, wasOpen]: [Database | undefined, boolean] = [undefined, false];
    const done = onConnection(join(freshFolder(), 'nearfar'), async (connection) => {
      database = connection;
      await new Promise(setImmediate);
      wasOpen = connection.open;
      await work();
    });
    await done.catch(() => {});
    expect(wasOpen).toBe(true);
    expect(database!.open).toBe(false);
  });
});

describe('a journal that cannot be opened again', () => {
  it('says why, and is closed', async () => {
    const folder = join(freshFolder(), 'nearfar');
    const work = withJournal({ folder }, 'write', (journal) => {
      rmSync(join(folder, 'journal.db'));
      return journal.reopen();
    });
    await expect(work).rejects.toThrow('was removed, moved or emptied while it was open.');
  });
});

describe.skipIf(!onPosix)('the files', () => {
  const mask = process.umask();
  afterEach(() => process.umask(mask));

  it.each([0o022, 0o000])('are closed to other users, also while they are written, under umask %i', async (umask) => {
    process.umask(umask);
    const folder = join(freshFolder(), 'deep', 'nearfar');
    await withJournal({ folder }, 'write', (journal) =>
      journal.atomically(() => {
        journal.drafts.save('2026-11-20', { answers: { note: 'mine'.repeat(5000) }, asked: [] }, NOW);
        const files = readdirSync(folder);
        expect(files.sort()).toEqual(['journal.db', 'journal.db-journal']);
        expect([folder, ...files.map((file) => join(folder, file))].map(mode)).toEqual(['700', '600', '600']);
      }),
    );
    expect(mode(join(folder, '..'))).toBe('700');
    expect(process.umask()).toBe(umask);
  });

  it('are closed again after their modes were changed', async () => {
    const me = writer();
    await me.run('write --felt 3 --no-passage');
    chmodSync(me.folder, 0o755);
    chmodSync(join(me.folder, 'journal.db'), 0o644);
    await me.run('write --felt 4 --no-passage');
    expect([me.folder, join(me.folder, 'journal.db')].map(mode)).toEqual(['700', '600']);
  });
});

describe('a reader', () => {
  it.each([
    ['--help'],
    ['--version'],
    ['help', 'write'],
    ['list'],
    ['show'],
    ['status'],
    ['status', '-q'],
    ['passages'],
    ['passages', 'the-dance'],
    ['write', '--felt', '9'],
    ['xyzzy'],
  ])('creates nothing in an empty home: nearfar %s', (...words) => {
    const home = freshFolder();
    runProgram(words, { home, env: { XDG_CACHE_HOME: join(freshFolder(), 'cache') } });
    expect(folderContents(home)).toEqual({});
  });

  it('changes nothing in an existing journal', async () => {
    const me = writer();
    await me.run('write --felt 3');
    const before = folderContents(me.folder);
    for (const words of ['list', 'show', 'status', '', 'list --contains x']) await me.run(words);
    expect(folderContents(me.folder)).toEqual(before);
  });
});

describe('a deleted draft', () => {
  it('leaves no trace in the bytes of the file', async () => {
    const folder = join(freshFolder(), 'nearfar');
    const bytes = () => readFileSync(join(folder, 'journal.db'), 'latin1');
    const write = (use: (journal: Journal) => void) => withJournal({ folder }, 'write', use);
    await write((journal) => {
      for (let day = 10; day < 30; day += 1)
        journal.drafts.save(
          `2026-11-${day}`,
          { answers: { note: `a secret ${'of mine '.repeat(day * 20)}` }, asked: [] },
          NOW,
        );
    });
    expect(bytes()).toContain('a secret of mine');
    await write((journal) => {
      for (let day = 10; day < 30; day += 1) journal.drafts.remove(`2026-11-${day}`);
    });
    expect(bytes()).not.toContain('secret');
    expect(bytes()).not.toContain('of mine');
  });
});

describe('an existing folder', () => {
  it('is used, and its other contents are left alone', async () => {
    const me = writer();
    mkdirSync(join(me.folder, 'letters'), { recursive: true });
    await me.run('write --felt 3 --no-passage');
    expect(readdirSync(me.folder).sort()).toEqual(['backups', 'journal.db', 'letters']);
  });
});
