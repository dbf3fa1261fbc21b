import { type Day, dayOfWallClock } from '../domain/day.ts';
import type { DayRange } from '../domain/parse-day.ts';
import type { World } from '../world.ts';

/** The day it is for the writer: before the hour at which it begins still the one before. */
export function today(world: World): Day {
  return dayOfWallClock(world.wallClock(world.now()), world.dayStartsAt);
}

/** The day that the words of a command line name. @throws UsageError if they name none */
export async function dayFromWords(words: readonly string[], world: World): Promise<Day> {
  const { parseDay } = await import('../domain/parse-day.ts');
  return parseDay(words.join(' '), today(world), world.dayStartsAt);
}

/** The day, week, month or year that words name. @throws UsageError if they name none */
export async function dayRangeFromWords(words: string, world: World): Promise<DayRange> {
  const { parseDayRange } = await import('../domain/parse-day.ts');
  return parseDayRange(words, today(world), world.dayStartsAt);
}
