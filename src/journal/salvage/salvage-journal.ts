import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { type Day, isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { resolvePath } from '../../files/resolve-path.ts';
import { sweepPartials } from '../../files/writing/partial-file.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import { assertNoSideFile } from '../file/assert-no-side-file.ts';
import { openDatabase } from '../file/open-database.ts';
import type { JournalKey, JournalLocation } from '../journal-location.ts';
import { APPLICATION_ID, journalFile } from '../open.ts';
import { migrate } from '../schema/migrations.ts';
import { rebuildNoteIndex } from '../search/note-index.ts';
import { StatementCache } from '../statement-cache.ts';
import { CHECKED_COLUMNS, keepChecksums } from '../tables/damage/checksums.ts';
import { type Combined, combine } from './combine.ts';
import type { DayOrigins } from './combine-entries.ts';
import { type FoundRows, findRows } from './find-rows.ts';
import { backupsFor, type KeyedFile, type OlderEntries, readBackups, readDamaged } from './read-sources.ts';

/** What a salvage brought together. */
export interface SalvageReport {
  days: DayOrigins;
  others: Combined['others'];
  /** The copy that was used; null if there was none that can be read. */
  backup: string | null;
  /** The entries that are damaged in it and were taken from an older copy. */
  older: OlderEntries[];
  /** The newer copies that cannot be read. */
  unreadable: string[];
  /** Changed entries that are kept in the history of their days. */
  asides: number;
}

/**
 * Brings everything readable of a damaged journal, and what it lacks from the newest copy, into a new journal.
 * @param key of the damaged file, which the new journal gets too
 * @param target where the new journal is written; nothing may be there
 * @param backup the copy to take from, in place of the newest one
 * @param now the instant of the salvage
 * @throws UserError if there is something in its place, or nothing can be read
 */
export function salvageJournal(
  { folder, key }: JournalLocation,
  { damaged, target, backup }: { damaged: string; target: string; backup?: KeyedFile | undefined },
  now: Date,
): SalvageReport {
  assertFile(damaged, 'Name the damaged journal.');
  if (backup !== undefined) assertFile(backup.file, 'Name a copy of the journal.');
  assertFolder(dirname(target));
  assertNoSideFile(target);
  assertFree(target);
  const bytes = readDamaged(damaged, dirname(target), key);
  const found = findRows(bytes);
  const isOwn = resolvePath(damaged) === resolvePath(journalFile(folder));
  if (!isOwn && !isJournal(bytes, found))
    throw new UserError(
      `${damaged} shows no trace of a journal: no header, and no page with rows of one.`,
      `Nothing was written. Name the damaged journal; nearfar restore brings back a copy.${key ? '' : ' If it is locked, give its passphrase with --passphrase-fd.'}`,
    );
  const backups = backup === undefined ? backupsFor(damaged, folder, key) : [backup];
  const { read, unreadable } = readBackups(backups);
  const combined = combine(found, read?.rows ?? new Map());
  if ([...combined.rows.values()].every((rows) => rows.length === 0))
    throw new UserError(
      `Not one entry could be read in ${damaged}, and there is no copy that has any.`,
      'Nothing was written. Look for another copy of the journal, or for an export.',
    );
  write(combined, target, key, now);
  return {
    days: combined.days,
    others: combined.others,
    backup: read?.path ?? null,
    older: usedOf(read?.older ?? [], combined.days.backup),
    unreadable,
    asides: combined.asides.length,
  };
}

/** The entries of older copies among those that were taken from a copy. */
function usedOf(older: readonly OlderEntries[], taken: readonly Day[]): OlderEntries[] {
  return older
    .map(({ path, days }) => ({ path, days: days.filter((day) => taken.includes(day)) }))
    .filter(({ days }) => days.length > 0);
}

/** Whether anything but the first bytes, which decryption puts there, shows that bytes are those of a journal. */
function isJournal(bytes: Buffer, { intact, doubtful, indexed }: FoundRows): boolean {
  return (
    (bytes.length >= 72 && bytes.readUInt32BE(68) === APPLICATION_ID) ||
    intact.size > 0 ||
    [...doubtful, ...indexed].some(({ day }) => isDay(day))
  );
}

function assertFile(path: string, hint: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UserError(`There is no file ${path}.`, hint);
  if (stats.isFile()) return;
  throw new UserError(`${path} is a ${stats.isDirectory() ? 'folder' : 'device'}, not a file.`, hint);
}

function assertFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UserError(`The folder ${folder} is not there.`, 'Make it first, or name another place with -o.');
}

function assertFree(target: string): void {
  if (existsSync(target)) throw new UserError(`${target} is there already.`, 'Name another file with -o.');
}

/** Writes a journal whole or not at all. */
function write(combined: Combined, target: string, key: JournalKey | null | undefined, now: Date): void {
  sweepPartials(dirname(target));
  replaceFile(target, (partial) => {
    const database = openDatabase(partial, { key });
    try {
      database.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(database);
      keepChecksums(database);
      database.transaction(() => insert(database, combined, now)).immediate();
    } finally {
      database.close();
    }
    assertFree(target);
  });
}

/** The tables in the order in which their rows can be added: a paragraph or a weight after its text. */
const ORDER = [
  'sources',
  'paragraphs',
  'source_weights',
  'entries',
  'revisions',
  'readings',
  'rests',
  'drafts',
  'settings',
  'questions',
];

function insert(database: Database, { rows, asides }: Combined, now: Date): void {
  for (const table of ORDER) {
    const columns = CHECKED_COLUMNS[table]!;
    const add = database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map((name) => `@${name}`)})`);
    // Entries of the file and of the copy may have one id; nothing else refers to it, so that the second gets another.
    const ids = new Set<unknown>();
    for (const row of rows.get(table)!) {
      add.run(table === 'entries' && ids.has(row.id) ? { ...row, id: null } : row);
      ids.add(row.id);
    }
  }
  const keep = database.prepare(
    `INSERT INTO revisions (change, what, day, became, replaced_at, undone_at)
     VALUES ((SELECT coalesce(max(id), 0) + 1 FROM revisions), 'aside', ?, ?, ?, ?)`,
  );
  for (const entry of asides) keep.run(entry.day, JSON.stringify(entry), now.toISOString(), now.toISOString());
  rebuildNoteIndex(new StatementCache(database));
}

/** The file that a salvage writes if none is named. */
export function salvageTarget(damaged: string, day: string): string {
  return join(dirname(damaged), `salvaged-${day}-from-${basename(damaged)}`);
}
