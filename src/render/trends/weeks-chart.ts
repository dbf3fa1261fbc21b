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
/** Cells from one point to the next, at least: one for the line, and one for a corner at each end. */
const MIN_STEP = 3;
const ASCII: Symbols = {
  axis: { n: '^', ns: '|', y: '+', nse: '+', x: '+', we: '-', e: '>' },
  chart: { we: '-', wns: '+', ns: '|', nse: '+', wsn: '+', sne: '+' },
};

/** Felt of the weeks or months as a line over the scale from 1 to 7; broken at gaps, and at periods with too few days. */
export function renderWeeksChart(rows: readonly TrendRow[], display: DisplayOptions): string[] {
  const drawn = renderPeriodsChart(pointsOf(rows), { range: [1, 7], ticks: CLOSENESS }, display);
  return drawn.length === 0 ? [] : [display.theme.quiet('felt, on average'), ...drawn];
}

/**
 * Values of weeks or months as a line, broken where a period has none. Where there are more periods than cells, neighbours
 * are drawn as one point.
 */
export function renderPeriodsChart(
  points: readonly ChartPoint[],
  { range, ticks }: { range: [low: number, high: number]; ticks: readonly number[] },
  { width, glyphs }: DisplayOptions,
): string[] {
  const room = Math.min(width, MAX_WIDTH) - MARGIN;
  const all = thinned(points, Math.floor(room / MIN_STEP) - 1);
  if (all.length === 0) return [];
  const runs = unbrokenRuns(all);
  const first = all[0]!;
  const last = all.at(-1)!;
  const middle = all[Math.floor(all.length / 2)]!;
  const steps = last.at + 1 - first.at;
  const drawn = plot(
    runs.map((run) => [...run, endOf(run)].map(({ at, value }): [number, number] => [at, value])),
    {
      // The same whole number of cells for each step; otherwise the corners of the line do not meet.
      width: steps * Math.floor(room / steps),
      height: HEIGHT,
      yRange: range,
      customYAxisTicks: [...ticks],
      customXAxisTicks: [...new Set([first.at, middle.at, last.at])],
      formatter: (value, { axis }) => (axis === 'y' ? value : (all.find(({ at }) => at === value)?.name ?? '')),
      ...(glyphs === ASCII_GLYPHS && { symbols: ASCII }),
    },
  );
  const lines = drawn.split('\n').map((line) => line.trimEnd());
  return lines.slice(
    lines.findIndex((line) => line !== ''),
    lines.findLastIndex((line) => line !== '') + 1,
  );
}

/** A period with enough days, or several neighbours: its place, its value, and the day it begins with in words. */
export interface ChartPoint {
  at: number;
  value: number;
  name: string;
}

function pointsOf(rows: readonly TrendRow[]): ChartPoint[] {
  return rows.flatMap((row): ChartPoint[] => {
    if (row.kind === 'gap' || row.stretch.sparse) return [];
    const name = formatDay(row.from, row.days > 7 ? 'MMM y' : 'd MMM');
    return [{ at: row.stretch.index, value: row.stretch.mean, name }];
  });
}

/** The points, so many neighbours in one that they stand in at most `room` places. */
function thinned(points: readonly ChartPoint[], room: number): ChartPoint[] {
  const first = points[0];
  if (first === undefined) return [];
  const size = Math.ceil((points.at(-1)!.at - first.at + 1) / room);
  const groups = Map.groupBy(points, ({ at }) => Math.floor((at - first.at) / size));
  return [...groups].map(([at, group]) => ({
    at,
    value: group.reduce((total, { value }) => total + value, 0) / group.length,
    name: group[0]!.name,
  }));
}

/** Where the last period of a run is over: a line is drawn from one point to the next, and without this it would have none. */
function endOf(run: readonly ChartPoint[]): ChartPoint {
  const last = run.at(-1)!;
  return { ...last, at: last.at + 1 };
}

/** A list for each run of points at neighbouring places. */
function unbrokenRuns(points: readonly ChartPoint[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.at === point.at - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
