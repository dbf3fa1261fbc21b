import { addDays, dayFromParts, formatDay } from './day.ts';

/** 1 Monday .. 7 Sunday by the name or its first three to five letters; 0 for another word. */
export function weekdayNamed(name: string): number {
  const names = Array.from({ length: 7 }, (_, index) => formatDay(addDays('2024-01-01', index), 'EEEE').toLowerCase());
  return names.findIndex((full) => full === name || (name.length <= 5 && full.startsWith(name))) + 1;
}

/** 1-12 by the name or its first three or four letters; 0 for another word. */
export function monthNamed(name: string): number {
  const names = Array.from({ length: 12 }, (_, index) =>
    formatDay(dayFromParts(2024, index + 1, 1)!, 'MMMM').toLowerCase(),
  );
  return names.findIndex((full) => full === name || (name.length <= 4 && full.startsWith(name))) + 1;
}
