import { type Day, dayInZone, daysBetween } from './day.ts';
import type { Entry } from './entry.ts';

/**
 * Whether an entry was logged more than one day after its day. The day of logging is taken in the entry's own zone
 * (UTC if it names none), with days that begin at 04:00. An entry without a time of logging is not late.
 */
export function isLate(entry: Entry): boolean {
  if (entry.logged_at === undefined) return false;
  // Zones are less than a day ahead of UTC. The comparison spares an import of many entries the slow use of Intl.
  if (entry.logged_at.slice(0, 10) <= entry.day) return false;
  return daysBetween(entry.day, dayInZoneOrUtc(entry.zone ?? 'UTC', new Date(entry.logged_at))) > 1;
}

/** Falls back to UTC for a zone that this Node does not know: zones are renamed, and the entry is still valid. */
function dayInZoneOrUtc(zone: string, instant: Date): Day {
  try {
    return dayInZone(zone, instant);
  } catch (error) {
    if (error instanceof RangeError) return dayInZone('UTC', instant);
    throw error;
  }
}
