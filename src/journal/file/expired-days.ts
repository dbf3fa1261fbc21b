import { type Day, weekIndex } from '../../domain/day.ts';

const KEPT_DAYS = 7;
const KEPT_WEEKS = 4;
const KEPT_MONTHS = 12;

/**
 * The days whose copies are no longer kept. Kept are the copies of the last 7 days that have one, and the newest copies of
 * the last 4 ISO weeks and of the last 12 months that have one. A copy dated after `today` comes from a clock that was
 * wrong, or is; it stays and takes the place of no other.
 */
export function expiredDays(days: readonly Day[], today: Day): Day[] {
  const newestFirst = days
    .filter((day) => day <= today)
    .sort()
    .reverse();
  const kept = new Set([
    ...newestFirst.slice(0, KEPT_DAYS),
    ...newestOfEach(newestFirst, weekIndex).slice(0, KEPT_WEEKS),
    ...newestOfEach(newestFirst, (day) => day.slice(0, 7)).slice(0, KEPT_MONTHS),
  ]);
  return newestFirst.filter((day) => !kept.has(day));
}

/** The first day of each period, in the order given. */
function newestOfEach(newestFirst: readonly Day[], periodOf: (day: Day) => unknown): Day[] {
  return [...Map.groupBy(newestFirst, periodOf).values()].map(([newest]) => newest!);
}
