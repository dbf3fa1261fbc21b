import { addDays, type Day, isoWeekday } from '../domain/day.ts';
import { restOn } from '../domain/rest.ts';
import { lockedFiles, withJournal } from '../journal/open.ts';
import { today, type World } from '../world.ts';
import { isAfterMidnight, type Schedule } from './schedule.ts';

/**
 * The evening that a reminder is for. One that comes after its time, as the machine was off, is still for the evening before.
 */
export function eveningOf(world: World, { at }: Pick<Schedule, 'at'>): Day {
  const { hour, minute } = world.wallClock(world.now());
  const day = today(world);
  const now = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return sortableTime(now, world) < sortableTime(at, world) ? addDays(day, -1) : day;
}

/** A time of the clock in a form in which those after midnight sort after those before it. */
function sortableTime(time: string, { dayStartsAt }: World): string {
  return isAfterMidnight(time, dayStartsAt) ? `1 ${time}` : `0 ${time}`;
}

/** Whether an evening is among the weekdays of a schedule. */
export function isScheduled(day: Day, { days }: Pick<Schedule, 'days'>): boolean {
  return days.includes(isoWeekday(day));
}

/** Whether a day is written or set aside, or neither; of a locked journal without its key that is not known. */
export async function stateOf(world: World, day: Day): Promise<'open' | 'done' | 'not known'> {
  if (lockedFiles(world.folder).length > 0 && world.key === null) return 'not known';
  return withJournal(world, 'read', (journal) =>
    journal.entry(day) === null && restOn(journal.rests(), day) === undefined ? 'open' : 'done',
  );
}
