import { lstatSync, rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { type Day, dayOfWallClock } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { ensurePrivateFolder } from '../../files/private-folder.ts';
import { sweepPartials } from '../../files/writing/partial-file.ts';
import { sweepWorkFolders } from '../../files/writing/work-folder.ts';
import type { DatedLocation, JournalLocation } from '../journal-location.ts';
import { backupFolder, dailyBackup, readableBackupFiles } from './backup-files.ts';
import { expiredDays } from './expired-days.ts';
import { writeCopy } from './write-copy.ts';

/**
 * Makes the copy of today unless there is one; then removes the copies that are no longer kept. Does nothing where the
 * location has no clock. A failure is told to the location and not thrown: what was written is saved all the same.
 */
export async function backUpAfterWrite(database: Database, location: JournalLocation): Promise<void> {
  const day = localDate(location);
  if (day === null) return;
  sweepWorkFolders(location.folder);
  sweepPartials(location.folder);
  sweepPartials(backupFolder(location.folder));
  const file = dailyBackup(location.folder, day);
  try {
    // Not what a link names: a link is replaced.
    if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) return;
    const { damageInCopy } = await import('../backups/damage-in-copy.ts');
    replaceDailyBackup(database, location, day);
    await removeExpired(database, location, day);
    const damage = damageInCopy(file, location.key);
    if (damage !== null) location.onBackupProblem?.(damage);
  } catch (error) {
    const reason = error instanceof UserError ? error : await explain(error, file);
    location.onBackupProblem?.(`Today's copy of the journal could not be made: ${(reason as Error).message}`);
  }
}

/** Not called for a UserError: the chunk of this is gone where the program was replaced, and that is the error to tell. */
async function explain(error: unknown, file: string): Promise<unknown> {
  const { explainJournalError } = await import('./explain-journal-error.ts');
  return explainJournalError(error, file);
}

/** Makes the copy of a day, in place of the one that is there. @throws as `writeCopy` does */
export function replaceDailyBackup(database: Database, { folder, key }: JournalLocation, day: Day): string {
  const file = dailyBackup(folder, day);
  ensurePrivateFolder(backupFolder(folder));
  writeCopy(database, file, key);
  return file;
}

/** The calendar date of the location's clock; null without one. */
export function localDate({ now, wallClock }: JournalLocation): Day | null {
  return now && wallClock ? dateNow({ now, wallClock }) : null;
}

/** The calendar date of a clock, whatever the hour at which the writer's day begins. */
export function dateNow({ now, wallClock }: Pick<DatedLocation, 'now' | 'wallClock'>): Day {
  return dayOfWallClock(wallClock(now()), 0);
}

/** Removes the copies that are no longer kept. One that alone has whole what is damaged in the journal stays, until that is mended. */
export async function removeExpired(database: Database, location: JournalLocation, today: Day): Promise<void> {
  const days = readableBackupFiles(location.folder).flatMap(({ day }) => day ?? []);
  const expired = expiredDays(days, today);
  if (expired.length === 0) return;
  const { copiesNeeded } = await import('../backups/copies-needed.ts');
  const needed = copiesNeeded(database, location, today).map(({ day }) => day);
  for (const day of expired.filter((one) => !needed.includes(one)))
    rmSync(dailyBackup(location.folder, day), { force: true });
}
