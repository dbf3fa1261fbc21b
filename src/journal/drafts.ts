import type { Day } from '../domain/day.ts';
import type { Draft } from '../domain/entry.ts';
import type { Statements } from './statements.ts';

/** Evenings that were left before they were saved, one for a day. */
export class Drafts {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  keep(day: Day, draft: Draft, at: Date): void {
    this.#statements
      .sql(
        `INSERT INTO drafts (day, draft, kept_at) VALUES (?, ?, ?)
         ON CONFLICT (day) DO UPDATE SET draft = excluded.draft, kept_at = excluded.kept_at`,
      )
      .run(day, JSON.stringify(draft), at.toISOString());
  }

  of(day: Day): Draft | null {
    const draft = this.#statements.sql('SELECT draft FROM drafts WHERE day = ?').pluck().get(day) as string | undefined;
    return draft === undefined ? null : JSON.parse(draft);
  }

  /** The days that have one, oldest first. */
  days(): Day[] {
    return this.#statements.sql('SELECT day FROM drafts ORDER BY day').pluck().all() as Day[];
  }

  drop(day: Day): void {
    this.#statements.sql('DELETE FROM drafts WHERE day = ?').run(day);
  }
}
