import { type Day, isDay, LAST_DAY } from '../../domain/day.ts';
import { holdEnd } from '../../domain/hold-days.ts';
import { type Partner, type Pronouns, parsePronouns, UNNAMED_PARTNER } from '../../domain/partner.ts';
import type { StatementCache } from '../statement-cache.ts';
import { isDamagedRow } from './damage/checksums.ts';

const HOLD_UNTIL = 'hold_until';
const HOLD_TOO_LONG_SEEN = 'hold_too_long_seen';
/** Stands for the last day of a hold that was changed on the disk: later than any hold can end. */
const UNKNOWN_END = LAST_DAY;

interface Row {
  name: string;
  value: string;
  checksum: number | null;
}

/** The writer's settings by name, the end of the safety hold, the writer's own reader, and the words for the other person. */
export class Settings {
  readonly #statements: StatementCache;

  constructor(statements: StatementCache) {
    this.#statements = statements;
  }

  get(name: string): string | null {
    return this.#row(name)?.value ?? null;
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

  /**
   * The last day of the hold as it counts today, or null without one. Nothing else about a hold is stored, but for one
   * that is longer than it can be: the day on which that was first seen. One that was changed on the disk counts as too long:
   * a wrong byte may not end a hold.
   */
  holdUntil(today: Day): Day | null {
    const until = this.#dayOf(HOLD_UNTIL);
    if (until === null) return null;
    const seen = this.#dayOf(HOLD_TOO_LONG_SEEN);
    return holdEnd(until === 'damaged' ? UNKNOWN_END : until, today, seen === 'damaged' ? null : seen);
  }

  /** The day that a setting is, unless its row was changed on the disk; null if it is not set. */
  #dayOf(name: string): Day | 'damaged' | null {
    const row = this.#row(name);
    if (row === undefined) return null;
    return isDay(row.value) && !isDamagedRow('settings', row) ? row.value : 'damaged';
  }

  /** By the rows and not by the index of names: a wrong byte in that ends no hold either. */
  #row(name: string): Row | undefined {
    return this.#statements.prepare('SELECT * FROM settings NOT INDEXED WHERE name = ?').get(name) as Row | undefined;
  }

  /** The last day of the hold; null without one, and once it is over. */
  activeHoldUntil(today: Day): Day | null {
    const until = this.holdUntil(today);
    return until !== null && today <= until ? until : null;
  }

  /** Null ends the hold. */
  setHold(until: Day | null): void {
    this.set(HOLD_UNTIL, until);
    this.set(HOLD_TOO_LONG_SEEN, null);
  }

  /**
   * Lets a hold that a wrong clock made too long count from today on, unless it counts from an earlier day already; ends it
   * once that is over.
   */
  limitHold(today: Day): void {
    const end = this.holdUntil(today);
    if (end === null || end === this.#dayOf(HOLD_UNTIL)) return;
    const seen = this.#dayOf(HOLD_TOO_LONG_SEEN);
    if (end < today) this.setHold(null);
    else if (seen === null || seen === 'damaged' || seen > today) this.set(HOLD_TOO_LONG_SEEN, today);
  }

  /** The command of the program that chooses the passages; null if nearfar chooses them. */
  ownReader(): string | null {
    return this.get('reader');
  }

  /** Null removes it. */
  setOwnReader(command: string | null): void {
    this.set('reader', command);
  }

  /** The order of the questions as JSON, if the writer has questions of their own or hides one; else null. */
  questionOrder(): string | null {
    return this.get('questions');
  }

  /** Null removes it: all questions that come with nearfar are asked in their order. */
  setQuestionOrder(json: string | null): void {
    this.set('questions', json);
  }

  /** How the writer wants the other person to be spoken of. */
  partner(): Partner {
    const [name, pronouns] = [this.get('partner'), this.get('pronouns')];
    return name === null && pronouns === null ? UNNAMED_PARTNER : { name, pronouns: parsePronouns(pronouns) };
  }

  /** Null removes the name. */
  setPartnerName(name: string | null): void {
    this.set('partner', name);
  }

  setPronouns(pronouns: Pronouns): void {
    this.set('pronouns', pronouns === UNNAMED_PARTNER.pronouns ? null : pronouns);
  }
}
