import { type Day, dayInZone, daysBetween } from '../domain/day.ts';
import { type Answers, type Entry, normaliseEntry } from '../domain/entry.ts';
import type { Closeness } from '../domain/scale.ts';
import { today } from '../flags/days.ts';
import type { Journal } from '../journal/journal.ts';
import type { World } from '../world.ts';

/** Commits an entry for a day: what is answered now, over what was there before. A draft of the day stays. */
export function saveEntry(world: World, journal: Journal, day: Day, answers: Answers & { felt: Closeness }): Entry {
  const at = world.now();
  const before = journal.entry(day);
  const { late, ...kept } = before ?? { late: daysBetween(day, today(world)) > 1 };
  const first = before ? {} : { logged_at: at.toISOString(), zone: world.zone() };
  const entry = normaliseEntry({ ...kept, ...first, ...answers, day, updated_at: at.toISOString() });
  journal.replaceEntry(entry, late, at);
  return entry;
}

/** Whether an entry from elsewhere was logged more than a day after its day; one without a time of logging was not. */
export function isLate(entry: Entry): boolean {
  if (entry.logged_at === undefined) return false;
  const at = new Date(entry.logged_at);
  return daysBetween(entry.day, dayInKnown(entry.zone ?? 'UTC', at)) > 1;
}

/** Zones come and go: one that this Node does not know is no reason to refuse an entry. */
function dayInKnown(zone: string, at: Date): Day {
  try {
    return dayInZone(zone, at);
  } catch (error) {
    if (error instanceof RangeError) return dayInZone('UTC', at);
    throw error;
  }
}
