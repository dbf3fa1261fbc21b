import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../src/journal/schema/migrations.ts';
import { folderContents } from '../../support/program.ts';
import { writer } from '../../support/world.ts';

const WRITES = 'write --felt 4 --no-passage';
const COMMANDS = [WRITES, 'import -', 'list', 'show', 'status', 'status -q', ''];

/** A writer with one entry, and the path of the journal file. */
async function withEntry() {
  const me = writer();
  await me.run('write --felt 3 --note - --no-passage', { input: 'what was there before' });
  return { me, file: join(me.folder, 'journal.db') };
}

function change(file: string, sql: string): void {
  const database = new SQLite(file);
  database.exec(sql);
  database.close();
}

type Damage = (file: string) => void;
const cases: [what: string, damage: Damage, sentence: string, commands?: string[]][] = [
  [
    'is no database',
    (file) => writeFileSync(file, 'Dear diary, today it rained.\n'),
    'is not a journal that can be read.',
  ],
  ['is a single byte', (file) => writeFileSync(file, 'x'), 'is not a journal that can be read.'],
  ['is cut off after its first page', (file) => truncateSync(file, 4096), 'is not a journal that can be read.'],
  ['is cut off in the middle', (file) => truncateSync(file, 6000), 'is not a journal that can be read.'],
  ['is cut off in its header', (file) => truncateSync(file, 50), 'is not a journal that can be read.'],
  [
    'was written by a newer version',
    (file) => change(file, 'PRAGMA user_version = 99'),
    `was written by a newer nearfar (its version is 99, this one knows ${MIGRATIONS.length}).`,
  ],
  [
    'belongs to another program',
    (file) => change(file, 'PRAGMA application_id = 7'),
    'is a database of another program.',
  ],
  [
    'belongs to another program that keeps it in WAL mode',
    (file) => {
      writeFileSync(file, '');
      change(file, 'PRAGMA journal_mode = WAL; CREATE TABLE theirs (it)');
      chmodSync(file, 0o644);
    },
    'is a database of another program.',
  ],
];

describe.each(cases)('a file that %s', (_, damage, sentence) => {
  it.each(COMMANDS)('is refused and left unchanged by: nearfar %s', async (words) => {
    const { me, file } = await withEntry();
    damage(file);
    const before = folderContents(me.folder);
    const run = await me.run(words, { input: '{"day":"2026-03-02","felt":4}' });
    expect({ code: run.code, out: run.out }).toEqual({ code: 1, out: '' });
    expect(run.stderr).toMatch(/^nearfar: .*\n.*\n$/);
    expect(run.stderr).toContain(`nearfar: ${file} ${sentence}\n`);
    expect(folderContents(me.folder)).toEqual(before);
  });
});

describe('a path where no journal can be', () => {
  it.each(COMMANDS)('is reported and left unchanged if journal.db is a folder: nearfar %s', async (words) => {
    const me = writer();
    const file = join(me.folder, 'journal.db');
    mkdirSync(file, { recursive: true });
    const run = await me.run(words, { input: '{"day":"2026-03-02","felt":4}' });
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.stderr).toMatch(/^nearfar: .* cannot be opened: it is a folder\.\n.*\n$/);
    expect(folderContents(me.folder)).toEqual({ 'journal.db': {} });
  });

  it.each(COMMANDS)('is reported and left unchanged if the home is a file: nearfar %s', async (words) => {
    const me = writer();
    mkdirSync(dirname(me.folder), { recursive: true });
    writeFileSync(me.folder, 'a letter');
    const run = await me.run(words, { input: '{"day":"2026-03-02","felt":4}' });
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.stderr).toMatch(/^nearfar: .* cannot be opened: what should be its folder is a file\.\n.*\n$/);
    expect(readFileSync(me.folder, 'utf8')).toBe('a letter');
  });
});

describe('an empty file', () => {
  it('becomes a journal when the first entry is saved', async () => {
    const me = writer();
    mkdirSync(me.folder);
    writeFileSync(join(me.folder, 'journal.db'), '');
    expect(await me.run(WRITES)).toMatchObject({ code: 0, stderr: 'Saved for Friday 20 November.\n' });
    expect((await me.run('list')).out).toContain('felt 4');
  });

  it('is read as an empty journal and left empty', async () => {
    const me = writer();
    mkdirSync(me.folder);
    writeFileSync(join(me.folder, 'journal.db'), '');
    expect(await me.run('list')).toMatchObject({ code: 0, out: '', stderr: 'Nothing is written yet.\n' });
    expect(folderContents(me.folder)).toEqual({ 'journal.db': '' });
  });
});
