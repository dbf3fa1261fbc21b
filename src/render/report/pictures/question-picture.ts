import { dot, lineY } from '@observablehq/plot';
import type { QuestionRow, QuestionTrend } from '../../../trends/questions/question-trend.ts';
import { capitalize } from '../../figures.ts';
import { formatMean, formatNumber } from '../../questions/answers-phrase.ts';
import { isSparse, meanOrShare, valueCaption, valueRange } from '../../questions/question-chart.ts';
import { axisEnds, middleOf, periodHeading, pointRadius, stepBetween, timeAxis } from './period-points.ts';
import type { Drawing, NumbersTable, Picture } from './picture.ts';
import { rangeBars } from './range-bars.ts';

interface Point {
  at: Date;
  value: number;
  low: number | null;
  high: number | null;
  isFew: boolean;
}

/** The answers to a question over the weeks or the months. Null where they are no numbers, or there are none. */
export function questionPicture(trend: QuestionTrend): Picture | null {
  const { name, rows, unit } = trend;
  const points = rows.map(pointOf);
  const drawn = points.filter(isDrawn);
  const first = rows.find((row) => row.kind === 'written');
  if (first === undefined || drawn.length === 0) return null;
  const hasRanges = drawn.some(isRanged);
  const caption = valueCaption(trend, first.stretch);
  return {
    id: `question-${trend.name.replace(/[^a-z0-9]/g, (letter) => `-${letter.codePointAt(0)!.toString(16)}`)}`,
    title: `${capitalize(name)} by ${unit}`,
    description: `${caption}. A point for each ${unit}${hasRanges ? ', with a bar from its lowest answer to its highest' : ''}.`,
    legend: [
      { sign: 'felt', means: first.stretch.kind === 'yes-no' ? 'days with yes, of a hundred' : 'on average' },
      ...(hasRanges ? [{ sign: 'range', means: 'lowest to highest answer' } as const] : []),
      { sign: 'few', means: 'too few days to count' },
    ],
    draw: (width) => drawQuestion(points, rows, width),
    table: questionTable(trend, caption),
  };
}

function pointOf(row: QuestionRow): Point {
  const at = middleOf(row);
  if (row.kind === 'gap') return { at, value: Number.NaN, low: null, high: null, isFew: false };
  const { stretch } = row;
  const ends = 'min' in stretch ? { low: stretch.min, high: stretch.max } : { low: null, high: null };
  return { at, value: meanOrShare(stretch) ?? Number.NaN, ...ends, isFew: isSparse(row) };
}

const isDrawn = ({ value }: Point) => !Number.isNaN(value);
const isRanged = ({ low }: Point) => low !== null;

function drawQuestion(points: readonly Point[], rows: readonly QuestionRow[], width: number): Drawing {
  const drawn = points.filter(isDrawn);
  const step = stepBetween(points.length, width - 60);
  return {
    height: width < 500 ? 200 : 240,
    marginLeft: 44,
    marginRight: 12,
    x: timeAxis(axisEnds(rows), width, 12),
    y: { domain: valueRange(rows), ticks: 5, grid: true, label: null, inset: 6 },
    marks: [
      rangeBars(drawn.filter(isRanged), { y1: 'low', y2: 'high' }, step),
      lineY(points, {
        x: 'at',
        y: ({ value, isFew }: Point) => (isFew ? Number.NaN : value),
        stroke: 'var(--felt)',
        strokeWidth: 1.5,
      }),
      dot(drawn, {
        x: 'at',
        y: 'value',
        r: pointRadius(step),
        stroke: 'var(--felt)',
        fill: ({ isFew }: Point) => (isFew ? 'var(--paper)' : 'var(--felt)'),
      }),
    ],
  };
}

function questionTable({ rows, unit }: QuestionTrend, caption: string): NumbersTable {
  return {
    columns: [`The ${unit} from`, 'Days answered', caption, 'Lowest', 'Highest'],
    rows: rows.map((row) => {
      const heading = periodHeading(row, unit);
      if (row.kind === 'gap') return [heading, row.rest === row.days ? 'set aside' : '0', '', '', ''];
      const { stretch } = row;
      const [low, high] = 'min' in stretch ? [formatNumber(stretch.min), formatNumber(stretch.max)] : ['', ''];
      return [heading, String(stretch.n), formatMean(meanOrShare(stretch) ?? 0), low, high];
    }),
  };
}
