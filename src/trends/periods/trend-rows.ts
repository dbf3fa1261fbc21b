import { addDays, type Day, daysBetween, mondayOf, monthIndex, weekIndex } from '../../domain/day.ts';
import { countRestDays, type Rest } from '../../domain/rest.ts';
import { monthPeriod, monthStart, type Period, type PeriodSummary, weekPeriod } from './period.ts';

/** A row of the table: a period with entries, or a run of periods without any. `Summary` is what it has in numbers. */
export type TrendRow<Summary = PeriodSummary> = WrittenRow<Summary> | GapRow;

export interface WrittenRow<Summary = PeriodSummary> extends Period {
  kind: 'written';
  stretch: Summary;
  /** Not over yet, or cut short by the end of the table: shown, never tested. */
  soFar: boolean;
  /** How many of its days were set aside. */
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

interface Unit {
  /** The index of the week or month that a day is in. */
  indexOf: (day: Day) => number;
  /** The first day of an index. */
  startOf: (index: number) => Day;
  periodOf: (index: number) => Period;
}

export const PERIOD_UNITS: Record<PeriodUnit, Unit> = {
  week: { indexOf: weekIndex, startOf: mondayOf, periodOf: weekPeriod },
  month: { indexOf: monthIndex, startOf: monthStart, periodOf: monthPeriod },
};

/**
 * The table from the period of `first` to the period of `to`, with a row for each run of empty periods.
 * `summaries` are those of the periods with entries, oldest first. An empty period that contains `to`, or comes after
 * it, is not over yet and makes no gap.
 */
export function trendRows<Summary extends Pick<PeriodSummary, 'index'>>(
  summaries: readonly Summary[],
  range: { first: Day; to: Day; today: Day; unit: PeriodUnit; rests: readonly Rest[] },
): TrendRow<Summary>[] {
  const { indexOf, startOf, periodOf } = PERIOD_UNITS[range.unit];
  const restDays = (from: Day, to: Day) => countRestDays(range.rests, from, to);
  const rows: TrendRow<Summary>[] = [];
  const addGap = (index: number, end: number) => {
    if (index >= end) return;
    const [from, to] = [startOf(index), addDays(startOf(end), -1)];
    rows.push({ kind: 'gap', from, to, count: end - index, days: daysBetween(from, to) + 1, rest: restDays(from, to) });
  };
  let next = indexOf(range.first);
  const last = indexOf(range.to);
  for (const summary of summaries) {
    if (summary.index < next || summary.index > last) continue;
    addGap(next, summary.index);
    const { label, from, to, days } = periodOf(summary.index);
    const soFar = to > range.to || to >= range.today;
    rows.push({ kind: 'written', label, from, to, days, stretch: summary, soFar, rest: restDays(from, to) });
    next = summary.index + 1;
  }
  const end = range.to < range.today ? addDays(range.to, 1) : range.today;
  addGap(next, indexOf(end));
  return rows;
}
