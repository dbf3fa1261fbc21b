import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/journal/file/open-database.ts';
import { APPLICATION_ID, withJournal } from '../../../../src/journal/open.ts';
import { MIGRATIONS, migrate } from '../../../../src/journal/schema/migrations.ts';
import { CHECKED_COLUMNS, rowChecksum } from '../../../../src/journal/tables/damage/checksums.ts';
import { damagedRows } from '../../../../src/journal/tables/damage/damaged-rows.ts';
import { freshFolder } from '../../../support/fresh-folder.ts';
import { growJournal } from '../../../support/grown-journal.ts';

const columnsOf = (database: ReturnType<typeof openDatabase>, table: string) =>
  database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table);

describe('the checksum of a row', () => {
  it('covers every column of every table that holds the words of the writer', () => {
    const database = openDatabase(':memory:');
    migrate(database);
    for (const [table, columns] of Object.entries(CHECKED_COLUMNS))
      expect(columnsOf(database, table)).toEqual([...columns, 'checksum']);
    const tables = database
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .pluck()
      .all();
    expect(tables.filter((name) => !String(name).startsWith('sqlite_')).sort()).toEqual(
      [...Object.keys(CHECKED_COLUMNS), 'unindexed'].sort(),
    );
  });

  it('changes with every value, with the column that a letter is in, and with the table', () => {
    const sums = [
      rowChecksum('entries', ['a', 'b', null]),
      rowChecksum('revisions', ['a', 'b', null]),
      rowChecksum('entries', ['ab', '', null]),
      rowChecksum('entries', ['a', 'b', '']),
      rowChecksum('entries', ['a', 'b', 0]),
      rowChecksum('entries', ['b', 'a', null]),
    ];
    expect(new Set(sums).size).toBe(sums.length);
  });

  it('is stored with every row that the program writes, whatever is done', () => {
    const file = join(freshFolder(), 'journal.db');
    growJournal(file, 200);
    const database = openDatabase(file);
    expect(damagedRows(database)).toEqual([]);
    expect(database.prepare('SELECT count(checksum) FROM revisions').pluck().get()).toBeGreaterThan(200);
    database.close();
  });

  it('finds a change of one letter, also where the checksum was taken away', () => {
    const file = join(freshFolder(), 'journal.db');
    growJournal(file, 20);
    const database = openDatabase(file);
    database.exec(`UPDATE entries SET note = note || 's' WHERE day = '2025-01-02';
      UPDATE readings SET checksum = NULL WHERE day = '2025-01-03'`);
    expect(damagedRows(database)).toEqual([
      { table: 'entries', name: '2025-01-02' },
      { table: 'readings', name: '2025-01-03' },
    ]);
    database.close();
  });

  it('is filled in for the rows of an older version', async () => {
    const folder = freshFolder();
    const database = openDatabase(join(folder, 'journal.db'));
    database.pragma(`application_id = ${APPLICATION_ID}`);
    migrate(database, MIGRATIONS.slice(0, 4));
    database.exec(`
      INSERT INTO entries (day, felt, note) VALUES ('2026-03-02', 3, 'before');
      INSERT INTO revisions (change, what, day, replaced_at) VALUES (1, 'write', '2026-03-02', '2026-03-02T21:00:00.000Z');
      INSERT INTO settings VALUES ('region', 'GB');
    `);
    await withJournal({ folder }, 'write', (journal) => journal.countEntries());
    expect(damagedRows(database)).toEqual([]);
    expect(database.prepare('SELECT count(checksum) FROM settings').pluck().get()).toBe(1);
    database.close();
  });
});

const hasTool = spawnSync('sqlite3', ['-version']).status === 0;
/** Some builds of the tool cannot recover any database, as they lack the table of pages that it needs. */
const canRecover = spawnSync('sqlite3', [':memory:', 'SELECT count(*) FROM sqlite_dbpage']).status === 0;

describe.skipIf(!hasTool)('the sqlite3 tool', () => {
  function grown() {
    const file = join(freshFolder(), 'journal.db');
    growJournal(file, 60);
    const sqlite3 = (sql: string, target = file) => spawnSync('sqlite3', [target], { input: sql, encoding: 'utf8' });
    return { file, sqlite3 };
  }

  it('finds the journal whole, and every check of its tables kept', () => {
    expect(grown().sqlite3('PRAGMA integrity_check').stdout).toBe('ok\n');
  });

  it('writes to the journal, which shows as a row that nearfar did not write', () => {
    const { file, sqlite3 } = grown();
    expect(sqlite3("UPDATE entries SET felt = 8 - felt WHERE felt <> 4 AND day = '2025-01-01'")).toMatchObject({
      stderr: '',
    });
    const database = openDatabase(file);
    expect(damagedRows(database)).toEqual([{ table: 'entries', name: '2025-01-01' }]);
    database.close();
  });

  it.each([['.dump'], ...(canRecover ? [['.recover']] : [])])('reads every row with %s', (command) => {
    const { sqlite3 } = grown();
    const copy = join(freshFolder(), 'copy.db');
    sqlite3(sqlite3(command).stdout, copy);
    const rows = 'SELECT * FROM entries ORDER BY day; SELECT * FROM revisions ORDER BY id; PRAGMA integrity_check';
    expect(sqlite3(rows, copy).stdout).toBe(sqlite3(rows).stdout);
  });
});
