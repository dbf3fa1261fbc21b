import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUpBeforeMigration } from '../../../src/journal/file/write-copy.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { MIGRATIONS, migrate } from '../../../src/journal/schema/migrations.ts';
import { SCHEMA_VERSION } from '../../../src/journal/schema/schema-version.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { expectMode } from '../../support/platform.ts';

const version = (database: Database) => database.pragma('user_version', { simple: true });
const schema = (database: Database) => database.prepare('SELECT sql FROM sqlite_schema ORDER BY name').pluck().all();

describe('migrations', () => {
  it('are as many as the version of the files that the program writes', () => {
    expect(MIGRATIONS).toHaveLength(SCHEMA_VERSION);
  });

  it('create a journal from an empty file', () => {
    const database = new SQLite(':memory:');
    migrate(database);
    expect(version(database)).toBe(MIGRATIONS.length);
    expect(database.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(0);
  });

  it('change nothing when run a second time', () => {
    const database = new SQLite(':memory:');
    migrate(database);
    database.exec("INSERT INTO entries (day, felt) VALUES ('2026-11-20', 3)");
    const before = schema(database);
    migrate(database);
    expect(schema(database)).toEqual(before);
    expect(database.prepare('SELECT day FROM entries').pluck().all()).toEqual(['2026-11-20']);
  });

  it('are applied all or not at all', () => {
    const database = new SQLite(':memory:');
    migrate(database);
    const before = schema(database);
    const second = 'CREATE TABLE letters (words TEXT) STRICT';
    const failing = 'INSERT INTO letters VALUES (1); INSERT INTO nowhere VALUES (2)';
    expect(() => migrate(database, [...MIGRATIONS, second, failing])).toThrow(/nowhere/);
    expect(version(database)).toBe(MIGRATIONS.length);
    expect(schema(database)).toEqual(before);
    migrate(database, [...MIGRATIONS, second]);
    expect(version(database)).toBe(MIGRATIONS.length + 1);
  });

  it.each(MIGRATIONS.map((_, index) => index + 1))('keep every table strict in version %i', (last) => {
    const database = new SQLite(':memory:');
    migrate(database, MIGRATIONS.slice(0, last));
    const loose = database
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck();
    expect(loose.all().filter((name) => !String(name).startsWith('sqlite_'))).toEqual([]);
  });
});

describe('a journal of an older version', () => {
  async function olderJournal() {
    const folder = join(freshFolder(), 'nearfar');
    const migrations = [...MIGRATIONS, 'ALTER TABLE entries ADD COLUMN a_later_field TEXT'];
    await withJournal({ folder }, 'write', (journal) =>
      journal.saveEntry({ day: '2026-11-20', felt: 3, note: 'before' }, false, new Date('2026-11-20T22:00:00Z')),
    );
    return { folder, migrations, copy: join(folder, 'backups', `journal-before-version-${migrations.length}.db`) };
  }

  it('is copied before the migration; the copy is complete, private and of the older version', async () => {
    const { folder, migrations, copy } = await olderJournal();
    const days = await withJournal(
      { folder },
      'read',
      (journal) => journal.entries().map(({ day }) => day),
      migrations,
    );
    expect(days).toEqual(['2026-11-20']);
    const old = new SQLite(copy, { readonly: true });
    expect(version(old)).toBe(MIGRATIONS.length);
    expect(old.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(old.prepare('SELECT note FROM entries').pluck().all()).toEqual(['before']);
    old.close();
    expectMode(join(folder, 'backups'), 0o700);
    expectMode(copy, 0o600);
    const now = new SQLite(join(folder, 'journal.db'), { readonly: true });
    expect(version(now)).toBe(migrations.length);
    now.close();
  });

  it('is refused afterwards by a program that knows fewer migrations', async () => {
    const { folder, migrations } = await olderJournal();
    await withJournal({ folder }, 'write', () => {}, migrations);
    await expect(withJournal({ folder }, 'read', () => {})).rejects.toThrow(/was written by a newer nearfar/);
  });

  it('stays unchanged when no copy can be made', async () => {
    const { folder, migrations, copy } = await olderJournal();
    writeFileSync(join(folder, 'backups'), 'in the way');
    await expect(withJournal({ folder }, 'write', () => {}, migrations)).rejects.toThrow(/of the folder of its copies/);
    expect(existsSync(copy)).toBe(false);
    expect(await withJournal({ folder }, 'read', (journal) => journal.entry('2026-11-20')?.note)).toBe('before');
  });

  it('is not migrated when its copy lacks an entry', () => {
    const database = new SQLite(join(freshFolder(), 'journal.db'));
    migrate(database);
    const prepare = database.prepare.bind(database);
    /** Adds an entry as soon as the copy is made. */
    const prepareWithLateEntry = (sql: string) => {
      const statement = prepare(sql);
      if (!sql.startsWith('VACUUM INTO')) return statement;
      return {
        run: (file: string) => {
          statement.run(file);
          database.exec("INSERT INTO entries (day, felt) VALUES ('2026-11-20', 3)");
        },
      };
    };
    Object.assign(database, { prepare: prepareWithLateEntry });
    expect(() => backUpBeforeMigration(database, 2)).toThrow(/is not the same as the journal/);
    database.close();
  });

  it('stays unchanged when a migration fails, and the copy is kept', async () => {
    const { folder, copy } = await olderJournal();
    const failing = withJournal({ folder }, 'write', () => {}, [...MIGRATIONS, 'DROP TABLE nowhere']);
    await expect(failing).rejects.toThrow(/nowhere/);
    expect(existsSync(copy)).toBe(true);
    expect(await withJournal({ folder }, 'read', (journal) => journal.entry('2026-11-20')?.note)).toBe('before');
  });

  it('is not copied when there is nothing to migrate', async () => {
    const { folder, copy } = await olderJournal();
    await withJournal({ folder }, 'write', () => {});
    expect(existsSync(copy)).toBe(false);
  });

  it('replaces an older copy made before the same migration', () => {
    const folder = freshFolder();
    const database = new SQLite(join(folder, 'journal.db'));
    migrate(database);
    const first = backUpBeforeMigration(database, 2);
    database.exec("INSERT INTO entries (day, felt) VALUES ('2026-11-20', 3)");
    expect(backUpBeforeMigration(database, 2)).toBe(first);
    const copy = new SQLite(first, { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(1);
    copy.close();
    database.close();
  });
});
