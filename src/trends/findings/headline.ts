import type { PeriodSummary } from '../periods/period.ts';
import { type Direction, directionOf, pointsInWindow, type WeeklyPoint } from './direction.ts';
import { type ChangePoint, findStep, type Step, type StepRule } from './step.ts';

/** The one thing told about felt closeness: a slope, or a step, or neither. */
export interface Headline {
  says: 'step' | Direction['says'];
  direction: Direction;
  step: Step | null;
  shift: { found: ChangePoint | null; held: StepRule[] };
}

/** The headline over the 16 complete weeks of which `last` (a week index) is the newest. */
export function headlineOf(weeks: readonly PeriodSummary[], last: number): Headline {
  const points = weeks.flatMap(({ index, mean, thin }): WeeklyPoint[] => (thin ? [] : [{ week: index, value: mean }]));
  const direction = directionOf(points, last);
  const { step, shift, held } = findStep(pointsInWindow(points, last), direction.look, direction.says === 'drifted');
  return { says: step ? 'step' : direction.says, direction, step, shift: { found: shift, held } };
}

/** The direction of the weekly mean gap (`want - felt`), by the rules of felt closeness; a week needs three answers. */
export function gapDirectionOf(weeks: readonly PeriodSummary[], last: number): Direction {
  const points = weeks.flatMap(({ index, wishes }): WeeklyPoint[] =>
    wishes.mean === null || wishes.n < 3 ? [] : [{ week: index, value: wishes.mean }],
  );
  return directionOf(points, last);
}
