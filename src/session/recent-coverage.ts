import { addDays, type Day } from '../domain/day.ts';
import type { Journal } from '../journal/journal.ts';
import { COVERAGE_DAYS, type Coverage, daysSinceFirst } from '../render/recent-days.ts';

/** How many of the last days up to a day are written; no day before the first that was written counts. */
export function recentCoverage(journal: Journal, day: Day): Coverage {
  const since = daysSinceFirst(journal.firstDay(), day);
  return { ...journal.coverage(addDays(day, 1 - Math.min(since, COVERAGE_DAYS)), day), since };
}
