import type { Day } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';

/**
 * Looks up why the passage of a day was chosen. Reads the reasons of a calendar year in one query and keeps the last
 * year read, since an export asks for its days in order and a query for each day would lock the database each time.
 */
export class PassageReasons {
  readonly #journal: Journal;
  #year = '';
  #reasons = new Map<Day, string>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** The reason for the passage of a day. */
  on(day: Day): string | undefined {
    const year = day.slice(0, 4);
    if (year !== this.#year) {
      this.#reasons = this.#journal.readings.reasons(`${year}-01-01`, `${year}-12-31`);
      this.#year = year;
    }
    return this.#reasons.get(day);
  }
}
