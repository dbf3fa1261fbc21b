import { addDays, type Day, dayNumber, daysBetween, mondayOf, weekIndex } from '../domain/day.ts';
import { type Rest, restDays, setAside } from './rated.ts';
import { firstOf, monthIndex, type Stretch } from './weeks.ts';

/** A line of the table: a written stretch, or one run of stretches with nothing in them. */
export type Row = Written | Gap;

export interface Written {
  kind: 'written';
  stretch: Stretch;
  /** Not over yet, or cut short by the end asked for: shown, never tested. */
  soFar: boolean;
  /** Days in it that were set aside. */
  rest: number;
}

/** `count` empty weeks or months; `rest` of their `days` were set aside. */
export interface Gap {
  kind: 'gap';
  from: Day;
  to: Day;
  count: number;
  days: number;
  rest: number;
}

export type Unit = 'week' | 'month';

/** The number of the week or month a day is in, and the first day of one. */
export const UNITS: Record<Unit, { indexOf: (day: Day) => number; startOf: (index: number) => Day }> = {
  week: { indexOf: weekIndex, startOf: mondayOf },
  month: { indexOf: monthIndex, startOf: firstOf },
};

/**
 * The table from the stretch of `first` to the stretch of `to`, empty runs included. Days after `to` are not over yet,
 * so an empty stretch that holds `to` or comes later makes no gap.
 */
export function rowsOf(
  stretches: readonly Stretch[],
  range: { first: Day; to: Day; today: Day; unit: Unit; rests: readonly Rest[] },
): Row[] {
  const { indexOf, startOf } = UNITS[range.unit];
  const aside = setAside(range.rests);
  const rest = (from: Day, to: Day) => (aside.length === 0 ? 0 : restDays(aside, dayNumber(from), dayNumber(to)));
  const rows: Row[] = [];
  const addGap = (from: number, to: number) => {
    if (from >= to) return;
    const ends = { from: startOf(from), to: addDays(startOf(to), -1) };
    const days = daysBetween(ends.from, ends.to) + 1;
    rows.push({ kind: 'gap', ...ends, count: to - from, days, rest: rest(ends.from, ends.to) });
  };
  const isOver = (stretch: Stretch) => stretch.to <= range.to && stretch.to < range.today;

  let next = indexOf(range.first);
  for (const stretch of stretches) {
    if (stretch.index < next || stretch.from > range.to) continue;
    addGap(next, stretch.index);
    rows.push({ kind: 'written', stretch, soFar: !isOver(stretch), rest: rest(stretch.from, stretch.to) });
    next = stretch.index + 1;
  }
  const end = range.to < range.today ? addDays(range.to, 1) : range.today;
  addGap(next, indexOf(end));
  return rows;
}
