import { type Day, formatDay } from '../domain/day.ts';

/** "for Friday 20 November"; a day of another year than `today` with its year. */
export function dayPhrase(day: Day, today: Day = day): string {
  const isFar = day.slice(0, 4) !== today.slice(0, 4);
  return `for ${formatDay(day, isFar ? 'EEEE d MMMM yyyy' : undefined)}`;
}
