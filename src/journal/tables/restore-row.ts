import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { parseStored } from './parse-stored.ts';

/** A table with one row per day. */
export interface Table<Row> {
  get(day: Day): Row | null;
  put(day: Day, next: Row): void;
  remove(day: Day): void;
}

/**
 * Puts back what a day had, given as JSON or null for nothing, and returns what it replaces.
 * @throws {UserError} if a byte of the JSON changed on the disk, so that it cannot be read
 */
export function restoreRow<Row>(table: Table<Row>, day: Day, was: string | null): Row | null {
  const current = table.get(day);
  const earlier = parseStored<Row>(was);
  if (earlier) table.put(day, earlier);
  else if (was === null) table.remove(day);
  else throw new UserError(`What ${day} was is damaged and cannot be put back.`, 'See: nearfar doctor');
  return current;
}
