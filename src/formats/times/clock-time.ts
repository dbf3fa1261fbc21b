import type { SavedEntry } from '../../domain/entry.ts';
import { wallTime } from './wall-time.ts';

/** The time that jrnl gives to an entry without one. */
const DEFAULT_TIME = '09:00';

/** The time at which an entry was logged, as `21:15`; 09:00 if it was not logged on its own day. */
export function clockTimeOf(entry: SavedEntry): string {
  if (entry.logged_at === undefined) return DEFAULT_TIME;
  const wall = wallTime(entry.logged_at, entry.zone);
  return wall.startsWith(entry.day) ? wall.slice(11, 16) : DEFAULT_TIME;
}

/** Reads `8:30 am`, `20:39` or `20.39` as `08:30` or `20:39`, which can be sorted; '' if it is not a time. */
export function readClockTime(text: string): string {
  const [, hour, minute, meridiem] = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s*([ap])?/i.exec(text.trim()) ?? [];
  if (hour === undefined) return '';
  const hours = meridiem === undefined ? Number(hour) : (Number(hour) % 12) + (meridiem.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
