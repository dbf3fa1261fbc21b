import type { Day } from '../../domain/day.ts';
import type { JournalKey } from '../journal-location.ts';
import { openDatabase } from './open-database.ts';

/** What a copy of the journal holds. */
export interface BackupSummary {
  entries: number;
  /** The last day that has an entry. */
  lastDay: Day | null;
}

/** Counts the entries of a copy; null if it cannot be read as a journal. */
export function describeBackup(file: string, key: JournalKey | null | undefined): BackupSummary | null {
  try {
    const database = openDatabase(file, { key, readonly: true });
    try {
      return database.prepare('SELECT count(*) AS entries, max(day) AS lastDay FROM entries').get() as BackupSummary;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
