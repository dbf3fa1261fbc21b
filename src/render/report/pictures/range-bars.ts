import { type Markish, type RuleXOptions, ruleX } from '@observablehq/plot';

/** A bar for each point of a time axis, from its lowest value to its highest. @param step pixels from one point to the next */
export function rangeBars<Point>(
  points: readonly Point[],
  ends: Pick<RuleXOptions, 'y1' | 'y2'>,
  step: number,
): Markish {
  return ruleX(points, {
    x: 'at',
    ...ends,
    stroke: 'var(--felt)',
    strokeOpacity: 0.35,
    strokeWidth: Math.min(5, Math.max(1, step / 3)),
    strokeLinecap: 'round',
  });
}
