import { type Day, isDay } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';

/** What is thrown where the days of the entries cannot be relied on. */
export function damagedDaysError(): UserError {
  return new UserError(
    'The journal is damaged: its index of days was changed on the disk.',
    'See: nearfar doctor. With --salvage FILE it saves what can be read.',
  );
}

/** A day as the index of days gives it. @throws UserError for what is no day */
export function dayFromIndex<T extends Day | null>(day: T): T {
  if (day !== null && !isDay(day)) throw damagedDaysError();
  return day;
}

/** Makes sure that rows go from day to day, each after the one before. @throws UserError where one does not, or is of no day */
export function assertDaysInOrder(rows: readonly { day: unknown }[], after: Day = ''): void {
  let before = after;
  for (const { day } of rows) {
    if (!isDay(day) || day <= before) throw damagedDaysError();
    before = day;
  }
}
