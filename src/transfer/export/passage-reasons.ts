import type { Day } from '../../domain/day.ts';
import type { Journal } from '../../journal/journal.ts';
import type { ShownReason } from '../../journal/tables/readings.ts';

/**
 * Looks up why the passage of a day was chosen. Reads the reasons of a calendar year in one query and keeps the last
 * year read, since an export asks for its days in order and a query for each day would lock the database each time.
 */
export class PassageReasons {
  readonly #journal: Journal;
  #year = '';
  #reasons = new Map<Day, ShownReason>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** The reason for the passage of a day, and the facet that was shown. */
  on(day: Day): ShownReason | undefined {
    const year = day.slice(0, 4);
    if (year !== this.#year) {
      this.#reasons = this.#journal.readings.reasons(`${year}-01-01`, `${year}-12-31`);
      this.#year = year;
    }
    return this.#reasons.get(day);
  }
}
