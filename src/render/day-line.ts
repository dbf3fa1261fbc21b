import { type Day, inWords } from '../domain/day.ts';

/** "for Friday 20 November". */
export function dayLine(day: Day): string {
  return `for ${inWords(day)}`;
}
