import type { Day } from '../../domain/day.ts';
import type { Draft } from '../../domain/entry.ts';
import type { StatementCache } from '../statement-cache.ts';
import { parseStored } from './parse-stored.ts';

/** The answers of sessions that ended before they were saved, at most one draft per day. */
export class Drafts {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  /** Adds or replaces the draft of a day. */
  save(day: Day, draft: Draft, at: Date): void {
    this.#statements
      .prepare(
        `INSERT INTO drafts (day, draft, kept_at) VALUES (?, ?, ?)
         ON CONFLICT (day) DO UPDATE SET draft = excluded.draft, kept_at = excluded.kept_at`,
      )
      .run(day, JSON.stringify(draft), at.toISOString());
  }

  /** Null also if the draft is damaged and cannot be read: nothing may keep the writer from the evening. */
  get(day: Day): Draft | null {
    const draft = this.#statements.prepare('SELECT draft FROM drafts NOT INDEXED WHERE day = ?').pluck().get(day) as
      | string
      | undefined;
    return parseStored(draft);
  }

  /** The days that have a draft, oldest first. */
  days(): Day[] {
    return this.#statements.prepare('SELECT day FROM drafts NOT INDEXED ORDER BY day').pluck().all() as Day[];
  }

  remove(day: Day): void {
    this.#statements.prepare('DELETE FROM drafts WHERE day = ?').run(day);
  }
}
