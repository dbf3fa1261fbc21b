import type { Day } from '../../domain/day.ts';
import type { JournalLocation } from '../journal-location.ts';

/** What the checks need to know from outside. */
export interface Surroundings extends JournalLocation {
  readonly now: () => Date;
  /** The local date at an instant. */
  readonly dateAt: (instant: Date) => Day;
  /** The folder of the code cache; null where the environment names none. */
  readonly cacheFolder: string | null;
  /** The folders of pages that were opened in an editor by a run that has ended. */
  readonly leftPages: readonly string[];
}
