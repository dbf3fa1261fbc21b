import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { SavedEntry } from '../../domain/entry.ts';
import type { OrderedQuestion } from '../../domain/questions/question-order.ts';
import { UserError } from '../../errors.ts';
import { ensurePrivateFolder } from '../../files/private-folder.ts';
import { createPartial, sweepPartials } from '../../files/writing/partial-file.ts';
import { replaceFile } from '../../files/writing/replace-file.ts';
import { syncFile, syncFolder } from '../../files/writing/sync-file.ts';
import { assertTrustedPlace } from '../file/assert-trusted-place.ts';
import {
  backupBeforeBeginAnew,
  backupBeforeRestore,
  backupFiles,
  backupFolder,
  newestBackup,
} from '../file/backup-files.ts';
import { dateNow } from '../file/daily-backup.ts';
import { orExplain } from '../file/explain-journal-error.ts';
import { rewriteWithKey } from '../file/open-database.ts';
import { fileSize, readSqliteHeader } from '../file/sqlite-header.ts';
import { copyInto, DamagedCopy, writeCopy } from '../file/write-copy.ts';
import { Journal } from '../journal.ts';
import type { DatedLocation, JournalKey, JournalLocation } from '../journal-location.ts';
import { OtherKeyError } from '../lock/locked-file.ts';
import { APPLICATION_ID, connect, journalFile, openJournalFile } from '../open.ts';
import { orderedQuestions } from '../questions/own-questions.ts';
import { migrate } from '../schema/migrations.ts';
import { openCopy } from './open-copy.ts';

/**
 * Prepares a journal from a copy, in a partial file beside the present journal, and passes it to `use`, which may look at it
 * and may call `replace` once. `replace` keeps the present journal in `backups`, puts the prepared one in its place, and
 * returns the path of what it kept, or null where there was nothing to keep. Until it is called nothing is changed.
 * @param copy the path of a copy; it is not changed
 * @param copyKey its key; null for a plain copy
 * @throws UserError if the copy cannot be read as a journal, or the present journal cannot be kept or replaced
 */
export async function withRestored(
  location: DatedLocation,
  copy: string,
  copyKey: JournalKey | null,
  use: (restored: Journal, replace: () => Promise<string | null>) => Promise<void>,
): Promise<void> {
  const { folder } = location;
  // A plain copy does not take the lock of the journal away, and a locked one does not lose its lock.
  const key = location.key ?? copyKey;
  const file = journalFile(folder);
  const partial = await orExplain(file, () => {
    assertTrustedPlace(folder, file);
    ensurePrivateFolder(folder);
    for (const place of [folder, backupFolder(folder)]) sweepPartials(place);
    return createPartial(file);
  });
  let database: Database | undefined;
  try {
    await orExplain(
      copy,
      () => {
        const source = openCopyToRestore(copy, copyKey);
        try {
          copyInto(source, partial, copyKey);
        } finally {
          source.close();
        }
        if (key && key !== copyKey) rewriteWithKey(partial, copyKey, key);
      },
      'or name another copy',
    );
    database = await orExplain(file, () => migrated(partial, key));
    const prepared = database;
    await use(new Journal(prepared), () => {
      prepared.close();
      return orExplain(file, () => replaceJournal(location, partial));
    });
  } finally {
    database?.close();
    for (const path of [partial, `${partial}-journal`]) rmSync(path, { force: true });
  }
}

/** @throws UserError for a file that is no copy of a journal */
function openCopyToRestore(copy: string, key: JournalLocation['key']): Database {
  const hint = 'nearfar restore lists the copies. Nothing was changed.';
  // SQLite takes an empty file for a database in which nothing has been written yet.
  if (fileSize(copy) === 0) throw new UserError(`${copy} is empty, so it is no copy of a journal.`, hint);
  try {
    const header = key ? null : readSqliteHeader(copy);
    if (header && header.applicationId !== APPLICATION_ID)
      throw new UserError(`${copy} is a database of another program, so it is no copy of a journal.`, hint);
    return openCopy(copy, key);
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
    throw new UserError(`${copy} is no copy of a journal.`, hint);
  }
}

