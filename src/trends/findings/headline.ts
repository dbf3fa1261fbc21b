import type { PeriodSummary } from '../periods/period.ts';
import { MIN_WISHES } from '../periods/wishes.ts';
import type { ChangePoint } from '../statistics/pettitt.ts';
import { type Direction, directionOf, pointsInWindow, type WeeklyPoint } from './direction.ts';
import { findStep, type Step, type StepRule } from './step.ts';

/** The one statement about felt closeness: a direction, a step, or neither. */
export interface Headline {
  says: 'step' | Direction['says'];
  direction: Direction;
  step: Step | null;
  shift: { found: ChangePoint | null; blockedBy: StepRule[] };
}

/** The headline over the 16 complete weeks up to the week index `last`. */
export function headlineOf(weeks: readonly PeriodSummary[], last: number): Headline {
  const points = weeks.flatMap(({ index, mean, sparse }): WeeklyPoint[] =>
    sparse ? [] : [{ week: index, value: mean }],
  );
  const direction = directionOf(points, last);
  const { step, shift, blockedBy } = findStep(
    pointsInWindow(points, last),
    direction.look,
    direction.says === 'drifted',
  );
  return { says: step ? 'step' : direction.says, direction, step, shift: { found: shift, blockedBy } };
}

/** The direction of the weekly mean gap (`want - felt`) by the rules for felt closeness; a week needs three answers. */
export function gapDirectionOf(weeks: readonly PeriodSummary[], last: number): Direction {
  const points = weeks.flatMap(({ index, wishes }): WeeklyPoint[] =>
    wishes.mean === null || wishes.n < MIN_WISHES ? [] : [{ week: index, value: wishes.mean }],
  );
  return directionOf(points, last);
}
