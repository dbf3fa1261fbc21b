import { statSync } from 'node:fs';
import { formatDay, LAST_DAY } from '../../domain/day.ts';
import type { JournalLocation } from '../journal-location.ts';
import { backupFiles, backupFolder, newestBackup } from './backup-files.ts';
import { localDate } from './daily-backup.ts';
import { describeBackup } from './describe-backup.ts';
import { fileSize } from './sqlite-header.ts';
import { VanishedJournal } from './vanished-journal.ts';

/**
 * For a journal file that is missing or empty. SQLite leaves an empty file where the very first write was cut short; but
 * where copies exist there was a journal, and a new one must not take its place unnoticed.
 * @throws VanishedJournal if there are copies; it names the newest of them. UserError if it cannot be known
 */
export function assertNotVanished(location: JournalLocation, file: string): void {
  // A file in the place of their folder holds none.
  if (!statSync(backupFolder(location.folder), { throwIfNoEntry: false })?.isDirectory()) return;
  const newest = newestBackup(backupFiles(location.folder), localDate(location) ?? LAST_DAY);
  if (newest === undefined) return;
  const summary = describeBackup(newest.path, location.key);
  const date = newest.day === null ? newest.name : `of ${formatDay(newest.day, 'EEEE d MMMM yyyy')}`;
  const size =
    summary === null
      ? 'which cannot be read'
      : `with ${summary.entries} ${summary.entries === 1 ? 'entry' : 'entries'}`;
  throw new VanishedJournal(
    fileSize(file) === null
      ? `The journal ${file} is gone, but there are copies of it.`
      : `The journal ${file} is empty, but there are copies of what it held.`,
    `The newest is the one ${date}, ${size}. nearfar restore lists them and brings one back; nearfar restore --begin-anew begins a new journal and keeps the copies.`,
  );
}
