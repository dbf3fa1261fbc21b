import { fitTrendLine, type TrendLine } from '../statistics/trend-line.ts';

/** A week that may be used: its index and the mean of its days. */
export interface WeeklyPoint {
  week: number;
  value: number;
}

/** A rule that kept a stronger sentence back. */
export type DirectionRule =
  | 'fewer than 8 weeks'
  | 'fewer than 9 weeks'
  | 'p not below .05'
  | 'p not below .02'
  | 'p not below .02 without the last week'
  | 'p not below .02 a week earlier'
  | 'change below 0.5 point';

export interface Direction {
  says: 'drifted' | 'leaning' | 'none' | 'too few';
  /** Which way, when it says one. */
  towards: 'up' | 'down' | null;
  /** Usable weeks among the last 16. */
  weeks: number;
  /** Over all of them; once more without the last; and as it stood before that week. Null below two weeks. */
  look: TrendLine | null;
  without: TrendLine | null;
  earlier: TrendLine | null;
  held: DirectionRule[];
}

export const WINDOW_WEEKS = 16;
export const MIN_WEEKS = 8;
const WEEKS_TO_DRIFT = 9;
const P_LEANING = 0.05;
const P_DRIFTED = 0.02;
const CHANGE_TO_DRIFT = 0.5;

/**
 * Whether weekly values have a direction, over the 16 weeks up to the week index `last`. `points` are usable weeks, oldest first.
 * "drifted" has to hold without the newest week too: of these weeks, and of the 16 before it, which is what was on the screen
 * then. So looking every week cries wolf seldom.
 */
export function directionOf(points: readonly WeeklyPoint[], last: number): Direction {
  const seen = pointsInWindow(points, last);
  const newest = seen.at(-1)?.week ?? last;
  const weeks = seen.length;
  const look = looked(seen);
  const without = looked(seen.slice(0, -1));
  const earlier = looked(pointsInWindow(points, newest - 1));
  const quiet = { towards: null, weeks, look, without, earlier };
  if (look === null || weeks < MIN_WEEKS) return { says: 'too few', ...quiet, held: ['fewer than 8 weeks'] };

  const agrees = (other: TrendLine | null) => other !== null && other.pC < P_DRIFTED && other.s * look.s > 0;
  const held: DirectionRule[] = [];
  if (weeks < WEEKS_TO_DRIFT) held.push('fewer than 9 weeks');
  if (look.pC >= P_DRIFTED) held.push('p not below .02');
  if (!agrees(without)) held.push('p not below .02 without the last week');
  if (!agrees(earlier)) held.push('p not below .02 a week earlier');
  if (Math.abs(look.change) < CHANGE_TO_DRIFT) held.push('change below 0.5 point');

  const towards = look.s > 0 ? 'up' : 'down';
  if (held.length === 0) return { ...quiet, says: 'drifted', towards, held };
  if (look.pC < P_LEANING) return { ...quiet, says: 'leaning', towards, held };
  return { ...quiet, says: 'none', held: ['p not below .05', ...held] };
}

/** The points of the 16 weeks that end with `last`. */
export function pointsInWindow(points: readonly WeeklyPoint[], last: number): WeeklyPoint[] {
  return points.filter(({ week }) => week <= last && week > last - WINDOW_WEEKS);
}

function looked(points: readonly WeeklyPoint[]): TrendLine | null {
  if (points.length < 2) return null;
  return fitTrendLine(
    points.map(({ week }) => week),
    points.map(({ value }) => value),
  );
}
