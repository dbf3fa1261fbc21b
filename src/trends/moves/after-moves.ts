import { PRACTICES, type Practice } from '../../domain/entry.ts';
import { gapOf } from '../../domain/scale.ts';
import { type RatedDay, weekIndexOf } from '../rated-day.ts';
import { type Comparison, compareGroups } from './comparison.ts';
import type { Group } from './follow-up-mean.ts';
import { type RotationTest, rotationTest } from './rotation-test.ts';

export type MoveRule =
  | 'fewer than 8 days'
  | 'fewer than 5 runs'
  | 'fewer than 4 weeks'
  | 'p not below .05'
  | 'interval includes 0'
  | 'difference below 0.3'
  | 'not so without the last week';

/** The days after giving space (first) beside those after chasing (second). */
export interface AfterMoves extends Comparison {
  says: 'too few' | 'no difference' | 'closer' | 'less close';
  rotation: RotationTest | null;
  blockedBy: MoveRule[];
}

/** `a` of `b` next days on which the other person seemed to pull away. */
export interface Retreats {
  afterChasing: { a: number; b: number };
  afterOther: { a: number; b: number };
}

/** Numbers without a verdict: the main comparison for each of the next three days, on distant days, and the practices. */
export interface MoveDetails {
  lags: (number | null)[];
  whenDistant: Comparison;
  practices: Record<Practice, Comparison>;
}

export const MIN_DAYS_TO_COMPARE = 8;
const MIN_RUNS = 5;
const MIN_WEEKS = 4;
const MAX_P = 0.05;
const MIN_DIFFERENCE = 0.3;

/**
 * Whether the days after giving space and after chasing differ. `entries` in order, none after the last complete week.
 * A verdict must be the same with and without the last week that has entries. The rotation test is slow: when another
 * rule already blocks the verdict it is skipped, unless `alwaysRotate`.
 */
export function compareAfterMoves(entries: readonly RatedDay[], alwaysRotate = false): AfterMoves {
  const now = verdictOn(entries, alwaysRotate);
  if (now.says !== 'closer' && now.says !== 'less close') return now;
  const last = weekIndexOf(entries.at(-1)!);
  const earlier = entries.filter((entry) => weekIndexOf(entry) < last);
  const before = verdictOn(earlier, false);
  return before.says === now.says
    ? now
    : { ...now, says: 'no difference', blockedBy: ['not so without the last week'] };
}

/** Further numbers to list; none of them is tested. */
export function moveDetails(entries: readonly RatedDay[]): MoveDetails {
  const deltaAtLag = (lag: number) =>
    compareGroups(entries, spaceOrChasedGroup, { from: lag, to: lag, written: 1 }).difference?.delta ?? null;
  const practices = PRACTICES.map((name) => [name, compareGroups(entries, (day) => practiceGroup(day, name))]);
  return {
    lags: [deltaAtLag(1), deltaAtLag(2), deltaAtLag(3)],
    whenDistant: compareGroups(entries, (day) => (isDistant(day) ? spaceOrChasedGroup(day) : 0)),
    practices: Object.fromEntries(practices) as Record<Practice, Comparison>,
  };
}

/** The comparison and what may be said about it. */
function verdictOn(entries: readonly RatedDay[], alwaysRotate: boolean): AfterMoves {
  const comparison = compareGroups(entries, spaceOrChasedGroup);
  const blockedBy = unmetMinimums(comparison);
  if (blockedBy.length > 0) return { ...comparison, says: 'too few', rotation: null, blockedBy };

  const { delta, t } = comparison.difference!;
  if (comparison.interval === null || comparison.interval.lo * comparison.interval.hi <= 0)
    blockedBy.push('interval includes 0');
  if (Math.abs(delta) < MIN_DIFFERENCE) blockedBy.push('difference below 0.3');
  const mustRotate = t !== null && (alwaysRotate || blockedBy.length === 0);
  const rotation = mustRotate ? rotationTest(entries, spaceOrChasedGroup, t) : null;
  if (rotation ? rotation.p >= MAX_P : t === null) blockedBy.push('p not below .05');
  if (blockedBy.length > 0) return { ...comparison, says: 'no difference', rotation, blockedBy };
  return { ...comparison, says: delta > 0 ? 'closer' : 'less close', rotation, blockedBy };
}

function unmetMinimums({ first, second }: Comparison): MoveRule[] {
  const blockedBy: MoveRule[] = [];
  if (Math.min(first.n, second.n) < MIN_DAYS_TO_COMPARE) blockedBy.push('fewer than 8 days');
  if (Math.min(first.runs, second.runs) < MIN_RUNS) blockedBy.push('fewer than 5 runs');
  if (Math.min(first.weeks, second.weeks) < MIN_WEEKS) blockedBy.push('fewer than 4 weeks');
  return blockedBy;
}

/** How often the other person pulled away on the day after a move, if `their_move` was answered then. */
export function countRetreats(entries: readonly RatedDay[]): Retreats {
  const retreats = { afterChasing: { a: 0, b: 0 }, afterOther: { a: 0, b: 0 } };
  entries.forEach(({ dayNumber, my_move }, i) => {
    const next = entries[i + 1];
    if (my_move === undefined || next?.dayNumber !== dayNumber + 1 || next.their_move === undefined) return;
    const side = my_move === 'chased' ? retreats.afterChasing : retreats.afterOther;
    side.b += 1;
    if (next.their_move === 'away') side.a += 1;
  });
  return retreats;
}

/** Group 1: days on which the writer gave space; group 2: days on which the writer chased. */
export function spaceOrChasedGroup({ my_move }: RatedDay): Group {
  return my_move === 'space' ? 1 : my_move === 'chased' ? 2 : 0;
}

/** Group 1 did the practice, group 2 did not. */
function practiceGroup({ practices }: RatedDay, practice: Practice): Group {
  if (practices === undefined) return 0;
  return practices.includes(practice) ? 1 : 2;
}

/** Whether the other person seemed to pull away, or the writer wished for more closeness. */
function isDistant(rated: RatedDay): boolean {
  return rated.their_move === 'away' || (gapOf(rated) ?? 0) >= 1;
}
