import { type Day, formatDay } from '../../domain/day.ts';
import type { TrendRow } from '../../trends/periods/trend-rows.ts';
import { countDays, dateRange, formatMedian } from '../figures.ts';

/** One row of the weeks table as a sentence, for plain display. */
export function rowSentence(row: TrendRow, today: Day): string {
  if (row.kind === 'gap') {
    const when = dateRange(row.from, row.to, today);
    if (row.rest > 0 && row.rest === row.days) return `${when}: set aside.`;
    return `${when}: nothing written. The picture has a gap there, and that is fine.`;
  }
  const { label, from, to } = row;
  const { n, median, min, max } = row.stretch;
  const when = isMonth(label) ? '' : `, ${dateRange(from, to, today)}`;
  const felt = min === max ? `Felt ${min}.` : `Felt ${formatMedian(median)} in the middle, between ${min} and ${max}.`;
  return `${periodName(label, from)}${row.soFar ? ' so far' : ''}${when}: ${countDays(n)} written. ${felt}`;
}

/** The name of a week or a month: "Week 10", "March 2026". @param label of the row: `2026-W10` or `2026-03` */
export function periodName(label: string, from: Day): string {
  return isMonth(label) ? formatDay(from, 'MMMM y') : `Week ${Number(label.slice(6))}`;
}

function isMonth(label: string): boolean {
  return !label.includes('W');
}
