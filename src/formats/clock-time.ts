import type { SavedEntry } from '../domain/entry.ts';
import { wallTime } from './wall-time.ts';

/** jrnl's own hour for a day without one. */
const MORNING = '09:00';

/** When an entry was logged on its own day, as `21:15`; an entry logged on another day has no time there. */
export function clockTimeOf(entry: SavedEntry): string {
  if (entry.logged_at === undefined) return MORNING;
  const wall = wallTime(entry.logged_at, entry.zone);
  return wall.startsWith(entry.day) ? wall.slice(11, 16) : MORNING;
}

/** `8:30 am`, `20:39` and `20.39` as `08:30` and `20:39`, which sort; empty for what is no time. */
export function readClockTime(text: string): string {
  const [, hour, minute, half] = /^(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?\s*([ap])?/i.exec(text.trim()) ?? [];
  if (hour === undefined) return '';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
