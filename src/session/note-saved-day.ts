import type { Day } from '../domain/day.ts';
import { noteQuietDay } from '../files/quiet-day.ts';
import { today, type World } from '../world.ts';

/** To be called once a day is saved: the prompt of a shell then says nothing more about today. */
export function noteSavedDay(world: World, day: Day): void {
  if (day === today(world)) noteQuietDay(world.folder, day);
}
