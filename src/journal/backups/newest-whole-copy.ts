import type { Day } from '../../domain/day.ts';
import { damagedHistory } from '../damaged-days.ts';
import { type BackupFile, newestBackup, readableBackupFiles } from '../file/backup-files.ts';
import { openBytes } from '../file/open-database.ts';
import { readDatabase } from '../file/read-database.ts';
import type { JournalLocation } from '../journal-location.ts';
import { isPlainDatabase } from '../lock/locked-file.ts';
import { migrate } from '../schema/migrations.ts';
import { StatementCache } from '../statement-cache.ts';

/** The newest copy that has the entries of all the days as they were written; null if there is none. */
export function newestWholeCopy(location: JournalLocation, days: readonly Day[], today: Day): BackupFile | null {
  const isWhole = ({ path }: BackupFile) => wholeDaysIn(path, location.key, days).length === days.length;
  return copiesNewestFirst(location, today).find(isWhole) ?? null;
}

/** All copies. Those with a date after today, from a clock that was ahead, come last. */
export function copiesNewestFirst({ folder }: JournalLocation, today: Day): BackupFile[] {
  const files = readableBackupFiles(folder);
  const first = newestBackup(files, today);
  return first ? [first, ...files.filter((file) => file !== first)] : [];
}

/** The days of which a copy has an undamaged entry and history. None if it cannot be read. */
export function wholeDaysIn(path: string, key: JournalLocation['key'], days: readonly Day[]): Day[] {
  try {
    const database = openBytes(readDatabase(path, isPlainDatabase(path) ? null : key));
    try {
      migrate(database);
      const written = database.prepare('SELECT 1 FROM entries WHERE day = ?');
      const journal = { statements: new StatementCache(database) };
      return days.filter((day) => written.get(day) !== undefined && damagedHistory(journal, day, day).length === 0);
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}
