import type { Day } from '../domain/day.ts';
import type { SavedEntry } from '../domain/entry.ts';
import { UserError } from '../errors.ts';
import type { Journal } from '../journal/journal.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { today, type World } from '../world.ts';

/** The entry of a day that must be written. @throws UserError if it is not */
export function requireEntry(world: World, journal: Journal, day: Day): SavedEntry {
  const entry = journal.entry(day);
  if (!entry) throw new UserError(`Nothing is written ${dayPhrase(day, today(world))}.`, 'Nothing was changed.');
  return entry;
}
