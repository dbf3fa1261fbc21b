import { wallTime } from '../../times/wall-time.ts';

/** A time of UTC, as programs write it into JSON. */
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/;
/** Midnight of UTC stands for a day without a time. */
const MIDNIGHT = /T00:00(?::00(?:\.0+)?)?Z$/;
/** Seconds, milliseconds or microseconds since 1970, from 2001 to 2033. */
const COUNTED = /^1(?:\d{9}|\d{12}|\d{15})$/;

/** Whether a cell is a time of UTC or one counted from 1970. */
export function isInstant(cell: string): boolean {
  return UTC.test(cell.trim()) || COUNTED.test(cell.trim());
}

/**
 * How the days of a column are read where they are times of UTC or are counted from 1970: as the clock of the writer's zone
 * showed them, since the evening of one day is the morning of the next elsewhere. Null where none is, or none but midnights.
 */
export function readerOfInstants(cells: readonly string[], zone: string): ((cell: string) => string) | null {
  if (!cells.some((cell) => isInstant(cell) && !MIDNIGHT.test(cell.trim()))) return null;
  const clockAt = (instant: string | Date) => wallTime(instant, zone).slice(0, 'YYYY-MM-DDThh:mm'.length);
  return (cell) => {
    const text = cell.trim();
    if (COUNTED.test(text)) return clockAt(new Date(Number(text.padEnd(13, '0').slice(0, 13))));
    return UTC.test(text) ? clockAt(text) : cell;
  };
}