/** What is told of a journal before it is replaced: its entries, oldest first, and its questions in their order. */
export interface ToldContent {
  entries: SavedEntry[];
  questions: OrderedQuestion[];
}

export function toldContent(journal: Journal): ToldContent {
  return { entries: journal.entries(), questions: orderedQuestions(journal) };
}

/**
 * The content of the present journal: nothing if the file is missing or empty, null if it is damaged.
 * @throws UserError if it cannot be read for another reason
 */
export async function presentContent(location: JournalLocation): Promise<ToldContent | null> {
  const file = journalFile(location.folder);
  return orExplain(file, () => {
    if (!fileSize(file)) return { entries: [], questions: [] };
    return unlessDamaged(async () => {
      const database = await openJournalFile(location, file, 'read');
      try {
        return toldContent(new Journal(database));
      } finally {
        database.close();
      }
    });
  });
}

/**
 * Creates an empty journal where the file is missing or empty. The newest copy of the old one gets a name which no daily copy
 * of the new one takes, and which stays.
 * @returns that name; null if there is no copy
 * @throws UserError if there is a journal
 */
export async function beginAnew(location: DatedLocation): Promise<string | null> {
  const { folder, now } = location;
  const file = journalFile(folder);
  return orExplain(file, async () => {
    if (fileSize(file))
      throw new UserError(`There is a journal in ${location.folder}.`, 'Nothing was changed; go on writing in it.');
    (await openJournalFile(location, file, 'write')).close();
    const newest = newestBackup(backupFiles(folder), dateNow(location));
    if (newest === undefined) return null;
    if (newest.day === null) return newest.name;
    const kept = backupBeforeBeginAnew(folder, now());
    renameSync(newest.path, kept);
    syncFolder(dirname(kept));
    return basename(kept);
  });
}

/** Opens a prepared file, and brings it to the version of this program. */
function migrated(partial: string, key: JournalLocation['key']): Database {
  const database = connect(partial, 'write', key);
  try {
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Puts a prepared file in the place of the journal, which is locked against other programs until then. */
async function replaceJournal(location: DatedLocation, partial: string): Promise<string | null> {
  const file = journalFile(location.folder);
  const present = fileSize(file) ? await unlessDamaged(() => openExclusively(location, file)) : null;
  try {
    const kept = await keepPresent(location, file, present);
    // Windows renames over no file that is open.
    if (process.platform === 'win32') present?.close();
    syncFile(partial);
    // SQLite would roll a journal that was left behind back into the new file.
    rmSync(`${file}-journal`, { force: true });
    renameSync(partial, file);
    syncFolder(dirname(file));
    return kept;
  } finally {
    present?.close();
  }
}

async function openExclusively(location: JournalLocation, file: string): Promise<Database> {
  const database = await openJournalFile(location, file, 'write');
  try {
    // In this mode the lock that the transaction takes is held until the connection closes.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Copies the present journal into `backups`, byte by byte if it is damaged. @returns the path; null if it is missing or empty */
async function keepPresent(
  { folder, key, now }: DatedLocation,
  file: string,
  present: Database | null,
): Promise<string | null> {
  if (!fileSize(file)) return null;
  const kept = backupBeforeRestore(folder, now());
  ensurePrivateFolder(backupFolder(folder));
  if (present && (await tryToCopy(present, kept, key))) return kept;
  // Closed first: reading the file would release the locks that SQLite holds on it.
  present?.close();
  for (const end of ['-journal', '']) if (existsSync(file + end)) copyBytes(file + end, kept + end);
  return kept;
}

/** Makes a verified copy. @returns false if the journal turns out to be damaged */
async function tryToCopy(present: Database, kept: string, key: JournalLocation['key']): Promise<boolean> {
  return (await unlessDamaged(() => writeCopy(present, kept, key))) !== null;
}

function copyBytes(from: string, to: string): void {
  replaceFile(to, (partial) => {
    copyFileSync(from, partial);
    chmodSync(partial, 0o600);
  });
}

/** What a step returns; null if it finds that the file is damaged, or no database at all. */
async function unlessDamaged<T>(step: () => T | Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    const isDamage =
      error instanceof DamagedCopy ||
      error instanceof OtherKeyError ||
      /^SQLITE_(NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? '');
    if (isDamage) return null;
    throw error;
  }
}
