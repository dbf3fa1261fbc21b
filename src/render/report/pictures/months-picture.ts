import { dot, ruleY } from '@observablehq/plot';
import { formatDay } from '../../../domain/day.ts';
import { monthStart, type PeriodSummary } from '../../../trends/periods/period.ts';
import type { TrendsSummary } from '../../../trends/summary.ts';
import { formatPoints, formatSigned } from '../../figures.ts';
import type { Drawing, NumbersTable, Picture } from './picture.ts';

interface MonthRow {
  name: string;
  month: PeriodSummary;
}

/** This month beside the last. Null without a counted day in either. */
export function monthsPicture({ months: { current, previous } }: Pick<TrendsSummary, 'months'>): Picture | null {
  const months = [previous, current]
    .filter((month) => month !== null)
    .map((month): MonthRow => ({ name: formatDay(monthStart(month.index), 'MMMM y'), month }));
  if (months.length === 0) return null;
  const wanted = months.filter(({ month }) => month.want !== null);
  return {
    id: 'months',
    title: 'How close each month felt, and how close you wanted it',
    description:
      'For each month a bar from the lowest day to the highest, a point for how close it felt on average, and a square for how close you wanted it.',
    legend: [
      { sign: 'felt', means: 'felt, on average' },
      ...(wanted.length > 0 ? [{ sign: 'want', means: 'wanted, on average' } as const] : []),
      { sign: 'range', means: 'lowest to highest day' },
    ],
    draw: (width) => drawMonths(months, wanted, width),
    table: monthsTable(months),
  };
}

function drawMonths(months: readonly MonthRow[], wanted: readonly MonthRow[], width: number): Drawing {
  return {
    height: 50 + 44 * months.length,
    marginLeft: 110,
    marginRight: Math.max(12, (width - 520) / 2),
    x: { domain: [1, 7], ticks: 7, tickFormat: 'd', grid: true, label: null },
    y: { type: 'band', domain: months.map(({ name }) => name), label: null, tickSize: 0 },
    marks: [
      ruleY(months, {
        y: 'name',
        x1: ({ month }: MonthRow) => month.min,
        x2: ({ month }: MonthRow) => month.max,
        stroke: 'var(--felt)',
        strokeOpacity: 0.35,
        strokeWidth: 6,
        strokeLinecap: 'round',
      }),
      dot(months, { y: 'name', x: ({ month }: MonthRow) => month.mean, r: 5, fill: 'var(--felt)' }),
      dot(wanted, {
        y: 'name',
        x: ({ month }: MonthRow) => month.want,
        r: 5,
        symbol: 'square',
        stroke: 'var(--want)',
        strokeWidth: 2,
      }),
    ],
  };
}

function monthsTable(months: readonly MonthRow[]): NumbersTable {
  return {
    columns: ['Month', 'Days that count', 'Felt', 'Lowest', 'Highest', 'Wanted', 'Wanted minus felt'],
    rows: months.map(({ name, month: { n, mean, min, max, want, wishes } }) => [
      name,
      String(n),
      formatPoints(mean),
      String(min),
      String(max),
      want === null ? '' : formatPoints(want),
      wishes.mean === null ? '' : formatSigned(wishes.mean),
    ]),
  };
}
