import type { Day } from '../../domain/day.ts';
import type { StatementCache } from '../statement-cache.ts';

/** The writer's settings by name, the end of the safety hold, and the writer's own reader. */
export class Settings {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  get(name: string): string | null {
    const value = this.#statements.prepare('SELECT value FROM settings WHERE name = ?').pluck().get(name);
    return (value as string | undefined) ?? null;
  }

  /** Stores a setting; null removes it. */
  set(name: string, value: string | null): void {
    if (value === null) this.#statements.prepare('DELETE FROM settings WHERE name = ?').run(name);
    else
      this.#statements
        .prepare(
          'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
        )
        .run(name, value);
  }

  /** The last day of the hold, or null without one. Nothing else about a hold is stored. */
  holdUntil(): Day | null {
    return this.get('hold_until');
  }

  isHoldActive(day: Day): boolean {
    const until = this.holdUntil();
    return until !== null && day <= until;
  }

  /** Null ends the hold. */
  setHold(until: Day | null): void {
    this.set('hold_until', until);
  }

  /** The command of the program that chooses the passages; null if nearfar chooses them. */
  ownReader(): string | null {
    return this.get('reader');
  }

  /** Null removes it. */
  setOwnReader(command: string | null): void {
    this.set('reader', command);
  }
}
