import { addDays, type Day, formatDay, monthIndex } from '../../domain/day.ts';
import { monthStart } from '../../trends/periods/period.ts';

/** How the month of the last day looked at is called, and the month before. */
export interface MonthNames {
  /** Whether they are called "this month" and "last month"; otherwise "June 2026" and "May 2026". */
  isThisMonth: boolean;
  current: string;
  previous: string;
  /** What was looked at of the first, where it is not over: "so far", or "up to the 14th"; '' where it is. */
  part: string;
}

/** @param to the last day looked at */
export function monthNames({ today, to }: { today: Day; to: Day }): MonthNames {
  const isThisMonth = to.slice(0, 7) === today.slice(0, 7);
  const nameOf = (index: number) => formatDay(monthStart(index), 'MMMM y');
  const month = monthIndex(to);
  const isOver = monthIndex(addDays(to, 1)) > month;
  return {
    isThisMonth,
    current: isThisMonth ? 'this month' : nameOf(month),
    previous: isThisMonth ? 'last month' : nameOf(month - 1),
    part: isOver ? '' : isThisMonth ? 'so far' : `up to the ${formatDay(to, 'do')}`,
  };
}
