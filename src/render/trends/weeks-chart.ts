import { type Plot, plot } from 'simple-ascii-chart';
import { formatDay } from '../../domain/day.ts';
import { CLOSENESS } from '../../domain/scale.ts';
import type { TrendRow } from '../../trends/periods/trend-rows.ts';
import type { DisplayOptions } from '../display-options.ts';
import { ASCII_GLYPHS } from '../glyphs.ts';

type Symbols = NonNullable<NonNullable<Parameters<Plot>[1]>['symbols']>;

/** Lines of the drawing: two for each step of the scale. */
const HEIGHT = 13;
/** Cells of the numbers on the left, and of the arrow. */
const MARGIN = 6;
const MAX_WIDTH = 100;
const ASCII: Symbols = {
  axis: { n: '^', ns: '|', y: '+', nse: '+', x: '+', we: '-', e: '>' },
  chart: { we: '-', wns: '+', ns: '|', nse: '+', wsn: '+', sne: '+' },
};

/**
 * Felt of the weeks or months as a line over the scale from 1 to 7; broken at gaps, and at periods with too few days.
 */
export function renderWeeksChart(rows: readonly TrendRow[], { width, glyphs }: DisplayOptions): string[] {
  const runs = unbrokenRuns(rows);
  if (runs.length === 0) return [];
  const all = runs.flat();
  const first = all[0]!;
  const last = all.at(-1)!;
  const middle = all[Math.floor(all.length / 2)]!;
  const drawn = plot(
    runs.map((run) => run.map(({ at, felt }): [number, number] => [at, felt])),
    {
      width: Math.min(width, MAX_WIDTH) - MARGIN,
      height: HEIGHT,
      yRange: [1, 7],
      customYAxisTicks: [...CLOSENESS],
      customXAxisTicks: [...new Set([first.at, middle.at, last.at])],
      formatter: (value, { axis }) => (axis === 'y' ? value : (all.find(({ at }) => at === value)?.name ?? '')),
      ...(glyphs === ASCII_GLYPHS && { symbols: ASCII }),
    },
  );
  const lines = drawn.split('\n').map((line) => line.trimEnd());
  return lines.slice(lines.findIndex((line) => line !== ''));
}

/** A period with enough days: its index, its mean, and the day it begins with in words. */
interface Point {
  at: number;
  felt: number;
  name: string;
}

/** The points of the rows, a list for each run of neighbouring periods. */
function unbrokenRuns(rows: readonly TrendRow[]): Point[][] {
  const runs: Point[][] = [];
  for (const row of rows) {
    if (row.kind === 'gap' || row.stretch.sparse) continue;
    const { index: at, mean: felt } = row.stretch;
    const name = formatDay(row.from, row.days > 7 ? 'MMM y' : 'd MMM');
    const run = runs.at(-1);
    if (run && run.at(-1)!.at === at - 1) run.push({ at, felt, name });
    else runs.push([{ at, felt, name }]);
  }
  return runs;
}
