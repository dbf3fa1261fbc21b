import { type Direction, directionOf, type Point, upTo } from './direction.ts';
import { type Shift, type ShiftRule, type Step, stepOf } from './shift.ts';
import type { Stretch } from './weeks.ts';

/** The one thing told about felt closeness: a slope, or a step, or neither. */
export interface Headline {
  says: 'step' | Direction['says'];
  direction: Direction;
  step: Step | null;
  shift: { found: Shift | null; held: ShiftRule[] };
}

/** The headline over the 16 complete weeks of which `last` (a week index) is the newest. */
export function headlineOf(weeks: readonly Stretch[], last: number): Headline {
  const points = weeks.flatMap(({ index, mean, thin }): Point[] => (thin ? [] : [{ week: index, value: mean }]));
  const direction = directionOf(points, last);
  const { step, shift, held } = stepOf(upTo(points, last), direction.look, direction.says === 'drifted');
  return { says: step ? 'step' : direction.says, direction, step, shift: { found: shift, held } };
}

/** The direction of the weekly mean gap (`want - felt`), by the rules of felt closeness; a week needs three answers. */
export function gapDirectionOf(weeks: readonly Stretch[], last: number): Direction {
  const points = weeks.flatMap(({ index, wishes }): Point[] =>
    wishes.mean === null || wishes.n < 3 ? [] : [{ week: index, value: wishes.mean }],
  );
  return directionOf(points, last);
}
