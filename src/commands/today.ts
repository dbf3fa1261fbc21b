import { type Day, dayAtWall } from '../domain/day.ts';
import type { World } from '../world.ts';

/** The day it is for the writer: before four in the morning still the one before. */
export function today(world: World): Day {
  return dayAtWall(world.wallClock(world.now()));
}
