import { addDays, type Day, formatDay } from '../../domain/day.ts';
import { today, type World } from '../../world.ts';

/** A key at the first question that leaves the day being asked about for another one, or for none (null). */
export interface DaySwitch {
  key: string;
  label: string;
  day: Day | null;
}

/**
 * The key that switches to the calendar day. Null unless it is after midnight and before the hour at which a day
 * begins: only then may the writer mean the day that the calendar shows.
 */
export function switchAfterMidnight(world: World): DaySwitch | null {
  if (world.wallClock(world.now()).hour >= world.dayStartsAt) return null;
  const day = addDays(today(world), 1);
  return { key: 't', label: `for ${formatDay(day, 'EEEE')}`, day };
}

/** The key that skips a day when several are asked about. */
export const SKIP_DAY: DaySwitch = { key: 's', label: 'skips this day', day: null };
