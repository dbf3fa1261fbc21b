import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { isSameFolder } from '../../files/is-same-folder.ts';
import { sweepPartials } from '../../files/writing/partial-file.ts';
import { assertNoSideFile } from '../file/assert-no-side-file.ts';
import { assertNotVanished } from '../file/assert-not-vanished.ts';
import { backupFolder, dailyBackup } from '../file/backup-files.ts';
import { dateNow, removeExpired, replaceDailyBackup } from '../file/daily-backup.ts';
import { orExplain } from '../file/explain-journal-error.ts';
import { fileSize } from '../file/sqlite-header.ts';
import { writeCopy } from '../file/write-copy.ts';
import type { DatedLocation, JournalLocation } from '../journal-location.ts';
import { journalFile, openJournalFile } from '../open.ts';
import { assertCopyReplaceable } from './assert-copy-replaceable.ts';
import { assertCopyUnchanged } from './assert-copy-unchanged.ts';

/** Makes the copy of today, in place of one that is there, and returns its path. @throws as `copyJournal` does */
export async function backUpToday(location: DatedLocation, force: boolean): Promise<string> {
  const today = dateNow(location);
  const target = dailyBackup(location.folder, today);
  await fromJournal(location, target, async (database) => {
    assertCopyReplaceable(target, database, location.key, force);
    replaceDailyBackup(database, location, today);
    await removeExpired(database, location, today);
  });
  return target;
}

/**
 * Writes a verified copy of the journal.
 * @param force replace a copy also if it has what the journal lacks, or has damaged
 * @throws UserError if there is no journal, the copy cannot be made, or something else is in its place
 */
export async function copyJournal(location: JournalLocation, target: string, force: boolean): Promise<void> {
  const folder = dirname(target);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`The folder ${folder} is not there.`, 'Make it first, or name another place.');
  if (isSameFolder(folder, backupFolder(location.folder)))
    throw new UserError(
      `${target} is where nearfar keeps its own copies.`,
      'Nothing was changed. Name a file in another folder, or none for the copy of today.',
    );
  assertNoSideFile(target);
  sweepPartials(folder);
  const copy = (database: Database) => {
    assertCopyReplaceable(target, database, location.key, force);
    if (!force) assertCopyUnchanged(target, database, location.key);
    writeCopy(database, target, location.key);
  };
  await fromJournal(location, target, copy, 'or name another place');
}

async function fromJournal(
  location: JournalLocation,
  target: string,
  copy: (database: Database) => void | Promise<void>,
  otherWay?: string,
): Promise<void> {
  const file = journalFile(location.folder);
  const database = await orExplain(file, () => {
    if (!fileSize(file)) {
      assertNotVanished(location, file);
      throw new UserError('There is no journal yet, so there is nothing to copy.');
    }
    return openJournalFile(location, file, 'read');
  });
  try {
    await orExplain(target, () => copy(database), otherWay);
  } finally {
    database.close();
  }
}
