import type { Database } from 'better-sqlite3';
import type { Day } from '../../domain/day.ts';
import { damagedHistory } from '../damaged-days.ts';
import type { BackupFile } from '../file/backup-files.ts';
import type { JournalLocation } from '../journal-location.ts';
import { StatementCache } from '../statement-cache.ts';
import { copiesNewestFirst, wholeDaysIn } from './newest-whole-copy.ts';

/** The newest copies that together have whole what is damaged in the journal, as far as any copy has it. */
export function copiesNeeded(database: Database, location: JournalLocation, today: Day): BackupFile[] {
  let missing = damagedHistory({ statements: new StatementCache(database) });
  return copiesNewestFirst(location, today).filter(({ path }) => {
    const whole = missing.length > 0 ? wholeDaysIn(path, location.key, missing) : [];
    missing = missing.filter((day) => !whole.includes(day));
    return whole.length > 0;
  });
}
