import type { Database } from 'better-sqlite3';
import { parseAnswers, parseEntry } from '../../domain/entry.ts';
import { MIGRATIONS, migrate } from '../schema/migrations.ts';
import { type NoteIndex, updateNoteIndex } from '../search/note-index.ts';
import { StatementCache } from '../statement-cache.ts';
import { damagedRows } from '../tables/damage/damaged-rows.ts';
import { ENTRY_COLUMNS, type EntryRow, fromRow } from '../tables/entry-row.ts';
import { hasWordsOfNotes } from './has-words-of-notes.ts';
import { attempt, type HealthCheck } from './health-check.ts';

/** Most problems that one check names; the rest is counted. */
const NAMED = 5;

/** The tables that each check of the rows is about. */
const GROUPS: readonly [name: string, tables: readonly string[]][] = [
  ['entries', ['entries']],
  ['versions', ['revisions']],
  ['drafts', ['drafts']],
  ['settings', ['settings', 'rests', 'questions']],
  ['passages', ['readings', 'sources', 'paragraphs', 'source_weights']],
];

/**
 * Everything that can be said of what is in a journal.
 * @param database a copy in memory, which the checks change
 * @param empty an empty journal in memory, whose tables are as they have to be
 * @param rescue what to do where something is damaged
 */
export function checkContent(database: Database, empty: Database, rescue: string): HealthCheck[] {
  migrate(empty);
  return [
    attempt('file', rescue, () => checkIntegrity(database, rescue)),
    attempt('tables', rescue, () => checkSchema(database, empty, rescue)),
    ...GROUPS.map(([name, tables]) => attempt(name, rescue, () => checkRows(database, name, tables, rescue))),
    attempt('links', rescue, () => checkForeignKeys(database, rescue)),
    attempt('search', rescue, () => checkSearch(database, rescue)),
  ];
}

function checkIntegrity(database: Database, hint: string): HealthCheck {
  const problems = database.prepare('PRAGMA integrity_check').pluck().all() as string[];
  if (problems.join() !== 'ok')
    return { name: 'file', ok: false, sentence: `The file is damaged: ${listed(problems)}.`, hint };
  return { name: 'file', ok: true, sentence: 'The file is whole.' };
}

function checkSchema(database: Database, empty: Database, hint: string): HealthCheck {
  const read = (one: Database) =>
    new Map(
      one
        .prepare('SELECT name, concat(quote(name), quote(type), quote(tbl_name), quote(sql)) FROM sqlite_schema')
        .raw()
        .all() as [string, string][],
    );
  const [found, wanted] = [read(database), read(empty)];
  const wrong = [...new Set([...found.keys(), ...wanted.keys()])].filter(
    (name) => found.get(name) !== wanted.get(name),
  );
  const version = (one: Database) => one.pragma('user_version', { simple: true });
  if (wrong.length > 0 || version(database) !== MIGRATIONS.length)
    return {
      name: 'tables',
      ok: false,
      sentence: `The tables of the file are not those of this version of nearfar: ${listed(wrong)}.`,
      hint,
    };
  return { name: 'tables', ok: true, sentence: 'The tables are as they have to be.' };
}

function checkRows(database: Database, name: string, tables: readonly string[], hint: string): HealthCheck {
  const damaged = damagedRows(database, tables);
  const unreadable = tables.flatMap((table) => unreadableRows(database, table));
  const names = new Set([...damaged.map((row) => row.name), ...unreadable]);
  if (names.size > 0)
    return {
      name,
      ok: false,
      sentence: `Among the ${name} something is not as it was written: ${listed([...names].sort())}.`,
      hint,
    };
  const count = tables
    .map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)
    .reduce((sum, one) => sum + one, 0);
  if (count === 0) return { name, ok: true, sentence: `There are no ${name}.` };
  return { name, ok: true, sentence: `The ${name} are as they were written (${count}).` };
}

/** The days whose entry, versions or draft cannot be taken for one. */
function unreadableRows(database: Database, table: string): string[] {
  const failing = <Row>(sql: string, read: (row: Row) => unknown, nameOf: (row: Row) => string) =>
    (database.prepare(sql).all() as Row[]).filter((row) => !succeeds(() => read(row))).map(nameOf);
  if (table === 'entries')
    return failing<EntryRow>(
      `SELECT ${ENTRY_COLUMNS} FROM entries`,
      (row) => parseEntry({ ...fromRow(row), own_answers: JSON.parse(String(row.own_answers)) }),
      ({ day }) => String(day),
    );
  if (table === 'revisions')
    return failing<{ day: string; what: string; version: string }>(
      `SELECT day, what, was AS version FROM revisions WHERE was IS NOT NULL
       UNION ALL SELECT day, what, became FROM revisions WHERE became IS NOT NULL`,
      ({ what, version }) => (what === 'rest' ? JSON.parse(version) : parseEntry(JSON.parse(version))),
      ({ day }) => day,
    );
  if (table === 'drafts')
    return failing<{ day: string; draft: string }>(
      'SELECT day, draft FROM drafts',
      ({ draft }) => parseAnswers(JSON.parse(draft).answers),
      ({ day }) => day,
    );
  return [];
}

function checkForeignKeys(database: Database, hint: string): HealthCheck {
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0)
    return { name: 'links', ok: false, sentence: `${broken.length} paragraphs or weights belong to no text.`, hint };
  return { name: 'links', ok: true, sentence: 'Every paragraph belongs to a text.' };
}

/** Compares both full-text indexes with the notes, after bringing them up to date as the next write would. */
function checkSearch(database: Database, hint: string): HealthCheck {
  if ((['notes', 'note_words'] as const).every((index) => agreesWithNotes(database, index)))
    return { name: 'search', ok: true, sentence: 'The index of the search agrees with the notes.' };
  return { name: 'search', ok: false, sentence: 'The index of the search does not agree with the notes.', hint };
}

function agreesWithNotes(database: Database, index: NoteIndex): boolean {
  return succeeds(() => {
    updateNoteIndex(new StatementCache(database));
    database.exec(`INSERT INTO ${index} (${index}) VALUES ('integrity-check')`);
    // What the check of FTS5 passes over: a setting, and whether its numbers are still stored as bytes.
    const wrong = database
      .prepare(
        `SELECT count(*) FROM (
           SELECT v AS wrong FROM ${index}_config WHERE k = 'secure-delete' AND v IS NOT 1
           UNION ALL SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM ${index}_config WHERE k = 'secure-delete')
           UNION ALL SELECT id FROM ${index}_docsize WHERE typeof(sz) <> 'blob'
           UNION ALL SELECT id FROM ${index}_data WHERE typeof(block) <> 'blob')`,
      )
      .pluck()
      .get();
    if (wrong !== 0 || !hasWordsOfNotes(database, index)) throw new Error(`${index} is damaged`);
  });
}

function succeeds(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function listed(texts: readonly string[]): string {
  const named = texts.slice(0, NAMED).map((text) => text || 'one without a name');
  return `${named.join(', ')}${texts.length > NAMED ? `, and ${texts.length - NAMED} more` : ''}`;
}
