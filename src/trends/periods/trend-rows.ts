import { addDays, type Day, daysBetween, mondayOf, monthIndex, weekIndex } from '../../domain/day.ts';
import { countRestDays, type Rest } from '../../domain/rest.ts';
import { monthPeriod, monthStart, type Period, type PeriodSummary, weekPeriod } from './period.ts';

/** A line of the table: a written stretch, or one run of stretches with nothing in them. */
export type TrendRow = WrittenRow | GapRow;

export interface WrittenRow extends Period {
  kind: 'written';
  stretch: PeriodSummary;
  /** Not over yet, or cut short by the end asked for: shown, never tested. */
  soFar: boolean;
  /** Days in it that were set aside. */
  rest: number;
}

/** `count` empty weeks or months; `rest` of their `days` were set aside. */
export interface GapRow {
  kind: 'gap';
  from: Day;
  to: Day;
  count: number;
  days: number;
  rest: number;
}

export type PeriodUnit = 'week' | 'month';

interface Units {
  /** The number of the week or month a day is in. */
  indexOf: (day: Day) => number;
  startOf: (index: number) => Day;
  frameOf: (index: number) => Period;
}

export const PERIOD_UNITS: Record<PeriodUnit, Units> = {
  week: { indexOf: weekIndex, startOf: mondayOf, frameOf: weekPeriod },
  month: { indexOf: monthIndex, startOf: monthStart, frameOf: monthPeriod },
};

/**
 * The table from the stretch of `first` to the stretch of `to`, empty runs included. Days after `to` are not over yet,
 * so an empty stretch that holds `to` or comes later makes no gap.
 */
export function trendRows(
  stretches: readonly PeriodSummary[],
  range: { first: Day; to: Day; today: Day; unit: PeriodUnit; rests: readonly Rest[] },
): TrendRow[] {
  const { indexOf, startOf, frameOf } = PERIOD_UNITS[range.unit];
  const rest = (from: Day, to: Day) => countRestDays(range.rests, from, to);
  const rows: TrendRow[] = [];
  const addGap = (from: number, to: number) => {
    if (from >= to) return;
    const ends = { from: startOf(from), to: addDays(startOf(to), -1) };
    const days = daysBetween(ends.from, ends.to) + 1;
    rows.push({ kind: 'gap', ...ends, count: to - from, days, rest: rest(ends.from, ends.to) });
  };
  let next = indexOf(range.first);
  const last = indexOf(range.to);
  for (const stretch of stretches) {
    if (stretch.index < next || stretch.index > last) continue;
    addGap(next, stretch.index);
    const { label, from, to, days } = frameOf(stretch.index);
    const soFar = to > range.to || to >= range.today;
    rows.push({ kind: 'written', label, from, to, days, stretch, soFar, rest: rest(from, to) });
    next = stretch.index + 1;
  }
  const end = range.to < range.today ? addDays(range.to, 1) : range.today;
  addGap(next, indexOf(end));
  return rows;
}
