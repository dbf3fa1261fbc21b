/**
 * The time zone that a program names, as an IANA name or an offset: `Etc\/GMT`, which converters write, is `Etc/GMT`, and
 * `GMT+0200` is `+02:00`. Undefined for what is no zone, whose times then count as UTC.
 */
export function readZone(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const name = value.replaceAll('\\', '').trim();
  const [, sign, hours, minutes = '00'] = /^(?:GMT|UTC)\s?([+-])(\d{1,2}):?(\d\d)?$/.exec(name) ?? [];
  if (hours !== undefined) return `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return /^[\w+/:.-]{1,80}$/.test(name) ? name : undefined;
}
