import type { Day } from '../../domain/day.ts';
import type { StatementCache } from '../statement-cache.ts';
import { assertIndexAgrees } from './damage/assert-index-agrees.ts';
import { isDamagedRow } from './damage/checksums.ts';

/** What the writer did with a passage that was shown. */
export type Verdict = 'shown' | 'kept' | 'another' | 'declined';

export interface Reading {
  day: Day;
  passage: string;
  /** The id of the facet that was shown; null for a text of the writer's own, and in readings of earlier versions. */
  facet: string | null;
  rank: number;
  reason: string;
  verdict: Verdict;
  shown_at: string;
}

/** Why the passage of an entry was chosen, and what was shown of it. */
export interface ShownReason extends Pick<Reading, 'reason' | 'facet'> {
  isKept: boolean;
}

/** A passage that was just shown. */
export interface NewReading extends Omit<Reading, 'verdict' | 'facet'> {
  facet?: string | null;
  /** Whether it came with the sentence that nothing is a guarantee. */
  hedged?: boolean;
}

/** The setting that holds the instant at which the first passage was shown that was kept on purpose. */
const KEPT_SINCE = 'kept_since';
const IS_KEPT = `(verdict = 'kept' AND shown_at >= (SELECT value FROM settings WHERE name = '${KEPT_SINCE}'))`;

const isWhole = (row: object) => !isDamagedRow('readings', row);

/** Which passages the writer was shown, and what the writer did with each. */
export class Readings {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /**
   * Records that a passage was shown, and makes it the passage of the entry. `shown_at` is never before the `updated_at` of
   * the entry, as a purge would take it for a reading of an earlier version.
   */
  add({ facet = null, hedged = false, ...reading }: NewReading): void {
    const add = () => {
      this.#statements
        .prepare(
          `INSERT INTO readings (day, passage, facet, rank, reason, shown_at, hedged)
           VALUES (@day, @passage, @facet, @rank, @reason,
             max(@shown_at, coalesce((SELECT updated_at FROM entries WHERE day = @day), '')), @hedged)`,
        )
        .run({ ...reading, facet, hedged: Number(hedged) });
      this.#statements
        .prepare('UPDATE entries SET passage = @passage WHERE day = @day')
        .run({ day: reading.day, passage: reading.passage });
    };
    this.#statements.database.transaction(add).immediate();
  }

  /** Makes a passage that was shown for a day the passage of its entry again. */
  choose(day: Day, passage: string): void {
    this.#statements.prepare('UPDATE entries SET passage = @passage WHERE day = @day').run({ day, passage });
  }

  /**
   * Sets the verdict on a passage, where it was last shown on a day. Earlier versions stored "kept" for Enter alone, so
   * the first passage that is kept on purpose is remembered: from then on "kept" counts.
   */
  setVerdict(day: Day, passage: string, verdict: Verdict): void {
    const { database } = this.#statements;
    const set = () => {
      const id = 'SELECT max(id) FROM readings WHERE day = @day AND passage = @passage';
      if (verdict === 'kept')
        this.#statements
          .prepare(
            `INSERT OR IGNORE INTO settings (name, value) SELECT '${KEPT_SINCE}', shown_at FROM readings WHERE id = (${id})`,
          )
          .run({ day, passage });
      this.#statements
        .prepare(`UPDATE readings SET verdict = @verdict WHERE id = (${id})`)
        .run({ day, passage, verdict });
    };
    database.transaction(set).immediate();
  }

  /** Gives up every "not for me" on a passage. @returns how many there were */
  takeBack(passage: string): number {
    return this.#statements
      .prepare("UPDATE readings SET verdict = 'shown' WHERE verdict = 'declined' AND passage = ?")
      .run(passage).changes;
  }

  /** The passages that were kept on purpose or set aside, in the order of the days. */
  judged(): { day: Day; passage: string; verdict: 'kept' | 'declined' }[] {
    return this.#statements
      .prepare(`SELECT day, passage, verdict FROM readings WHERE verdict = 'declined' OR ${IS_KEPT} ORDER BY day, id`)
      .all() as { day: Day; passage: string; verdict: 'kept' | 'declined' }[];
  }

  /** The passages shown for days before a day, newest first. */
  shownBefore(day: Day, limit: number): Reading[] {
    return this.#statements
      .prepare('SELECT * FROM readings WHERE day < ? ORDER BY day DESC, id DESC LIMIT ?')
      .all(day, limit) as Reading[];
  }

  /** The passages shown for one day, in the order they were shown. */
  shownOn(day: Day): Reading[] {
    return this.#statements.prepare('SELECT * FROM readings WHERE day = ? ORDER BY id').all(day) as Reading[];
  }

  /** The readings of one passage for days before a day, newest first. */
  ofPassageBefore(passage: string, day: Day): Reading[] {
    return this.#statements
      .prepare('SELECT * FROM readings WHERE passage = ? AND day < ? ORDER BY day DESC, id DESC')
      .all(passage, day) as Reading[];
  }

  /** Whether a passage of a range of days, both ends included, came with the sentence that nothing is a guarantee. */
  isHedged(from: Day, to: Day): boolean {
    return (
      this.#statements.prepare('SELECT 1 FROM readings WHERE hedged AND day BETWEEN ? AND ?').get(from, to) !==
      undefined
    );
  }

  /** The passages kept on purpose on the days of a range, both ends included, with how often; the most often kept first. */
  countKept(from: Day, to: Day): { passage: string; times: number }[] {
    return this.#statements
      .prepare(
        `SELECT passage, count(*) AS times FROM readings WHERE ${IS_KEPT} AND day BETWEEN ? AND ?
         GROUP BY passage ORDER BY times DESC, max(day) DESC`,
      )
      .all(from, to) as { passage: string; times: number }[];
  }

  /** The passages kept on purpose on the days of a range, both ends included, in the order of the days. */
  keptOn(from: Day, to: Day): { day: Day; passage: string }[] {
    return this.#statements
      .prepare(`SELECT day, passage FROM readings WHERE ${IS_KEPT} AND day BETWEEN ? AND ? ORDER BY day, id`)
      .all(from, to) as { day: Day; passage: string }[];
  }

  /** The passage of a day as it was shown last. Null if it was not shown, or if what is known of that is damaged. */
  lastOf(day: Day, passage: string): Reading | null {
    return this.shownOn(day).findLast((reading) => reading.passage === passage && isWhole(reading)) ?? null;
  }

  /** The reason for the passage of each day of a range, both ends included; none where it is damaged. @throws as `assertIndexAgrees` does */
  reasons(from: Day, to: Day): Map<Day, ShownReason> {
    assertIndexAgrees(this.#statements.database, 'readings');
    const rows = this.#statements
      .prepare(
        `SELECT r.*, ${IS_KEPT} AS isKept FROM readings r JOIN entries e ON e.day = r.day AND e.passage = r.passage
         WHERE r.day BETWEEN ? AND ? ORDER BY r.id`,
      )
      .all(from, to) as (Omit<ShownReason, 'isKept'> & { day: Day; isKept: 0 | 1 | null })[];
    return new Map(
      rows.filter(isWhole).map(({ day, reason, facet, isKept }) => [day, { reason, facet, isKept: isKept === 1 }]),
    );
  }
}
