import { type Day, dayFromNumber, dayNumber, monthIndex } from '../../domain/day.ts';
import { type Rest, restOn } from '../../domain/rest.ts';
import { monthStart, type PeriodSummary, summariseMonths } from '../periods/period.ts';
import type { RatedDay } from '../rated-day.ts';

/** The month of the last day looked at, and the one before; null for a month without a counted day. */
export interface MonthComparison {
  current: PeriodSummary | null;
  previous: PeriodSummary | null;
  /** Whether both have enough days to be set beside each other. */
  comparable: boolean;
  /** How many written days of the two are not counted. */
  uncounted: { current: UncountedDays; previous: UncountedDays };
}

/** Written days that are not counted, each for one reason: set aside, without felt, or written late. */
export interface UncountedDays {
  aside: number;
  unrated: number;
  late: number;
}

/** A month needs so many counted days: a week of them, as one of the two is not over. */
export const MIN_DAYS_TO_COMPARE = 7;

/**
 * @param entries days in their order, from the first day of the month before on or earlier
 * @param counted those of them that count
 * @param to the last day looked at
 * @param unrated how many days of the two months have no felt
 */
export function compareMonths(
  { entries, counted, rests }: { entries: readonly RatedDay[]; counted: readonly RatedDay[]; rests: readonly Rest[] },
  to: Day,
  unrated: { current: number; previous: number },
): MonthComparison {
  const index = monthIndex(to);
  const start = dayNumber(monthStart(index));
  const startBefore = dayNumber(monthStart(index - 1));
  // Of two months, out of perhaps ten years.
  const entriesOfBoth = daysFrom(entries, startBefore);
  const countedOfBoth = daysFrom(counted, startBefore);
  const months = new Map(summariseMonths(countedOfBoth).map((month) => [month.index, month]));
  const current = months.get(index) ?? null;
  const previous = months.get(index - 1) ?? null;
  const uncountedBetween = (from: number, end: number) => {
    const isWithin = ({ dayNumber: number }: RatedDay) => from <= number && number < end;
    const known = new Set(countedOfBoth.filter(isWithin).map((rated) => rated.dayNumber));
    const others = entriesOfBoth.filter((rated) => isWithin(rated) && !known.has(rated.dayNumber));
    const aside = others.filter((rated) => restOn(rests, dayFromNumber(rated.dayNumber)) !== undefined).length;
    return { aside, late: others.length - aside };
  };
  return {
    current,
    previous,
    comparable: Math.min(current?.n ?? 0, previous?.n ?? 0) >= MIN_DAYS_TO_COMPARE,
    uncounted: {
      current: { ...uncountedBetween(start, dayNumber(to) + 1), unrated: unrated.current },
      previous: { ...uncountedBetween(startBefore, start), unrated: unrated.previous },
    },
  };
}

function daysFrom(days: readonly RatedDay[], first: number): RatedDay[] {
  return days.slice(days.findLastIndex((rated) => rated.dayNumber < first) + 1);
}
