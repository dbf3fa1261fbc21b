import { type Day, dateFromDay, formatDay } from '../../../domain/day.ts';
import type { PeriodSummary } from '../../../trends/periods/period.ts';
import type { TrendRow, WrittenRow } from '../../../trends/periods/trend-rows.ts';

const DAY_MS = 86_400_000;

/** A week or a month on the time axis of a picture, at its middle. Without a summary it is a stretch with nothing written. */
export interface PeriodPoint {
  at: Date;
  summary: PeriodSummary | null;
}

/** The points of a picture, and the ends of its time axis. */
export interface PeriodAxis {
  points: PeriodPoint[];
  ends: [Date, Date];
}

/** @param rows at least one */
export function periodAxis(rows: readonly TrendRow[]): PeriodAxis {
  const points = rows.map((row) => ({ at: middleOf(row), summary: row.kind === 'written' ? row.stretch : null }));
  return { points, ends: axisEnds(rows) };
}

/** The first and the last day of a time axis. @param rows at least one */
export function axisEnds(rows: readonly TrendRow<unknown>[]): [Date, Date] {
  return [dateFromDay(rows[0]!.from), dateFromDay(rows.at(-1)!.to)];
}

/** The middle of a period, or of a run of empty ones. */
export function middleOf({ from, to }: TrendRow<unknown>): Date {
  const [start, end] = [dateFromDay(from).getTime(), dateFromDay(to).getTime() + DAY_MS];
  return new Date((start + end) / 2);
}

/** An axis of time on so many pixels. @param inset pixels between its ends and the first and the last point */
export function timeAxis(ends: readonly [Date, Date], width: number, inset: number) {
  return { type: 'utc', domain: ends, ticks: Math.floor(width / 90), label: null, inset } as const;
}

/** Pixels between two of some points; a few stand as near to each other as a dozen would. */
export function stepBetween(count: number, width: number): number {
  return width / Math.max(count, 12);
}

/** The radius of points that are so many pixels apart. */
export function pointRadius(step: number): number {
  return Math.min(4, Math.max(1.5, step / 3));
}

/** "9 Mar 2026", "Mar 2026 so far": the heading of a row of a table. */
export function periodHeading(row: TrendRow<unknown>, unit: 'week' | 'month'): string {
  const name = (day: Day) => formatDay(day, unit === 'week' ? 'd MMM y' : 'MMM y');
  if (row.kind === 'gap') return row.count > 1 ? `${name(row.from)} to ${name(row.to)}` : name(row.from);
  return `${name(row.from)}${row.soFar ? ' so far' : ''}`;
}

export function isWritten<Summary>(row: TrendRow<Summary>): row is WrittenRow<Summary> {
  return row.kind === 'written';
}
