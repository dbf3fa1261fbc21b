import type { Day } from '../domain/day.ts';
import type { Journal } from './journal.ts';
import { findDamaged } from './tables/damage/damage.ts';

/** Whether the draft of a day is not as it was kept. */
export function isDraftDamaged({ statements }: Pick<Journal, 'statements'>, day: Day): boolean {
  return findDamaged(statements, 'drafts', 'day = ?', day).length > 0;
}
