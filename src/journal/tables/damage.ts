import type { Database } from 'better-sqlite3';
import type { Day } from '../../domain/day.ts';
import { rebuildNoteIndex } from '../search/note-index.ts';
import { StatementCache } from '../statement-cache.ts';
import { checksumOf, registerRowChecksum } from './checksums.ts';

/** What of the journal is not as it was written: the checksum of a row does not agree with its values. */
export class Damage {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The days of a range, both ends included, whose entry is damaged, oldest first. */
  days(from: Day = '', to: Day = '9999-12-31'): Day[] {
    registerRowChecksum(this.#database);
    return this.#database
      .prepare(`SELECT day FROM entries WHERE day BETWEEN ? AND ? AND ${isDamaged('entries')} ORDER BY day`)
      .pluck()
      .all(from, to) as Day[];
  }

  /** Whether the entry of a day or one of its earlier versions is damaged. */
  isInHistory(day: Day): boolean {
    registerRowChecksum(this.#database);
    const damaged = this.#database.prepare(`SELECT 1 FROM revisions WHERE day = ? AND ${isDamaged('revisions')}`);
    return this.days(day, day).length > 0 || damaged.get(day) !== undefined;
  }

  /** Writes the file anew: the same rows, the search index made from them, and zeros where nothing is stored. */
  mend(): void {
    rebuildNoteIndex(new StatementCache(this.#database));
    this.#database.exec('VACUUM');
  }
}

/** An SQL condition for the rows of a table that are damaged. */
export function isDamaged(table: string): string {
  return `checksum IS NOT ${checksumOf(table)}`;
}
