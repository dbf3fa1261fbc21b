import { type Day, formatDay } from '../../domain/day.ts';

/** "for Friday 20 November", with the year if it differs from that of `today`. */
export function dayPhrase(day: Day, today: Day): string {
  const isOtherYear = day.slice(0, 4) !== today.slice(0, 4);
  return `for ${formatDay(day, isOtherYear ? 'EEEE d MMMM yyyy' : undefined)}`;
}
