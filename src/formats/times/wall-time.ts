import { wallClockFormat } from '../../domain/day.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a time zone at an instant, as `2026-03-02T21:15:00`; UTC if the zone is absent or unknown. */
export function wallTime(instant: string | Date, zone: string | undefined): string {
  const parts = formatFor(zone ?? 'UTC').formatToParts(new Date(instant));
  const part = (type: string, width = 2) => parts.find((found) => found.type === type)!.value.padStart(width, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The format of a zone, or of UTC for a zone that this Node's time zone data lacks. Cached, as failures are slow too. */
function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    try {
      format = wallClockFormat(zone);
    } catch {
      format = wallClockFormat('UTC');
    }
    formats.set(zone, format);
  }
  return format;
}
