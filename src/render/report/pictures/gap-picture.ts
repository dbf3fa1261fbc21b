import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import { MIN_WISHES } from '../../../trends/periods/wishes.ts';
import { formatSigned } from '../../figures.ts';
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
import { type Drawing, type Picture, signedTick } from './picture.ts';

/** Above and below this many points the axis ends, unless a gap is larger. */
const LEAST_END = 2;

/** How much closer, or less close, it was wanted. @param rows with one that says what was wanted */
export function gapPicture({ rows, unit }: Pick<ReportData, 'rows' | 'unit'>): Picture {
  const axis = periodAxis(rows);
  return {
    id: 'gap',
    title: `How much closer, or less close, you wanted it by ${unit}`,
    description:
      'Above the middle line it was wanted closer than it felt, below it less close, by so many points of the scale.',
    legend: [
      { sign: 'gap', means: 'average of the days that say what was wanted' },
      { sign: 'few-gap', means: 'fewer than three days say it' },
    ],
    draw: (width) => drawGap(axis, width),
    table: {
      columns: [
        `The ${unit} from`,
        'Days that say it',
        'Wanted closer',
        'Just right',
        'Wanted more room',
        'Wanted minus felt',
      ],
      rows: rows.filter(isWritten).map((row) => {
        const { n, more, right, room, mean } = row.stretch.wishes;
        const gap = mean === null ? '' : formatSigned(mean);
        return [periodHeading(row, unit), String(n), String(more), String(right), String(room), gap];
      }),
    },
  };
}

function drawGap({ points, ends }: PeriodAxis, width: number): Drawing {
  const answered = points.filter(({ summary }) => summary?.wishes.mean != null);
  const gapOf = ({ summary }: PeriodPoint) => summary!.wishes.mean!;
  const end = Math.max(LEAST_END, ...answered.map((point) => Math.ceil(Math.abs(gapOf(point)))));
  const step = stepBetween(points.length, width - 50);
  return {
    height: width < 500 ? 190 : 220,
    marginLeft: 34,
    marginRight: 12,
    x: timeAxis(ends, width, 6),
    y: { domain: [-end, end], ticks: Math.min(7, 2 * end + 1), tickFormat: signedTick(0), grid: true, label: null },
    marks: [
      ruleY([0], { stroke: 'var(--quiet)' }),
      ruleX(answered, {
        x: 'at',
        y1: 0,
        y2: gapOf,
        stroke: 'var(--want)',
        strokeOpacity: 0.5,
        strokeWidth: Math.min(5, Math.max(1, step / 3)),
      }),
      dot(answered, {
        x: 'at',
        y: gapOf,
        r: pointRadius(step),
        symbol: 'square',
        stroke: 'var(--want)',
        fill: ({ summary }: PeriodPoint) => (summary!.wishes.n < MIN_WISHES ? 'var(--paper)' : 'var(--want)'),
      }),
      text(['closer'], { frameAnchor: 'top-right', dy: -14, fill: 'var(--quiet)' }),
      text(['less close'], { frameAnchor: 'bottom-right', dy: -6, fill: 'var(--quiet)' }),
    ],
  };
}
