import { type Day, isDay } from '../../domain/day.ts';
import type { Rest } from '../../domain/rest.ts';
import type { StatementCache } from '../statement-cache.ts';
import { storedText } from './parse-stored.ts';

interface Row {
  from_day: Day;
  to_day: Day;
  note: string | null;
}

/** The table of rests, whose key is the first day. */
export class Rests {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** Oldest first, without one whose days were changed on the disk and are no days any more. */
  all(): Rest[] {
    const rows = this.#statements
      .prepare('SELECT from_day, to_day, note FROM rests NOT INDEXED ORDER BY from_day')
      .all() as Row[];
    return rows.map(fromRow).filter(({ from, to }) => isDay(from) && isDay(to));
  }

  get(from: Day): Rest | null {
    const row = this.#statements.prepare('SELECT from_day, to_day, note FROM rests WHERE from_day = ?').get(from) as
      | Row
      | undefined;
    return row ? fromRow(row) : null;
  }

  /** Adds or replaces the rest that begins on a day. */
  put(from: Day, { to, note }: Rest): void {
    this.#statements
      .prepare('INSERT OR REPLACE INTO rests (from_day, to_day, note) VALUES (?, ?, ?)')
      .run(from, to, note ?? null);
  }

  /**
   * How many days of a range, both ends included, are set aside and have an entry all the same. It reads the table of rests, as
   * nothing tells whether its index was changed on the disk.
   */
  countWritten(from: Day, to: Day): number {
    return this.#statements
      .prepare(
        `SELECT count(*) FROM entries WHERE day BETWEEN ? AND ?
           AND EXISTS (SELECT 1 FROM rests NOT INDEXED WHERE day BETWEEN from_day AND to_day)`,
      )
      .pluck()
      .get(from, to) as number;
  }

  remove(from: Day): void {
    this.#statements.prepare('DELETE FROM rests WHERE from_day = ?').run(from);
  }
}

function fromRow({ from_day, to_day, note }: Row): Rest {
  return { from: storedText(from_day), to: storedText(to_day), ...(note !== null && { note: storedText(note) }) };
}
