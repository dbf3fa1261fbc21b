import { fitTrendLine, type TrendLine } from '../statistics/trend-line.ts';

/** A week with enough written days: its index and the mean of its days. */
export interface WeeklyPoint {
  week: number;
  value: number;
}

/** A rule that blocked a stronger statement. */
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
  /** The direction, if one is stated. */
  towards: 'up' | 'down' | null;
  /** Usable weeks among the last 16. */
  weeks: number;
  /**
   * The line over these weeks; without the newest of them; and over the 16 weeks before the newest, as it was a week
   * earlier. Null below two weeks.
   */
  look: TrendLine | null;
  without: TrendLine | null;
  earlier: TrendLine | null;
  blockedBy: DirectionRule[];
}

export const WINDOW_WEEKS = 16;
export const MIN_WEEKS = 8;
const MIN_WEEKS_DRIFTED = 9;
const MAX_P_LEANING = 0.05;
const MAX_P_DRIFTED = 0.02;
const MIN_CHANGE_DRIFTED = 0.5;

/**
 * Whether weekly values have a direction, over the 16 weeks up to the week index `last`. `points` are weeks with enough
 * written days, oldest first. "drifted" must hold on three sets of weeks: these, these without the newest, and the 16
 * before the newest, which were on the screen a week earlier. This keeps false alarms rare when the screen is read weekly.
 */
export function directionOf(points: readonly WeeklyPoint[], last: number): Direction {
  const window = pointsInWindow(points, last);
  const newest = window.at(-1)?.week ?? last;
  const weeks = window.length;
  const look = lineThrough(window);
  const without = lineThrough(window.slice(0, -1));
  const earlier = lineThrough(pointsInWindow(points, newest - 1));
  const undirected = { towards: null, weeks, look, without, earlier };
  if (look === null || weeks < MIN_WEEKS) return { says: 'too few', ...undirected, blockedBy: ['fewer than 8 weeks'] };

  const agrees = (other: TrendLine | null) => other !== null && other.pC < MAX_P_DRIFTED && other.s * look.s > 0;
  const blockedBy: DirectionRule[] = [];
  if (weeks < MIN_WEEKS_DRIFTED) blockedBy.push('fewer than 9 weeks');
  if (look.pC >= MAX_P_DRIFTED) blockedBy.push('p not below .02');
  if (!agrees(without)) blockedBy.push('p not below .02 without the last week');
  if (!agrees(earlier)) blockedBy.push('p not below .02 a week earlier');
  if (Math.abs(look.change) < MIN_CHANGE_DRIFTED) blockedBy.push('change below 0.5 point');

  const towards = look.s > 0 ? 'up' : 'down';
  if (blockedBy.length === 0) return { ...undirected, says: 'drifted', towards, blockedBy };
  if (look.pC < MAX_P_LEANING) return { ...undirected, says: 'leaning', towards, blockedBy };
  return { ...undirected, says: 'none', blockedBy: ['p not below .05', ...blockedBy] };
}

/** The points of the 16 weeks that end with the week index `last`. */
export function pointsInWindow(points: readonly WeeklyPoint[], last: number): WeeklyPoint[] {
  return points.filter(({ week }) => week <= last && week > last - WINDOW_WEEKS);
}

function lineThrough(points: readonly WeeklyPoint[]): TrendLine | null {
  if (points.length < 2) return null;
  return fitTrendLine(
    points.map(({ week }) => week),
    points.map(({ value }) => value),
  );
}
