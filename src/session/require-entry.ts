import type { Day } from '../domain/day.ts';
import type { Written } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import { today } from '../flags/days.ts';
import type { Journal } from '../journal/journal.ts';
import { dayLine } from '../render/day-line.ts';
import type { World } from '../world.ts';

/** The entry of a day that has to have one. @throws UserError if nothing is written there */
export function writtenOn(world: World, journal: Journal, day: Day): Written {
  const entry = journal.entry(day);
  if (!entry) throw new UserError(`Nothing is written ${dayLine(day, today(world))}.`, 'Nothing was changed.');
  return entry;
}
