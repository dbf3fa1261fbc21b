import { type Day, dayAtWall } from '../domain/day.ts';
import type { World } from '../world.ts';

/** The day it is for the writer: before four in the morning still the one before. */
export function today(world: World): Day {
  return dayAtWall(world.wallClock(world.now()));
}

/** The day that the words of a command line name. @throws UsageError if they name none */
export async function dayNamed(words: readonly string[], today: Day): Promise<Day> {
  const { readDay } = await import('../domain/spoken-day.ts');
  return readDay(words.join(' '), today);
}
