import { dot, lineY } from '@observablehq/plot';
import { formatPoints } from '../../figures.ts';
import type { ReportData } from '../report-data.ts';
import {
  isWritten,
  type PeriodAxis,
  type PeriodPoint,
  periodAxis,
  periodHeading,
  pointRadius,
  stepBetween,
  timeAxis,
} from './period-points.ts';
import type { Drawing, NumbersTable, Picture } from './picture.ts';
import { rangeBars } from './range-bars.ts';

/** Felt and wanted closeness over the weeks or the months, each with its range. @param rows with one that is written */
export function closenessPicture({ rows, unit }: Pick<ReportData, 'rows' | 'unit'>): Picture {
  const axis = periodAxis(rows);
  const hasWant = rows.some((row) => isWritten(row) && row.stretch.want !== null);
  return {
    id: 'closeness',
    title: `Felt and wanted closeness by ${unit}`,
    description: `Each ${unit} has a bar from its lowest day to its highest, a point for how close it felt on average${hasWant ? ', and a square for how close you wanted it' : ''}; 1 is two separate worlds, 7 nearly one.`,
    legend: [
      { sign: 'felt', means: 'felt, on average' },
      ...(hasWant ? [{ sign: 'want', means: 'wanted, on average' } as const] : []),
      { sign: 'range', means: 'lowest to highest day' },
      { sign: 'few', means: 'too few days to count' },
    ],
    draw: (width) => drawCloseness(axis, width),
    table: closenessTable(rows, unit),
  };
}

function drawCloseness({ points, ends }: PeriodAxis, width: number): Drawing {
  const step = stepBetween(points.length, width - 50);
  const radius = pointRadius(step);
  const written = points.filter(({ summary }) => summary !== null);
  const felt = ({ summary }: PeriodPoint) => summary?.mean ?? Number.NaN;
  return {
    height: width < 500 ? 230 : 300,
    marginLeft: 24,
    marginRight: 12,
    x: timeAxis(ends, width, 6),
    y: { domain: [1, 7], ticks: 7, tickFormat: 'd', grid: true, label: null, inset: 4 },
    marks: [
      rangeBars(
        written,
        { y1: ({ summary }: PeriodPoint) => summary!.min, y2: ({ summary }: PeriodPoint) => summary!.max },
        step,
      ),
      // A sparse period, and one without a day, interrupt the line.
      lineY(points, {
        x: 'at',
        y: (point: PeriodPoint) => (point.summary?.sparse ? Number.NaN : felt(point)),
        stroke: 'var(--felt)',
        strokeWidth: 1.5,
      }),
      dot(written, {
        x: 'at',
        y: felt,
        r: radius,
        stroke: 'var(--felt)',
        fill: ({ summary }: PeriodPoint) => (summary!.sparse ? 'var(--paper)' : 'var(--felt)'),
      }),
      dot(
        written.filter(({ summary }) => summary!.want !== null),
        {
          x: 'at',
          y: ({ summary }: PeriodPoint) => summary!.want,
          r: radius,
          symbol: 'square',
          stroke: 'var(--want)',
          strokeWidth: 1.5,
        },
      ),
    ],
  };
}

function closenessTable(rows: ReportData['rows'], unit: ReportData['unit']): NumbersTable {
  return {
    columns: [`The ${unit} from`, 'Days written', 'Felt', 'Lowest', 'Highest', 'Wanted'],
    rows: rows.map((row) => {
      const name = periodHeading(row, unit);
      if (!isWritten(row)) return [name, row.rest === row.days ? 'set aside' : '0', '', '', '', ''];
      const { n, mean, min, max, want, sparse } = row.stretch;
      const felt = sparse ? `${formatPoints(mean)} (few days)` : formatPoints(mean);
      return [name, String(n), felt, String(min), String(max), want === null ? '' : formatPoints(want)];
    }),
  };
}
