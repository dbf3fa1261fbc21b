const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, as `2026-03-02T21:15:00`; UTC where the zone is absent or not known here. */
export function wallTime(instant: string | Date, zone: string | undefined): string {
  const parts = formatterFor(zone ?? 'UTC').formatToParts(new Date(instant));
  const part = (type: string, width = 2) => parts.find((found) => found.type === type)!.value.padStart(width, '0');
  return `${part('year', 4)}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}`;
}

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = knownZone(zone) ?? formatterFor('UTC');
    formatters.set(zone, formatter);
  }
  return formatter;
}

function knownZone(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}
