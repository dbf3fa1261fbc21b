import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import { MIN_DAYS_TO_COMPARE } from '../../../trends/moves/after-moves.ts';
import type { Comparison } from '../../../trends/moves/comparison.ts';
import { formatPoints, formatSigned } from '../../figures.ts';
import { type Picture, signedTick } from './picture.ts';

/** Two groups of days, what followed each, and what the first is called. */
export interface FollowUp {
  name: string;
  comparison: Comparison;
}

interface Drawn {
  name: string;
  delta: number;
  lo: number;
  hi: number;
}

/** Beyond this many points the axis ends, unless an interval reaches further. */
const LEAST_END = 1;

/**
 * How the days after one group of days differed from those after the other, each with its interval. A comparison with too few
 * days in a group is told in the table and not drawn. Null if that holds for all.
 * @param sides what the two groups are called in the table
 */
export function followUpPicture(
  { id, title, description }: Pick<Picture, 'id' | 'title' | 'description'>,
  sides: readonly [string, string],
  followUps: readonly FollowUp[],
): Picture | null {
  const drawn = followUps.flatMap(({ name, comparison }): Drawn[] => {
    const { difference, interval } = comparison;
    if (!isEnough(comparison) || difference === null || interval === null) return [];
    return [{ name, delta: difference.delta, lo: interval.lo, hi: interval.hi }];
  });
  if (drawn.length === 0) return null;
  const end = Math.max(LEAST_END, ...drawn.flatMap(({ lo, hi }) => [Math.abs(lo), Math.abs(hi)]));
  return {
    id,
    title,
    description,
    legend: [
      { sign: 'felt', means: 'the difference' },
      { sign: 'range', means: 'the 95 % interval around it' },
    ],
    draw: (width) => ({
      height: 64 + 40 * drawn.length,
      marginLeft: 124,
      marginTop: 24,
      marginRight: Math.max(16, (width - 560) / 2),
      x: { domain: [-end, end], ticks: 5, tickFormat: signedTick(1), grid: true, label: null },
      y: { type: 'band', domain: drawn.map(({ name }) => name), label: null, tickSize: 0 },
      marks: [
        ruleX([0], { stroke: 'var(--quiet)' }),
        ruleY(drawn, {
          y: 'name',
          x1: 'lo',
          x2: 'hi',
          stroke: 'var(--felt)',
          strokeOpacity: 0.35,
          strokeWidth: 6,
          strokeLinecap: 'round',
        }),
        dot(drawn, { y: 'name', x: 'delta', r: 5, fill: 'var(--felt)' }),
        text(['less close'], { frameAnchor: 'top-left', dy: -16, fill: 'var(--quiet)' }),
        text(['closer'], { frameAnchor: 'top-right', dy: -16, fill: 'var(--quiet)' }),
      ],
    }),
    table: {
      columns: ['', `Days ${sides[0]}`, `Days ${sides[1]}`, 'Difference', '95 % interval'],
      rows: followUps.map(({ name, comparison }) => [name, ...numbersOf(comparison)]),
    },
  };
}

function isEnough({ first, second }: Comparison): boolean {
  return Math.min(first.n, second.n) >= MIN_DAYS_TO_COMPARE;
}

function numbersOf(comparison: Comparison): string[] {
  const { first, second, difference, interval } = comparison;
  const counts = [String(first.n), String(second.n)];
  if (!isEnough(comparison) || difference === null || interval === null)
    return [...counts, 'too few days', 'too few days'];
  return [...counts, formatSigned(difference.delta), `${formatPoints(interval.lo)} to ${formatSigned(interval.hi)}`];
}
