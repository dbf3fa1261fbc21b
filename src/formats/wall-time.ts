import { wallClockFormat } from '../domain/day.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, as `2026-03-02T21:15:00`; UTC where the zone is absent or not known here. */
export function wallTime(instant: string | Date, zone: string | undefined): string {
  const parts = knownClock(zone ?? 'UTC').formatToParts(new Date(instant));
  const part = (type: string, width = 2) => parts.find((found) => found.type === type)!.value.padStart(width, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** Zones come and go: one that this Node does not know is asked for once, and is told by UTC from then on. */
function knownClock(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    try {
      clock = wallClockFormat(zone);
    } catch {
      clock = wallClockFormat('UTC');
    }
    clocks.set(zone, clock);
  }
  return clock;
}
