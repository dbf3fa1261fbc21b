import type { Dated } from './rated.ts';
import { weekOf } from './weeks.ts';

/** A day and what followed it. Ratings on the 1-7 scale. */
export interface Followed {
  day: Dated;
  /** Whole weeks since Monday 5 January 1970. */
  week: number;
  x: number;
  /** Mean of the next three days; null with fewer than two of them written. */
  y: number | null;
  /** Felt one, two and three days later; null where nothing was written. */
  next: (number | null)[];
}

const DAYS_AFTER = 3;
const WRITTEN_AFTER = 2;

/** Every entry with the days after it. `entries` in the order of their days. */
export function followedBy(entries: readonly Dated[]): Followed[] {
  return entries.map((day, i) => {
    const next: (number | null)[] = [null, null, null];
    for (let j = i + 1; j < entries.length; j += 1) {
      const lag = entries[j]!.at - day.at;
      if (lag > DAYS_AFTER) break;
      next[lag - 1] = entries[j]!.rated.felt;
    }
    return { day, week: weekOf(day), x: day.rated.felt, y: meanOfWritten(next), next };
  });
}

function meanOfWritten(next: readonly (number | null)[]): number | null {
  let total = 0;
  let n = 0;
  for (const felt of next) {
    if (felt === null) continue;
    total += felt;
    n += 1;
  }
  return n < WRITTEN_AFTER ? null : total / n;
}
