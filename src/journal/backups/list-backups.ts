import type { Day } from '../../domain/day.ts';
import { assertTrustedPlace } from '../file/assert-trusted-place.ts';
import { type BackupFile, backupFiles } from '../file/backup-files.ts';
import { type BackupSummary, describeBackup } from '../file/describe-backup.ts';
import type { JournalLocation } from '../journal-location.ts';
import { journalFile } from '../open.ts';

/** A copy and what it holds; `summary` is null if it cannot be read. */
export interface ListedBackup extends BackupFile {
  summary: BackupSummary | null;
}

/**
 * The copies in `backups`: the daily ones first, the newest of them at the top.
 * @throws UserError for a place that other users can reach
 */
export function listBackups({ folder, key }: JournalLocation): ListedBackup[] {
  assertTrustedPlace(folder, journalFile(folder));
  return backupFiles(folder).map((file) => ({ ...file, summary: describeBackup(file.path, key) }));
}

/** The newest daily copy of a day or before it. */
export function backupUpTo({ folder }: JournalLocation, day: Day): BackupFile | undefined {
  return backupFiles(folder).find((file) => file.day !== null && file.day <= day);
}
