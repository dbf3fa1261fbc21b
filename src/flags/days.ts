import { type Day, dayAtWall } from '../domain/day.ts';
import type { Span } from '../domain/spoken-day.ts';
import type { World } from '../world.ts';

/** The day it is for the writer: before the hour at which it begins still the one before. */
export function today(world: World): Day {
  return dayAtWall(world.wallClock(world.now()), world.dayStartsAt);
}

/** The day that the words of a command line name. @throws UsageError if they name none */
export async function dayNamed(words: readonly string[], world: World): Promise<Day> {
  const { readDay } = await import('../domain/spoken-day.ts');
  return readDay(words.join(' '), today(world), world.dayStartsAt);
}

/** The day, week, month or year that words name. @throws UsageError if they name none */
export async function spanNamed(words: string, world: World): Promise<Span> {
  const { readSpan } = await import('../domain/spoken-day.ts');
  return readSpan(words, today(world), world.dayStartsAt);
}
