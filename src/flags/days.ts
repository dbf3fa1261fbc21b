import type { Day } from '../domain/day.ts';
import type { DayRange } from '../domain/parse-day.ts';
import { today, type World } from '../world.ts';

/** The day that words on the command line name. @throws UsageError if they name none */
export async function dayFromWords(words: readonly string[], world: World): Promise<Day> {
  const { parseDay } = await import('../domain/parse-day.ts');
  return parseDay(words.join(' '), today(world), world.dayStartsAt);
}

/** The day, week, month or year that words on the command line name. @throws UsageError if they name none */
export async function dayRangeFromWords(words: string, world: World): Promise<DayRange> {
  const { parseDayRange } = await import('../domain/parse-day.ts');
  return parseDayRange(words, today(world), world.dayStartsAt);
}
